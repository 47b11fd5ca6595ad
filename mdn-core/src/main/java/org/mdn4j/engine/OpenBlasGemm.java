package org.mdn4j.engine;

import org.bytedeco.openblas.global.openblas;

/** OpenBLAS, which comes with ND4J: on every platform, fast with large matrices. */
final class OpenBlasGemm implements Gemm {

    @Override
    public String name() {
        return "OpenBLAS";
    }

    @Override
    public Product product(Factor a, Factor b, OffHeap c, int rows, int columns, int inner, boolean added) {
        int orderOfA = a.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans;
        int orderOfB = b.transposed() ? openblas.CblasTrans : openblas.CblasNoTrans;
        float kept = added ? 1 : 0;
        return () -> openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                orderOfA,
                orderOfB,
                rows,
                columns,
                inner,
                1,
                a.memory().pointer(),
                a.stride(),
                b.memory().pointer(),
                b.stride(),
                kept,
                c.pointer(),
                columns);
    }
}
