package org.mdn4j.engine;

import org.bytedeco.openblas.global.openblas;

/** The matrix products of a dense layer, by BLAS on memory off the heap. Matrices are row-major. */
final class Products {

    private Products() {}

    /** {@code Z = kept Z + X W^T}: x {@code [rows][inputs]}, w {@code [outputs][inputs]}, z {@code [rows][outputs]}. */
    static void forward(OffHeap x, OffHeap w, OffHeap z, int rows, int inputs, int outputs, float kept) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                rows,
                outputs,
                inputs,
                1,
                x.pointer(),
                inputs,
                w.pointer(),
                inputs,
                kept,
                z.pointer(),
                outputs);
    }

    /** {@code dX = dZ W}. */
    static void inputGradient(OffHeap dz, OffHeap w, OffHeap dx, int rows, int inputs, int outputs) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                rows,
                inputs,
                outputs,
                1,
                dz.pointer(),
                outputs,
                w.pointer(),
                inputs,
                0,
                dx.pointer(),
                inputs);
    }

    /** {@code dW = kept dW + dZ^T X}. */
    static void weightGradient(OffHeap dz, OffHeap x, OffHeap dw, int rows, int inputs, int outputs, float kept) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasTrans,
                openblas.CblasNoTrans,
                outputs,
                inputs,
                rows,
                1,
                dz.pointer(),
                outputs,
                x.pointer(),
                inputs,
                kept,
                dw.pointer(),
                inputs);
    }

    /** {@code db = kept db + dZ^T 1}. */
    static void biasGradient(OffHeap dz, OffHeap ones, OffHeap db, int rows, int outputs, float kept) {
        openblas.cblas_sgemv(
                openblas.CblasRowMajor,
                openblas.CblasTrans,
                rows,
                outputs,
                1,
                dz.pointer(),
                outputs,
                ones.pointer(),
                1,
                kept,
                db.pointer(),
                1);
    }
}
