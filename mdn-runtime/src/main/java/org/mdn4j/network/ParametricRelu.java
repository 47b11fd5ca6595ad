package org.mdn4j.network;

import java.util.Arrays;
import org.mdn4j.special.FloatMath;

/**
 * A leaky ReLU whose slope below zero each unit has learnt for itself (He et al. 2015); one slope alone is that of all units,
 * and where learning starts.
 */
final class ParametricRelu extends HiddenActivation {

    private final float[] slopes; // [units]

    ParametricRelu(double... slopes) {
        super("prelu", Arrays.stream(slopes).boxed().toArray(Double[]::new));
        this.slopes = new float[slopes.length];
        for (int j = 0; j < slopes.length; j++) {
            this.slopes[j] = (float) slopes[j];
        }
    }

    @Override
    public int units() {
        return slopes.length;
    }

    @Override
    HiddenActivation ofUnit(int unit) {
        return LeakyRelu.of(parameters().get(slopes.length == 1 ? 0 : unit));
    }

    @Override
    public double value(double x) {
        return x >= 0 ? x : parameters().get(0) * x;
    }

    @Override
    public double derivative(double x) {
        return x >= 0 ? 1 : parameters().get(0);
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        int units = slopes.length;
        for (int row = 0; row < count; row += units) {
            for (int j = 0; j < units; j++) {
                out[row + j] = Math.max(x[row + j], 0) + slopes[j] * Math.min(x[row + j], 0);
            }
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        int units = slopes.length;
        for (int row = 0; row < count; row += units) {
            for (int j = 0; j < units; j++) {
                gradient[row + j] *= 1 + (slopes[j] - 1) * FloatMath.isPositive(-x[row + j]);
            }
        }
    }
}
