package org.mdn4j.engine;

import org.mdn4j.engine.Gemm.Factor;
import org.mdn4j.engine.Gemm.Product;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matrix products of a dense layer for a number of rows, on memory off the heap. */
final class DenseProducts {

    private static final Logger LOG = LoggerFactory.getLogger(DenseProducts.class);
    private static final Gemm GEMM = OneDnnGemm.find().orElseGet(OpenBlasGemm::new);

    static {
        LOG.debug("Matrix products by {}", GEMM.name());
    }

    private final int rows;
    private final Product forward;
    private final Product firstWeightGradient;
    private final Product nextWeightGradient;
    private final Product inputGradient;

    /**
     * Prepares them.
     *
     * @param w weights {@code [inputs][outputs]}, and biases behind them where there are any
     * @param x {@code [inputs][rows]}, and ones behind them where there are biases
     * @param z {@code [outputs][rows]}, or {@code [rows][outputs]}
     * @param rowMajor whether {@code z} is the latter
     * @param dw as {@code w}
     * @param biases 1 where there are biases, else 0
     */
    DenseProducts(
            OffHeap w,
            OffHeap x,
            OffHeap z,
            boolean rowMajor,
            OffHeap dw,
            int rows,
            int inputs,
            int biases,
            int outputs) {
        this.rows = rows;
        int extended = inputs + biases;
        this.forward = rowMajor
                ? GEMM.product(
                        new Factor(x, true, rows), new Factor(w, false, outputs), z, rows, outputs, extended, false)
                : GEMM.product(
                        new Factor(w, true, outputs), new Factor(x, false, rows), z, outputs, rows, extended, false);
        Factor dzAcross = rowMajor ? new Factor(z, false, outputs) : new Factor(z, true, rows);
        Factor allInputs = new Factor(x, false, rows);
        this.firstWeightGradient = GEMM.product(allInputs, dzAcross, dw, extended, outputs, rows, false);
        this.nextWeightGradient = GEMM.product(allInputs, dzAcross, dw, extended, outputs, rows, true);
        Factor dzAlong = rowMajor ? new Factor(z, true, outputs) : new Factor(z, false, rows);
        this.inputGradient = GEMM.product(new Factor(w, false, outputs), dzAlong, x, inputs, rows, outputs, false);
    }

    /** The name of the library in use. */
    static String library() {
        return GEMM.name();
    }

    /** How many rows they are for. */
    int rows() {
        return rows;
    }

    /** {@code z = w x}. */
    void forward() {
        forward.multiply();
    }

    /**
     * {@code dw = dz x}, biases included, with {@code dz} in the place of {@code z}.
     *
     * @param added whether to add to what {@code dw} is
     */
    void weightGradient(boolean added) {
        (added ? nextWeightGradient : firstWeightGradient).multiply();
    }

    /** {@code dx = w dz} in the place of {@code x}, the ones behind it left out. */
    void inputGradient() {
        inputGradient.multiply();
    }
}
