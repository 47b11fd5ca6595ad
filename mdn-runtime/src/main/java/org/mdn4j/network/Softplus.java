package org.mdn4j.network;

import org.mdn4j.special.FloatMath;

/** {@code ln(1 + e^x)}, a smooth ReLU, whose derivative is the logistic sigmoid (Dugas et al. 2001). */
final class Softplus extends HiddenActivation {

    Softplus() {
        super("softplus");
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x) {
        return LogisticSigmoid.of(x);
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(x[i], 0) + FloatMath.log(1 + FloatMath.exp(-Math.abs(x[i])));
        }
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= FloatMath.sigmoid(x[i]);
        }
    }
}
