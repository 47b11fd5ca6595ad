package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/** {@code s(x) = 1 / (1 + e^-x)}, whose derivative {@code s (1 - s)} is at most a quarter. */
final class LogisticSigmoid extends HiddenActivation {

    LogisticSigmoid() {
        super("sigmoid");
    }

    @Override
    public double value(double x) {
        return of(x);
    }

    @Override
    public double derivative(double x) {
        return of(x) * of(-x);
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = FloatMath.sigmoid(x[i]);
        }
    }

    @Override
    public boolean slopesFollowFromValues() {
        return true;
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= value[i] * (1 - value[i]);
        }
    }

    static double of(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
