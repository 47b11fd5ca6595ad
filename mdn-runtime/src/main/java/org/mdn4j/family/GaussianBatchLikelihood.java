package org.mdn4j.family;

import org.mdn4j.special.FloatMath;

/** Gaussian components with independent coordinates, in single precision throughout. */
final class GaussianBatchLikelihood implements BatchLikelihood {

    private static final float HALF_LOG_TWO_PI = 0.918938533f;

    /** Saturates squares and precisions, so that no product of theirs with zero or each other is NaN. */
    private static final float LARGEST = 1e30f;

    private final int components;
    private final int targets;
    private final boolean softplus;
    private final float floor;
    private final float[] weights; // [K]
    private final double[] joint; // [K] ln w_k + ln p_k(y): in many dimensions their differences drown in a float
    private final float[] responsibilities; // [K]
    private final float[] meanSlope; // [K * D] d ln p_k / d mean
    private final float[] varianceSlope; // [K * D] d ln p_k / d raw variance

    /** Only for the variance functions {@code exp} and {@code softplus}; see {@link #supports}. */
    GaussianBatchLikelihood(MixtureLayout layout, PositiveFunction variance, double floor) {
        this.components = layout.components();
        this.targets = layout.targets();
        this.softplus = variance == PositiveFunction.SOFTPLUS;
        this.floor = (float) floor;
        this.weights = new float[components];
        this.joint = new double[components];
        this.responsibilities = new float[components];
        this.meanSlope = new float[components * targets];
        this.varianceSlope = new float[components * targets];
    }

    static boolean supports(PositiveFunction variance) {
        return variance == PositiveFunction.EXP || variance == PositiveFunction.SOFTPLUS;
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        int width = components * (1 + 2 * targets);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int start = i * width;
            for (int k = 0; k < components; k++) {
                joint[k] = raw[start + k];
            }
            double logNormaliser = normalise(weights);
            for (int k = 0; k < components; k++) {
                joint[k] += component(raw, start, k, y, i * targets) - logNormaliser;
            }
            sum += normalise(responsibilities);
            backward(start, factor, gradient);
        }
        return sum;
    }

    /** Writes the shares {@code exp(joint) / sum} and returns the logarithm of the sum. */
    private double normalise(float[] shares) {
        double max = joint[0];
        for (int k = 1; k < components; k++) {
            max = Math.max(max, joint[k]);
        }
        float sum = 0;
        for (int k = 0; k < components; k++) {
            shares[k] = FloatMath.exp((float) (joint[k] - max));
            sum += shares[k];
        }
        float inverse = 1 / sum;
        for (int k = 0; k < components; k++) {
            shares[k] *= inverse;
        }
        return max + FloatMath.log(sum);
    }

    /** The log density of component k at the target; keeps its slopes. */
    private double component(float[] raw, int start, int k, float[] y, int target) {
        int means = start + components + k * targets;
        int variances = means + components * targets;
        double logDensity = 0;
        for (int d = 0; d < targets; d++) {
            float rawVariance = raw[variances + d];
            float variance;
            float slope; // of the log variance
            if (softplus) {
                float e = FloatMath.exp(-Math.abs(rawVariance));
                // The logarithm of 1 + e has no digits of a tiny e left.
                float log = e < 1e-3f ? e * (1 - 0.5f * e) : FloatMath.log(1 + e);
                variance = Math.max(rawVariance, 0) + log + floor;
                slope = (rawVariance > 0 ? 1 : e) / ((1 + e) * variance);
            } else {
                float e = FloatMath.exp(rawVariance);
                variance = e + floor;
                slope = e / variance;
            }
            float observed = y[target + d];
            int slot = k * targets + d;
            if (observed != observed) { // NaN: missing
                meanSlope[slot] = 0;
                varianceSlope[slot] = 0;
            } else {
                float difference = observed - raw[means + d];
                float scaled = difference / variance;
                float square = Math.min(difference * scaled, LARGEST);
                logDensity -= 0.5f * (square + FloatMath.log(variance)) + HALF_LOG_TWO_PI;
                meanSlope[slot] = Math.max(-LARGEST, Math.min(LARGEST, scaled));
                varianceSlope[slot] = Math.min(LARGEST, 0.5f * (square - 1) * slope);
            }
        }
        return logDensity;
    }

    private void backward(int start, float factor, float[] gradient) {
        int means = start + components;
        int variances = means + components * targets;
        for (int k = 0; k < components; k++) {
            float responsibility = responsibilities[k];
            gradient[start + k] = factor * (responsibility - weights[k]);
            for (int d = 0; d < targets; d++) {
                int slot = k * targets + d;
                gradient[means + slot] = factor * saturated(responsibility * meanSlope[slot]);
                gradient[variances + slot] = factor * saturated(responsibility * varianceSlope[slot]);
            }
        }
    }

    private static float saturated(float value) {
        return Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, value));
    }
}
