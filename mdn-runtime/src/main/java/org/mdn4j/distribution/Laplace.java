package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The Laplace (double exponential) distribution with density {@code exp(-|y - location| / scale) / (2 scale)}. */
public final class Laplace extends LocationScale {

    private static final double LOG_TWO = Math.log(2);

    private Laplace(double location, double scale) {
        super(location, scale);
    }

    /**
     * The Laplace distribution; its standard deviation is {@code sqrt(2) scale}.
     *
     * @throws IllegalArgumentException if the location is not finite or the scale not positive
     */
    public static Laplace of(double location, double scale) {
        return new Laplace(location, scale);
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
        return 0;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        return -Math.abs(standardise(y[0])) - LOG_TWO - logScale;
    }

    @Override
    double tail(double u) {
        return 0.5 * Math.exp(-u);
    }

    @Override
    double logTail(double u) {
        return -LOG_TWO - u;
    }

    @Override
    double inverseTail(double q) {
        // 2 q is exact, and so is its distance from one where the logarithm is small.
        return q < 0.25 ? -Math.log(2 * q) : -Math.log1p(2 * q - 1);
    }

    /** The score, {@code -1 / scale} above and {@code 1 / scale} below the location; NaN at it, where there is a kink. */
    @Override
    public double logDensityDerivative(double y) {
        return y == location ? Double.NaN : Math.signum(location - y) / scale;
    }

    @Override
    public double expectation() {
        return location;
    }

    @Override
    public double variance() {
        return 2 * scale * scale;
    }

    @Override
    public double skewness() {
        return 0;
    }

    @Override
    public double excessKurtosis() {
        return 3;
    }

    /** The closed form of Jordan, Krueger and Lerch (2019), appendix A. */
    @Override
    public double crps(double y) {
        double u = Math.abs(standardise(y));
        return scale * (u + Math.exp(-u) - 0.75);
    }

    @Override
    public double entropy() {
        return 1 + LOG_TWO + logScale;
    }

    @Override
    public Laplace affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new Laplace(shift[0] + scale[0] * location, scale[0] * this.scale);
    }

    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, location, t -> new Laplace(location, scale * Math.sqrt(t)));
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UniformRandomProvider uniform = Draws.uniform(rng);
        ContinuousSampler exponential = ZigguratSampler.Exponential.of(uniform);
        return () -> location + scale * (uniform.nextLong() < 0 ? -exponential.sample() : exponential.sample());
    }

    /** For example {@code Laplace(location 0.0, scale 1.0)}. */
    @Override
    public String toString() {
        return "Laplace(location " + location + ", scale " + scale + ")";
    }
}
