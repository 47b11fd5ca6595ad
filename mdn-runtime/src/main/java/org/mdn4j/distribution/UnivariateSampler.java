package org.mdn4j.distribution;

/** Independent draws from a distribution over the real line. Not for use by several threads at once. */
public interface UnivariateSampler extends Sampler {

    /** One draw. */
    double next();

    @Override
    default int dimension() {
        return 1;
    }

    @Override
    default void sample(double[] out, int offset) {
        out[offset] = next();
    }

    /** Some draws, {@code [n]}. */
    default double[] next(int n) {
        double[] draws = new double[n];
        fill(draws);
        return draws;
    }
}
