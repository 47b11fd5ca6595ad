package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/** {@code x sigmoid(beta x)} (Ramachandran, Zoph and Le 2017); with a beta of 1 also known as SiLU. */
final class Swish extends HiddenActivation {

    private final double beta;

    Swish(double beta) {
        super("swish", beta);
        this.beta = beta;
    }

    @Override
    public double value(double x) {
        return x * LogisticSigmoid.of(beta * x);
    }

    @Override
    public double derivative(double x) {
        double sigmoid = LogisticSigmoid.of(beta * x);
        return sigmoid * (1 + beta * x * LogisticSigmoid.of(-beta * x));
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        float times = (float) beta;
        for (int i = 0; i < count; i++) {
            out[i] = x[i] * FloatMath.sigmoid(times * x[i]);
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        float times = (float) beta;
        for (int i = 0; i < count; i++) {
            float sigmoid = FloatMath.sigmoid(times * x[i]);
            gradient[i] *= sigmoid + times * x[i] * sigmoid * (1 - sigmoid);
        }
    }
}
