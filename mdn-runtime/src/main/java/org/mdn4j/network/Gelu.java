package org.mdn4j.network;

import org.apache.commons.numbers.gamma.Erfc;
import org.mdn4j.special.FloatMath;

/**
 * The Gaussian error linear unit, {@code x Phi(x)} with the standard normal cdf itself (Hendrycks and Gimpel 2016, equation
 * 1), not one of its approximations.
 */
final class Gelu extends HiddenActivation {

    private static final double NORMAL = 1 / Math.sqrt(2 * Math.PI);

    Gelu() {
        super("gelu");
    }

    @Override
    public double value(double x) {
        return x * cdf(x);
    }

    @Override
    public double derivative(double x) {
        return cdf(x) + x * NORMAL * Math.exp(-0.5 * x * x);
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = x[i] * FloatMath.normalCdf(x[i]);
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            float density = (float) NORMAL * FloatMath.exp(-0.5f * x[i] * x[i]);
            gradient[i] *= FloatMath.normalCdf(x[i]) + x[i] * density;
        }
    }

    private static double cdf(double x) {
        return 0.5 * Erfc.value(-x * Math.sqrt(0.5));
    }
}
