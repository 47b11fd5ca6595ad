package org.mdn4j.network;

/** {@code max(-1, min(1, x))}. */
final class HardTanh extends HiddenActivation {

    HardTanh() {
        super("hardtanh");
    }

    @Override
    public double value(double x) {
        return Math.max(-1, Math.min(1, x));
    }

    @Override
    public double derivative(double x) {
        return Math.abs(x) <= 1 ? 1 : 0;
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(-1, Math.min(1, x[i]));
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] = Math.abs(x[i]) <= 1 ? gradient[i] : 0;
        }
    }
}
