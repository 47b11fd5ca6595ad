package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/**
 * {@code x} above zero, {@code slope * x} below (Maas, Hannun and Ng 2013). With a slope of -1 it is the absolute value; with
 * one drawn at random in training it is the randomised leaky ReLU (Xu et al. 2015), which predicts with the average slope:
 * that is what this class computes.
 */
final class LeakyRelu extends HiddenActivation {

    private final double slope;

    private LeakyRelu(double slope, String name, Double... parameters) {
        super(name, parameters);
        this.slope = slope;
    }

    static LeakyRelu of(double slope) {
        return new LeakyRelu(slope, "leakyrelu", slope);
    }

    static LeakyRelu absoluteValue() {
        return new LeakyRelu(-1, "abs");
    }

    static LeakyRelu randomised(double smallest, double largest) {
        if (!(smallest <= largest)) {
            throw new IllegalArgumentException(
                    "need a smallest slope of at most the largest but got " + smallest + " and " + largest);
        }
        return new LeakyRelu((smallest + largest) / 2, "rrelu", smallest, largest);
    }

    @Override
    public double value(double x) {
        return x >= 0 ? x : slope * x;
    }

    @Override
    public double derivative(double x) {
        return x >= 0 ? 1 : slope;
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        float below = (float) slope;
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(x[i], 0) + below * Math.min(x[i], 0);
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        float less = (float) slope - 1;
        for (int i = 0; i < count; i++) {
            gradient[i] *= 1 + less * FloatMath.isPositive(-x[i]);
        }
    }
}
