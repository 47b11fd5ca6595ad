package org.mdn4j.engine;

import java.util.Arrays;
import org.mdn4j.network.HiddenActivation;

/** {@code activation(x W^T + b)}. */
final class FusedDense implements FusedLayer {

    private final int inputs;
    private final int outputs;
    private final boolean hasBias;
    private final HiddenActivation activation;
    private final int offset; // of the weights in the flat vector: [outputs][inputs], then biases [outputs]
    private final OffHeap weights;
    private final float[] biases;

    FusedDense(int inputs, int outputs, boolean hasBias, HiddenActivation activation, int offset) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.hasBias = hasBias;
        this.activation = activation;
        this.offset = offset;
        this.weights = new OffHeap(inputs * outputs);
        this.biases = new float[outputs];
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void load(float[] parameters) {
        weights.put(parameters, offset, inputs * outputs);
        if (hasBias) {
            System.arraycopy(parameters, offset + inputs * outputs, biases, 0, outputs);
        }
    }

    @Override
    public FusedLayer.Pass pass(int maxRows) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final OffHeap x; // [rows][inputs], then their gradient
        private final OffHeap z; // [rows][outputs], then their gradient
        private final OffHeap weightGradient = new OffHeap(inputs * outputs);
        private final OffHeap biasGradient = new OffHeap(outputs);
        private final OffHeap ones;
        private final float[] bias; // [rows][outputs]
        private final float[] preActivation; // [rows][outputs]
        private final float[] output; // [rows][outputs]
        private final float[] inputGradient; // [rows][inputs]
        private float kept; // of the gradients so far: 0 in the first block, then 1

        Pass(int maxRows) {
            this.x = new OffHeap(maxRows * inputs);
            this.z = new OffHeap(maxRows * outputs);
            this.ones = new OffHeap(maxRows);
            float[] one = new float[maxRows];
            Arrays.fill(one, 1);
            ones.put(one, 0, maxRows);
            this.bias = new float[hasBias ? maxRows * outputs : 0];
            this.preActivation = new float[maxRows * outputs];
            this.output = activation.equals(HiddenActivation.IDENTITY) ? preActivation : new float[maxRows * outputs];
            this.inputGradient = new float[maxRows * inputs];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            int count = rows * outputs;
            x.put(in, 0, rows * inputs);
            if (hasBias) {
                if (kept == 0) {
                    Tiles.repeat(biases, bias, rows);
                }
                z.put(bias, 0, count); // cheaper than a sum behind the product, which would clear z first
            }
            Products.forward(x, weights, z, rows, inputs, outputs, hasBias ? 1 : 0);
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
            Products.weightGradient(z, x, weightGradient, rows, inputs, outputs, kept);
            if (hasBias) {
                Products.biasGradient(z, ones, biasGradient, rows, outputs, kept);
            }
            if (wanted) {
                Products.inputGradient(z, weights, x, rows, inputs, outputs);
                x.get(inputGradient, 0, rows * inputs);
            }
            kept = 1;
            return inputGradient;
        }

        @Override
        public void collect(float[] gradient) {
            weightGradient.get(gradient, offset, inputs * outputs);
            if (hasBias) {
                biasGradient.get(gradient, offset + inputs * outputs, outputs);
            }
            kept = 0;
        }
    }
}
