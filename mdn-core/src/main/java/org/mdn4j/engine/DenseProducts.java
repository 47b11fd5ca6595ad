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

    private final OffHeap w;
    private final OffHeap x;
    private final OffHeap z;
    private final boolean rowMajor;
    private final OffHeap dw;
    private final int rows;
    private final int inputs;
    private final int extended; // inputs and biases
    private final int outputs;
    // Prepared when first needed: that takes a millisecond, and first layers and single blocks do without some of them.
    private Product forward;
    private Product firstWeightGradient;
    private Product nextWeightGradient;
    private Product inputGradient;

    /**
     * Says where the matrices are.
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
        this.w = w;
        this.x = x;
        this.z = z;
        this.rowMajor = rowMajor;
        this.dw = dw;
        this.rows = rows;
        this.inputs = inputs;
        this.extended = inputs + biases;
        this.outputs = outputs;
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
        if (forward == null) {
            forward = rowMajor
                    ? GEMM.product(
                            new Factor(x, true, rows), new Factor(w, false, outputs), z, rows, outputs, extended, false)
                    : GEMM.product(
                            new Factor(w, true, outputs),
                            new Factor(x, false, rows),
                            z,
                            outputs,
                            rows,
                            extended,
                            false);
        }
        forward.multiply();
    }

    /**
     * {@code dw = dz x}, biases included, with {@code dz} in the place of {@code z}.
     *
     * @param added whether to add to what {@code dw} is
     */
    void weightGradient(boolean added) {
        if (added) {
            if (nextWeightGradient == null) {
                nextWeightGradient = prepareWeightGradient(true);
            }
            nextWeightGradient.multiply();
        } else {
            if (firstWeightGradient == null) {
                firstWeightGradient = prepareWeightGradient(false);
            }
            firstWeightGradient.multiply();
        }
    }

    private Product prepareWeightGradient(boolean added) {
        Factor dz = rowMajor ? new Factor(z, false, outputs) : new Factor(z, true, rows);
        return GEMM.product(new Factor(x, false, rows), dz, dw, extended, outputs, rows, added);
    }

    /** {@code dx = w dz} in the place of {@code x}, the ones behind it left out. */
    void inputGradient() {
        if (inputGradient == null) {
            Factor dz = rowMajor ? new Factor(z, true, outputs) : new Factor(z, false, rows);
            inputGradient = GEMM.product(new Factor(w, false, outputs), dz, x, inputs, rows, outputs, false);
        }
        inputGradient.multiply();
    }
}
