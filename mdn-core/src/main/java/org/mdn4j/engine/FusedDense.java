package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.List;
import org.mdn4j.network.HiddenActivation;

/**
 * {@code activation(W x + b)}. Weights are held as {@code [inputs][outputs]}, so that the biases behind them are those of
 * an input that is always 1: they cost the products next to nothing.
 */
final class FusedDense implements FusedLayer {

    private static final int MOST_PREPARED = 8; // numbers of rows

    private final int inputs;
    private final int outputs;
    private final int biases; // 0 or 1
    private final HiddenActivation activation;
    private final boolean rowMajor;
    private final int offset; // of the weights in the flat vector, and behind them biases [outputs]
    private final OffHeap weights; // [inputs + biases][outputs]

    /** @param rowMajor whether it gives rows rather than columns, which only the last layer may */
    FusedDense(int inputs, int outputs, boolean hasBias, HiddenActivation activation, boolean rowMajor, int offset) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.biases = hasBias ? 1 : 0;
        this.activation = activation;
        this.rowMajor = rowMajor;
        this.offset = offset;
        this.weights = new OffHeap((inputs + biases) * outputs);
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void fromDl4j(float[] theirs, float[] own) {
        Tiles.transpose(theirs, own, offset, outputs, inputs);
    }

    @Override
    public void toDl4j(float[] own, float[] theirs) {
        Tiles.transpose(own, theirs, offset, inputs, outputs);
    }

    @Override
    public void load(float[] parameters) {
        weights.put(parameters, offset, weights.size());
    }

    @Override
    public FusedLayer.Pass pass(int maxRows, OffHeap scratch) {
        return new Pass(maxRows, scratch);
    }

    private final class Pass implements FusedLayer.Pass {

        private final OffHeap x; // [inputs + biases][rows], the last of which are 1; then the gradient of the others
        private final OffHeap z; // during a call: [outputs][rows], or [rows][outputs]; or their gradient
        private final OffHeap weightGradient = new OffHeap(weights.size());
        private final float[] preActivation; // as z
        private final float[] output; // as z
        private final List<DenseProducts> prepared = new ArrayList<>();
        private DenseProducts products; // for the rows that x holds
        private boolean begun; // whether there is a gradient to add to

        Pass(int maxRows, OffHeap scratch) {
            this.x = new OffHeap(maxRows * (inputs + biases));
            this.z = scratch;
            this.preActivation = new float[maxRows * outputs];
            this.output = activation.slopesFollowFromValues() ? preActivation : new float[maxRows * outputs];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            int count = rows * outputs;
            x.put(in, 0, rows * inputs);
            if (products == null || products.rows() != rows) {
                x.fill(rows * inputs, rows * (inputs + biases), 1);
                products = prepare(rows);
            }
            products.forward();
            z.get(preActivation, 0, count);
            if (!activation.equals(HiddenActivation.IDENTITY)) {
                activation.apply(preActivation, output, count);
            }
            return output;
        }

        private DenseProducts prepare(int rows) {
            for (int i = 0; i < prepared.size(); i++) {
                if (prepared.get(i).rows() == rows) {
                    return prepared.get(i);
                }
            }
            if (prepared.size() == MOST_PREPARED) {
                prepared.remove(0);
            }
            DenseProducts added =
                    new DenseProducts(weights, x, z, rowMajor, weightGradient, rows, inputs, biases, outputs);
            prepared.add(added);
            return added;
        }

        @Override
        public void backward(float[] gradient, int rows, boolean wanted) {
            int count = rows * outputs;
            if (!activation.equals(HiddenActivation.IDENTITY)) {
                activation.backward(preActivation, output, gradient, count);
            }
            z.put(gradient, 0, count);
            products.weightGradient(begun);
            begun = true;
            if (wanted) {
                products.inputGradient();
                x.get(gradient, 0, rows * inputs);
            }
        }

        @Override
        public void collect(float[] gradient) {
            weightGradient.get(gradient, offset, weightGradient.size());
            begun = false;
        }
    }
}
