package org.mdn4j.engine;

import org.mdn4j.network.HiddenActivation;

/** An activation without weights. */
record FusedActivation(int outputs, HiddenActivation activation) implements FusedLayer {

    @Override
    public FusedLayer.Pass pass(int maxRows, OffHeap scratch) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final float[] output;
        private float[] input;

        Pass(int maxRows) {
            output = new float[maxRows * outputs];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            input = in;
            activation.apply(in, output, rows * outputs);
            return output;
        }

        @Override
        public void backward(float[] gradient, int rows, boolean wanted) {
            activation.backward(input, output, gradient, rows * outputs);
        }
    }
}
