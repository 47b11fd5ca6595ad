package org.mdn4j.distribution;

import java.util.random.RandomGenerator;

/**
 * All probability on one value: the certain part of a target that also varies.
 *
 * <p>At that value {@code density} is the probability one, elsewhere zero. Inside a {@link Mixture} with continuous
 * components the atom outweighs every density at its value, as probabilities do.
 */
public final class PointMass extends Parametric {

    private final double value;

    private PointMass(double value) {
        this.value = Checks.finite("value", value) + 0.0; // no negative zero
    }

    /**
     * The distribution that always gives one value.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public static PointMass of(double value) {
        return new PointMass(value);
    }

    @Override
    double[] parameters() {
        return new double[] {value};
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        if (Double.isNaN(y[0])) {
            return Double.NaN;
        }
        return y[0] == value ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double cdf(double y) {
        return Double.isNaN(y) ? Double.NaN : y >= value ? 1 : 0;
    }

    @Override
    public double survival(double y) {
        return 1 - cdf(y);
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
        return new Interval(value, value);
    }

    /** Always NaN. */
    @Override
    public double logDensityDerivative(double y) {
        return Double.NaN;
    }

    @Override
    public double quantile(double p) {
        Checks.probability(p);
        return value;
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return value;
    }

    @Override
    public double expectation() {
        return value;
    }

    @Override
    public double variance() {
        return 0;
    }

    /** NaN: there is no spread to measure it by. */
    @Override
    public double skewness() {
        return Double.NaN;
    }

    /** NaN: there is no spread to measure it by. */
    @Override
    public double excessKurtosis() {
        return Double.NaN;
    }

    @Override
    public double crps(double y) {
        return Math.abs(y - value);
    }

    /** Zero: nothing is left open. */
    @Override
    public double entropy() {
        return 0;
    }

    @Override
    public double[] modes() {
        return new double[] {value};
    }

    @Override
    public double[] atoms(double lower, double upper) {
        return lower <= value && value <= upper ? new double[] {value} : new double[0];
    }

    @Override
    public PointMass affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new PointMass(shift[0] + scale[0] * value);
    }

    /** This one at any temperature: it has no variance. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        Temperature.check(temperature);
        return this;
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        return () -> value;
    }

    /** For example {@code PointMass(0.0)}. */
    @Override
    public String toString() {
        return "PointMass(" + value + ")";
    }
}
