package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/**
 * {@code scale * x} above zero, {@code scale * alpha (e^x - 1)} below: with scale 1 the exponential linear unit (Clevert,
 * Unterthiner and Hochreiter 2016), with the constants of {@link #selfNormalising} the scaled one.
 */
final class Elu extends HiddenActivation {

    private final double alpha;
    private final double scale;

    private Elu(double alpha, double scale, String name, Double... parameters) {
        super(name, parameters);
        this.alpha = alpha;
        this.scale = scale;
    }

    static Elu of(double alpha) {
        return new Elu(alpha, 1, "elu", alpha);
    }

    /** Klambauer et al. (2017): standard normal numbers keep their mean and variance. */
    static Elu selfNormalising() {
        return new Elu(1.6732632423543772848, 1.0507009873554804934, "selu");
    }

    @Override
    public double value(double x) {
        return scale * (x >= 0 ? x : alpha * Math.expm1(x));
    }

    @Override
    public double derivative(double x) {
        return scale * (x >= 0 ? 1 : alpha * Math.exp(x));
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        float above = (float) scale;
        float below = (float) (scale * alpha);
        for (int i = 0; i < count; i++) {
            out[i] = above * Math.max(x[i], 0) + below * FloatMath.negativeExpm1(Math.min(x[i], 0));
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        float above = (float) scale;
        float below = (float) (scale * alpha);
        for (int i = 0; i < count; i++) {
            float negative = FloatMath.isPositive(-x[i]);
            gradient[i] *= above + negative * (Math.min(value[i], 0) + below - above);
        }
    }
}
