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
    public FusedLayer.Pass pass(int maxRows) {
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
            for (int start = 0; start < rows * width; start += width) {
                for (int j = 0; j < width; j++) {
                    float x = in[start + j];
                    output[start + j] = x < 0 ? x * slopes[j] : x;
                }
            }
            return output;
        }

        @Override
        public float[] backward(float[] gradient, int rows, boolean wanted) {
            for (int start = 0; start < rows * width; start += width) {
                for (int j = 0; j < width; j++) {
                    float x = input[start + j];
                    if (x < 0) {
                        slopeGradient[j] += gradient[start + j] * x;
                        gradient[start + j] *= slopes[j];
                    }
                }
            }
            return gradient;
        }

        @Override
        public void collect(float[] gradient) {
            System.arraycopy(slopeGradient, 0, gradient, offset, width);
            Arrays.fill(slopeGradient, 0);
        }
    }
}
