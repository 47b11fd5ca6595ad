package org.mdn4j.network;

/** {@code x}. */
final class Identity extends HiddenActivation {

    Identity() {
        super("identity");
    }

    @Override
    public double value(double x) {
        return x;
    }

    @Override
    public double derivative(double x) {
        return 1;
    }

    @Override
    public void apply(float[] x, float[] out, int count) {
        System.arraycopy(x, 0, out, 0, count);
    }

    @Override
    public boolean slopesFollowFromValues() {
        return true;
    }

    @Override
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        // times one
    }
}
