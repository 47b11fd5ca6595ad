package org.mdn4j.engine;

import org.bytedeco.openblas.global.openblas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matrix products of a dense layer, on memory off the heap. Matrices are row-major. */
final class Products {

    private static final Logger LOG = LoggerFactory.getLogger(Products.class);
    private static final Gemm GEMM = OneDnnGemm.find().orElseGet(OpenBlasGemm::new);

    static {
        LOG.debug("Matrix products by {}", GEMM.name());
    }

    private Products() {}

    /** {@code Z = kept Z + X W^T}: x {@code [rows][inputs]}, w {@code [outputs][inputs]}, z {@code [rows][outputs]}. */
    static void forward(OffHeap x, OffHeap w, OffHeap z, int rows, int inputs, int outputs, float kept) {
        GEMM.multiply(x, false, w, true, z, rows, outputs, inputs, kept);
    }

    /** {@code dX = dZ W}. */
    static void inputGradient(OffHeap dz, OffHeap w, OffHeap dx, int rows, int inputs, int outputs) {
        GEMM.multiply(dz, false, w, false, dx, rows, inputs, outputs, 0);
    }

    /** {@code dW = kept dW + dZ^T X}. */
    static void weightGradient(OffHeap dz, OffHeap x, OffHeap dw, int rows, int inputs, int outputs, float kept) {
        GEMM.multiply(dz, true, x, false, dw, outputs, inputs, rows, kept);
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
