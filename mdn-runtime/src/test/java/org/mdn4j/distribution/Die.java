package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A fair die: whole numbers from 1 to 6. */
final class Die implements UnivariateDistribution {

    @Override
    public double logDensity(double... y) {
        return atoms(y[0], y[0]).length > 0 ? -Math.log(6) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double[] atoms(double lower, double upper) {
        return IntStream.rangeClosed(1, 6)
                .asDoubleStream()
                .filter(y -> lower <= y && y <= upper)
                .toArray();
    }

    @Override
    public double cdf(double y) {
        return Math.max(0, Math.min(6, Math.floor(y))) / 6;
    }

    @Override
    public double survival(double y) {
        return (6 - Math.max(0, Math.min(6, Math.floor(y)))) / 6;
    }

    @Override
    public double logCdf(double y) {
        return Math.log(cdf(y));
    }

    @Override
    public double logSurvival(double y) {
        return Math.log(survival(y));
    }

    @Override
    public Interval support() {
        return new Interval(1, 6);
    }

    @Override
    public double logDensityDerivative(double y) {
        return Double.NaN;
    }

    @Override
    public double quantile(double p) {
        return Math.max(1, Math.ceil(6 * p));
    }

    @Override
    public double inverseSurvival(double q) {
        return Math.max(1, 6 - Math.floor(6 * q));
    }

    @Override
    public double expectation() {
        return 3.5;
    }

    @Override
    public double variance() {
        return 35.0 / 12;
    }

    @Override
    public double skewness() {
        return 0;
    }

    @Override
    public double excessKurtosis() {
        return -222.0 / 175;
    }

    @Override
    public Distribution affine(double[] shift, double[] scale) {
        throw new UnsupportedOperationException("a die stays a die");
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        return () -> 1 + rng.nextInt(6);
    }
}
