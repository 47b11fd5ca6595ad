package org.mdn4j.engine;

import org.mdn4j.network.HiddenActivation;

/** {@code activation(W x + b)}. Biases are weights of an input that is always 1, and so cost the product next to nothing. */
final class FusedDense implements FusedLayer {

    private final int inputs;
    private final int outputs;
    private final int biases; // 0 or 1
    private final HiddenActivation activation;
    private final boolean rowMajor;
    private final int offset; // of the weights in the flat vector: [outputs][inputs], then biases [outputs]
    private final float[] extended; // [outputs][inputs + biases]
    private final OffHeap weights; // the same

    /** @param rowMajor whether it gives rows rather than columns, which only the last layer may */
    FusedDense(int inputs, int outputs, boolean hasBias, HiddenActivation activation, boolean rowMajor, int offset) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.biases = hasBias ? 1 : 0;
        this.activation = activation;
        this.rowMajor = rowMajor;
        this.offset = offset;
        this.extended = new float[(inputs + biases) * outputs];
        this.weights = new OffHeap(extended.length);
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void load(float[] parameters) {
        int stride = inputs + biases;
        for (int j = 0; j < outputs; j++) {
            System.arraycopy(parameters, offset + j * inputs, extended, j * stride, inputs);
        }
        if (biases > 0) {
            for (int j = 0; j < outputs; j++) {
                extended[j * stride + inputs] = parameters[offset + inputs * outputs + j];
            }
        }
        weights.put(extended, 0, extended.length);
    }

    @Override
    public FusedLayer.Pass pass(int maxRows) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final OffHeap x; // [inputs + biases][rows], the last of which are 1; then the gradient of the others
        private final OffHeap z; // [outputs][rows], or [rows][outputs]; then their gradient
        private final OffHeap weightGradient = new OffHeap(inputs * outputs);
        private final OffHeap biasGradient = new OffHeap(outputs);
        private final OffHeap ones;
        private final float[] preActivation; // as z
        private final float[] output; // as z
        private final float[] inputGradient; // [inputs][rows]
        private float kept; // of the gradients so far: 0 in the first block, then 1
        private int onesBehind; // how many rows there are before the ones in x

        Pass(int maxRows) {
            this.x = new OffHeap(maxRows * (inputs + biases));
            this.z = new OffHeap(maxRows * outputs);
            this.ones = new OffHeap(maxRows);
            ones.fill(0, maxRows, 1);
            this.preActivation = new float[maxRows * outputs];
            this.output = activation.slopesFollowFromValues() ? preActivation : new float[maxRows * outputs];
            this.inputGradient = new float[maxRows * inputs];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            int count = rows * outputs;
            x.put(in, 0, rows * inputs);
            if (onesBehind != rows) {
                x.fill(rows * inputs, rows * (inputs + biases), 1);
                onesBehind = rows;
            }
            Products.forward(weights, x, z, rowMajor, rows, inputs + biases, outputs);
            z.get(preActivation, 0, count);
            if (!activation.equals(HiddenActivation.IDENTITY)) {
                activation.apply(preActivation, output, count);
            }
            return output;
        }

        @Override
        public float[] backward(float[] gradient, int rows, boolean wanted) {
            int count = rows * outputs;
            if (!activation.equals(HiddenActivation.IDENTITY)) {
                activation.backward(preActivation, output, gradient, count);
            }
            z.put(gradient, 0, count);
            Products.weightGradient(z, rowMajor, x, weightGradient, rows, inputs, outputs, kept);
            if (biases > 0) {
                Products.biasGradient(z, rowMajor, ones, biasGradient, rows, outputs, kept);
            }
            if (wanted) {
                Products.inputGradient(weights, inputs + biases, z, rowMajor, x, rows, inputs, outputs);
                x.get(inputGradient, 0, rows * inputs);
            }
            kept = 1;
            return inputGradient;
        }

        @Override
        public void collect(float[] gradient) {
            weightGradient.get(gradient, offset, inputs * outputs);
            if (biases > 0) {
                biasGradient.get(gradient, offset + inputs * outputs, outputs);
            }
            kept = 0;
        }
    }
}
