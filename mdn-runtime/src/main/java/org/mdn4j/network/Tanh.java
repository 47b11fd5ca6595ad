package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/** The hyperbolic tangent, {@code 2 sigmoid(2 x) - 1}. */
final class Tanh extends HiddenActivation {

    Tanh() {
        super("tanh");
    }

    @Override
    public double value(double x) {
        return Math.tanh(x);
    }

    @Override
    public double derivative(double x) {
        double cosh = Math.cosh(x);
        return 1 / (cosh * cosh);
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = FloatMath.tanh(x[i]);
        }
    }

    @Override
    public boolean slopesFollowFromValues() {
        return true;
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= 1 - value[i] * value[i];
        }
    }
}
