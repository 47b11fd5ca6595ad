package org.mdn4j.engine;

import org.bytedeco.openblas.global.openblas;

/** OpenBLAS, which comes with ND4J: on every platform, fast with large matrices. */
final class OpenBlasGemm implements Gemm {

    @Override
    public String name() {
        return "OpenBLAS";
    }

    @Override
    public void multiply(
            OffHeap a,
            boolean transposedA,
            int strideA,
            OffHeap b,
            boolean transposedB,
            int strideB,
            OffHeap c,
            int rows,
            int columns,
            int inner,
            float kept) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                transposedA ? openblas.CblasTrans : openblas.CblasNoTrans,
                transposedB ? openblas.CblasTrans : openblas.CblasNoTrans,
                rows,
                columns,
                inner,
                1,
                a.pointer(),
                strideA,
                b.pointer(),
                strideB,
                kept,
                c.pointer(),
                columns);
    }
}
