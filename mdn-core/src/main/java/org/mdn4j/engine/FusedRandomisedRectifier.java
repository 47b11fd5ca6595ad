package org.mdn4j.engine;

/**
 * The randomised leaky ReLU (Xu et al. 2015): below zero a slope that is drawn anew for every element and step, uniformly
 * between two ends.
 */
record FusedRandomisedRectifier(int outputs, float smallest, float largest, int seed) implements FusedLayer {

    @Override
    public FusedLayer.Pass pass(int maxRows, OffHeap scratch) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final float[] derivative; // [outputs][rows]
        private final float[] output;

        Pass(int maxRows) {
            derivative = new float[maxRows * outputs];
            output = new float[maxRows * outputs];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            int key = PositionNoise.key(seed, step.iteration);
            int first = step.firstRow * outputs;
            float range = (largest - smallest) * 0x1p-24f;
            for (int j = 0, i = 0; j < outputs; j++) {
                for (int r = 0; r < rows; r++, i++) {
                    int position = first + r * outputs + j;
                    derivative[i] = in[i] >= 0 ? 1 : smallest + range * PositionNoise.bits24(key, position);
                }
            }
            int count = rows * outputs;
            for (int i = 0; i < count; i++) {
                output[i] = in[i] * derivative[i];
            }
            return output;
        }

        @Override
        public void backward(float[] gradient, int rows, boolean wanted) {
            Tiles.multiply(derivative, gradient, rows * outputs);
        }
    }
}
