package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/** {@code max(x, 0)} (Glorot, Bordes and Bengio 2011). */
final class Relu extends HiddenActivation {

    Relu() {
        super("relu");
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0);
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(x[i], 0);
        }
    }

    @Override
    public boolean slopesFollowFromValues() {
        return true;
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= FloatMath.isPositive(value[i]);
        }
    }
}
