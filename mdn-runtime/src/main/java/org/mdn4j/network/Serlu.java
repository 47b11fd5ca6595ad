package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/**
 * The scaled exponentially-regularised linear unit, {@code scale * x} above zero and {@code scale * alpha x e^x} below, which
 * falls back to zero far below (Zhang and Li 2018). The constants keep mean and variance of standard normal numbers; they
 * were solved for in 40 digits.
 */
final class Serlu extends HiddenActivation {

    private static final double ALPHA = 2.9042712333296918229;
    private static final double SCALE = 1.0786182835772267059;

    Serlu() {
        super("serlu");
    }

    @Override
    public double value(double x) {
        return SCALE * x * (x >= 0 ? 1 : ALPHA * Math.exp(x));
    }

    @Override
    public double derivative(double x) {
        return SCALE * (x >= 0 ? 1 : ALPHA * Math.exp(x) * (1 + x));
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        float above = (float) SCALE;
        float below = (float) (SCALE * ALPHA);
        for (int i = 0; i < count; i++) {
            float negative = Math.min(x[i], 0);
            out[i] = above * Math.max(x[i], 0) + below * negative * FloatMath.exp(negative);
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        float above = (float) SCALE;
        float below = (float) (SCALE * ALPHA);
        for (int i = 0; i < count; i++) {
            float negative = Math.min(x[i], 0);
            gradient[i] *= x[i] >= 0 ? above : below * FloatMath.exp(negative) * (1 + negative);
        }
    }
}
