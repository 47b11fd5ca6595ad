package org.mdn4j.engine;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * Batch normalisation of columns (Ioffe and Szegedy 2015). The running statistics are parameters, as in DL4J: gamma, beta
 * (unless they are locked), mean, and variance or the decimal logarithm of its root. Their "gradients" are their changes.
 */
final class FusedBatchNormalization implements FusedLayer {

    private final int width;
    private final double epsilon;
    private final double decay;
    private final boolean locked;
    private final boolean logDeviation;
    private final int meanOffset;
    private final int offset;
    private final float[] gamma;
    private final float[] beta;
    private final float[] runningMean;
    private final float[] runningSpread; // variance, or log10 of the standard deviation

    FusedBatchNormalization(BatchNormalization layer, int offset) {
        this.width = Math.toIntExact(layer.getNOut());
        this.epsilon = layer.getEps();
        this.decay = layer.getDecay();
        this.locked = layer.isLockGammaBeta();
        this.logDeviation = layer.isUseLogStd();
        this.offset = offset;
        this.meanOffset = locked ? offset : offset + 2 * width;
        this.gamma = new float[width];
        this.beta = new float[width];
        this.runningMean = new float[width];
        this.runningSpread = new float[width];
        Arrays.fill(gamma, (float) layer.getGamma());
        Arrays.fill(beta, (float) layer.getBeta());
    }

    @Override
    public int outputs() {
        return width;
    }

    @Override
    public boolean couplesRows() {
        return true;
    }

    @Override
    public void load(float[] parameters) {
        if (!locked) {
            System.arraycopy(parameters, offset, gamma, 0, width);
            System.arraycopy(parameters, offset + width, beta, 0, width);
        }
        System.arraycopy(parameters, meanOffset, runningMean, 0, width);
        System.arraycopy(parameters, meanOffset + width, runningSpread, 0, width);
    }

    int parameterCount() {
        return meanOffset - offset + 2 * width;
    }

    /** What the layer does to a column once trained: {@code scale x + shift}. */
    void affine(float[] parameters, double[] scale, double[] shift) {
        load(parameters);
        for (int j = 0; j < width; j++) {
            double variance = logDeviation ? Math.pow(10, 2.0 * runningSpread[j]) : runningSpread[j];
            double factor = gamma[j] / Math.sqrt(variance + epsilon);
            scale[j] = factor;
            shift[j] = beta[j] - factor * runningMean[j];
        }
    }

    @Override
    public FusedLayer.Pass pass(int maxRows, OffHeap scratch) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final float[] normalised;
        private final float[] output;
        private final double[] mean = new double[width];
        private final double[] variance = new double[width];
        private final double[] inverse = new double[width]; // 1 / sqrt(variance + epsilon)
        private final double[] gammaGradient = new double[width];
        private final double[] betaGradient = new double[width];

        Pass(int maxRows) {
            this.normalised = new float[maxRows * width];
            this.output = new float[maxRows * width];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            for (int j = 0; j < width; j++) {
                int start = j * rows;
                mean[j] = Tiles.sum(in, start, rows) / rows;
                variance[j] = Tiles.sumOfProducts(in, mean[j], in, mean[j], start, rows) / rows;
                inverse[j] = 1 / Math.sqrt(variance[j] + epsilon);
                normalise(in, mean[j], inverse[j], gamma[j], beta[j], start, start + rows);
            }
            return output;
        }

        private void normalise(float[] in, double centre, double factor, float scale, float shift, int start, int end) {
            for (int i = start; i < end; i++) {
                float xHat = (float) ((in[i] - centre) * factor);
                normalised[i] = xHat;
                output[i] = scale * xHat + shift;
            }
        }

        @Override
        public void backward(float[] gradient, int rows, boolean wanted) {
            for (int j = 0; j < width; j++) {
                int start = j * rows;
                betaGradient[j] = Tiles.sum(gradient, start, rows);
                gammaGradient[j] = Tiles.sumOfProducts(gradient, 0, normalised, 0, start, rows);
                double factor = gamma[j] * inverse[j];
                centre(gradient, betaGradient[j] / rows, gammaGradient[j] / rows, factor, start, start + rows);
            }
        }

        private void centre(float[] gradient, double mean, double slope, double factor, int start, int end) {
            for (int i = start; i < end; i++) {
                gradient[i] = (float) (factor * (gradient[i] - (mean + normalised[i] * slope)));
            }
        }

        @Override
        public void collect(float[] gradient) {
            for (int j = 0; j < width; j++) {
                if (!locked) {
                    gradient[offset + j] = (float) gammaGradient[j];
                    gradient[offset + width + j] = (float) betaGradient[j];
                }
                gradient[meanOffset + j] = (float) ((1 - decay) * (runningMean[j] - mean[j]));
                gradient[meanOffset + width + j] = (float) spreadChange(j);
            }
        }

        private double spreadChange(int j) {
            if (!logDeviation) {
                return (1 - decay) * (runningSpread[j] - variance[j]);
            }
            double old = Math.pow(10, 2.0 * runningSpread[j]);
            return 0.5 * Math.log10(old / (decay * old + (1 - decay) * variance[j]));
        }
    }
}
