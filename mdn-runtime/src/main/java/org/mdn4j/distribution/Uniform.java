package org.mdn4j.distribution;

import java.util.random.RandomGenerator;

/** The uniform distribution on an interval. */
public final class Uniform implements UnivariateDistribution {

    private final double lower;
    private final double upper;

    private Uniform(double lower, double upper) {
        this.lower = Checks.finite("lower end", lower);
        this.upper = Checks.finite("upper end", upper);
        Checks.positive("width (upper - lower)", upper - lower);
    }

    /**
     * The uniform distribution between two values.
     *
     * @throws IllegalArgumentException if the ends are not finite or not in ascending order
     */
    public static Uniform of(double lower, double upper) {
        return new Uniform(lower, upper);
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        if (Double.isNaN(y[0])) {
            return Double.NaN;
        }
        return y[0] >= lower && y[0] <= upper ? -Math.log(upper - lower) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double cdf(double y) {
        return Math.min(1, Math.max(0, (y - lower) / (upper - lower)));
    }

    @Override
    public double survival(double y) {
        return Math.min(1, Math.max(0, (upper - y) / (upper - lower)));
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
        return new Interval(lower, upper);
    }

    @Override
    public double logDensityDerivative(double y) {
        return y > lower && y < upper ? 0 : Double.NaN;
    }

    @Override
    public double quantile(double p) {
        Checks.probability(p);
        return p < 0.5 ? lower + p * (upper - lower) : upper - (1 - p) * (upper - lower);
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return q < 0.5 ? upper - q * (upper - lower) : lower + (1 - q) * (upper - lower);
    }

    @Override
    public double expectation() {
        return 0.5 * lower + 0.5 * upper;
    }

    @Override
    public double variance() {
        return (upper - lower) * (upper - lower) / 12;
    }

    @Override
    public double skewness() {
        return 0;
    }

    @Override
    public double excessKurtosis() {
        return -1.2;
    }

    @Override
    public Uniform affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new Uniform(shift[0] + scale[0] * lower, shift[0] + scale[0] * upper);
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        return () -> lower + (upper - lower) * rng.nextDouble();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Uniform that
                && Double.compare(lower, that.lower) == 0
                && Double.compare(upper, that.upper) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(lower) + Double.hashCode(upper);
    }

    /** For example {@code Uniform(0.0 to 1.0)}. */
    @Override
    public String toString() {
        return "Uniform(" + lower + " to " + upper + ")";
    }
}
