package org.mdn4j.engine;

import org.bytedeco.openblas.global.openblas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matrix products of a dense layer, on memory off the heap. */
final class Products {

    private static final Logger LOG = LoggerFactory.getLogger(Products.class);
    private static final Gemm GEMM = OneDnnGemm.find().orElseGet(OpenBlasGemm::new);

    static {
        LOG.debug("Matrix products by {}", GEMM.name());
    }

    private Products() {}

    /** The name of the library in use. */
    static String library() {
        return GEMM.name();
    }

    /**
     * {@code Z = W X}, or its transpose.
     *
     * @param w {@code [outputs][inputs]}
     * @param x {@code [inputs][rows]}
     * @param z {@code [outputs][rows]}, or {@code [rows][outputs]}
     * @param rowMajor whether {@code z} is the latter
     */
    static void forward(OffHeap w, OffHeap x, OffHeap z, boolean rowMajor, int rows, int inputs, int outputs) {
        if (rowMajor) {
            GEMM.multiply(x, true, rows, w, true, inputs, z, rows, outputs, inputs, 0);
        } else {
            GEMM.multiply(w, false, inputs, x, false, rows, z, outputs, rows, inputs, 0);
        }
    }

    /**
     * {@code dX = W^T dZ}.
     *
     * @param w {@code [outputs][stride]}, of which the first {@code inputs} count
     * @param dz {@code [outputs][rows]}, or {@code [rows][outputs]}
     * @param rowMajor whether {@code dz} is the latter
     * @param dx {@code [inputs][rows]}
     */
    static void inputGradient(
            OffHeap w, int stride, OffHeap dz, boolean rowMajor, OffHeap dx, int rows, int inputs, int outputs) {
        GEMM.multiply(w, true, stride, dz, rowMajor, rowMajor ? outputs : rows, dx, inputs, rows, outputs, 0);
    }

    /**
     * {@code dW = kept dW + dZ X^T}.
     *
     * @param dz {@code [outputs][rows]}, or {@code [rows][outputs]}
     * @param rowMajor whether {@code dz} is the latter
     * @param x {@code [inputs][rows]}
     * @param dw {@code [outputs][inputs]}
     */
    static void weightGradient(
            OffHeap dz, boolean rowMajor, OffHeap x, OffHeap dw, int rows, int inputs, int outputs, float kept) {
        GEMM.multiply(dz, rowMajor, rowMajor ? outputs : rows, x, true, rows, dw, outputs, inputs, rows, kept);
    }

    /**
     * {@code db = kept db + dZ 1}.
     *
     * @param dz {@code [outputs][rows]}, or {@code [rows][outputs]}
     * @param rowMajor whether {@code dz} is the latter
     */
    static void biasGradient(
            OffHeap dz, boolean rowMajor, OffHeap ones, OffHeap db, int rows, int outputs, float kept) {
        openblas.cblas_sgemv(
                openblas.CblasRowMajor,
                rowMajor ? openblas.CblasTrans : openblas.CblasNoTrans,
                rowMajor ? rows : outputs,
                rowMajor ? outputs : rows,
                1,
                dz.pointer(),
                rowMajor ? outputs : rows,
                ones.pointer(),
                1,
                kept,
                db.pointer(),
                1);
    }
}
