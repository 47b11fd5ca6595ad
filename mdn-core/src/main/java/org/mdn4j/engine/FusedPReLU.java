package org.mdn4j.engine;

import java.util.Arrays;

/** A rectifier with a learnt slope below zero for each unit (He et al. 2015). */
final class FusedPReLU implements FusedLayer {

    private final int width;
    private final int offset;
    private final float[] slopes; // [width]

    FusedPReLU(int width, int offset) {
        this.width = width;
        this.offset = offset;
        this.slopes = new float[width];
    }

    @Override
    public int outputs() {
        return width;
    }

    @Override
    public void load(float[] parameters) {
        System.arraycopy(parameters, offset, slopes, 0, width);
    }

    @Override
    public FusedLayer.Pass pass(int maxRows, OffHeap scratch) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final float[] output;
        private final float[] slopeGradient = new float[width];
        private float[] input;

        Pass(int maxRows) {
            this.output = new float[maxRows * width];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            input = in;
            for (int j = 0; j < width; j++) {
                float slope = slopes[j];
                for (int i = j * rows; i < (j + 1) * rows; i++) {
                    output[i] = Math.max(in[i], 0) + slope * Math.min(in[i], 0);
                }
            }
            return output;
        }

        @Override
        public void backward(float[] gradient, int rows, boolean wanted) {
            for (int j = 0; j < width; j++) {
                float slope = slopes[j];
                float sum = 0;
                for (int i = j * rows; i < (j + 1) * rows; i++) {
                    sum += gradient[i] * Math.min(input[i], 0);
                }
                for (int i = j * rows; i < (j + 1) * rows; i++) {
                    float below = Math.min(1, -1e38f * Math.min(input[i], 0)); // 1 or 0, without a branch
                    gradient[i] *= 1 + (slope - 1) * below;
                }
                slopeGradient[j] += sum;
            }
        }

        @Override
        public void collect(float[] gradient) {
            System.arraycopy(slopeGradient, 0, gradient, offset, width);
            Arrays.fill(slopeGradient, 0);
        }
    }
}
