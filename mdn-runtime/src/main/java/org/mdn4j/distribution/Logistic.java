package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The logistic distribution, whose cdf is {@code 1 / (1 + exp(-(y - location) / scale))}. */
public final class Logistic extends LocationScale {

    private static final double SQUARED_PI = Math.PI * Math.PI;

    private Logistic(double location, double scale) {
        super(location, scale);
    }

    /**
     * The logistic distribution; its standard deviation is {@code pi scale / sqrt(3)}.
     *
     * @throws IllegalArgumentException if the location is not finite or the scale not positive
     */
    public static Logistic of(double location, double scale) {
        return new Logistic(location, scale);
    }

    @Override
    double[] parameters() {
        return new double[] {location, scale};
    }

    @Override
    double[] bends() {
        return new double[] {location};
    }

    @Override
    double logDensityCurvature(double y) {
        double root = Math.cosh(0.5 * standardise(y)) * scale;
        return -0.5 / root / root;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        double u = Math.abs(standardise(y[0]));
        return -u - 2 * Math.log1p(Math.exp(-u)) - logScale;
    }

    @Override
    double tail(double u) {
        double exponential = Math.exp(-u);
        return exponential / (1 + exponential);
    }

    @Override
    double standardDensity(double u) {
        double exponential = FastNormal.exp(-u);
        double sum = 1 + exponential;
        return exponential / (sum * sum);
    }

    @Override
    AnalyticDomain analyticDomain() {
        return new PoleStrip(2.6); // the poles are at pi
    }

    @Override
    double reach() {
        return 19;
    }

    @Override
    double logTail(double u) {
        return -u - Math.log1p(Math.exp(-u));
    }

    @Override
    double inverseTail(double q) {
        // ln((1 - q) / q), written so that it keeps its digits where q is near 1/2.
        return q < 0.25 ? Math.log1p(-q) - Math.log(q) : Math.log1p((1 - 2 * q) / q);
    }

    @Override
    public double logDensityDerivative(double y) {
        return -Math.tanh(0.5 * standardise(y)) / scale;
    }

    @Override
    public double expectation() {
        return location;
    }

    @Override
    public double variance() {
        return scale * scale * SQUARED_PI / 3;
    }

    @Override
    public double skewness() {
        return 0;
    }

    @Override
    public double excessKurtosis() {
        return 1.2;
    }

    /** The closed form of Jordan, Krueger and Lerch (2019), appendix A. */
    @Override
    public double crps(double y) {
        double u = Math.abs(standardise(y));
        return scale * (u + 2 * Math.log1p(Math.exp(-u)) - 1);
    }

    @Override
    public double entropy() {
        return 2 + logScale;
    }

    @Override
    public Logistic affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new Logistic(shift[0] + scale[0] * location, scale[0] * this.scale);
    }

    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, location, t -> new Logistic(location, scale * Math.sqrt(t)));
    }

    /** Draws are log ratios of two exponential draws, whose tails reach further than those of an inverted uniform. */
    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        ContinuousSampler exponential = ZigguratSampler.Exponential.of(Draws.uniform(rng));
        return () -> location + scale * (Math.log(exponential.sample()) - Math.log(exponential.sample()));
    }

    /** For example {@code Logistic(location 0.0, scale 1.0)}. */
    @Override
    public String toString() {
        return "Logistic(location " + location + ", scale " + scale + ")";
    }
}
