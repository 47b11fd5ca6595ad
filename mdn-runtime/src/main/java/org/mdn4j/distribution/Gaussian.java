package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** The normal distribution {@code N(mean, standardDeviation^2)}. */
public final class Gaussian implements UnivariateDistribution {

    /** {@code ln(2 pi) / 2}. */
    static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** Standard deviations beyond which a mean is better told from the end of its interval. */
    private static final double FAR = 6;

    /** The width, in standard deviations, of intervals over which differences lose digits. */
    private static final double NARROW = 0.1;

    /** Beyond it the asymptotic series of the mean excess has all digits, and the difference has not. */
    private static final double SERIES = 50;

    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double SQRT_PI = Math.sqrt(Math.PI);

    private final double mean;
    private final double standardDeviation;

    private Gaussian(double mean, double standardDeviation) {
        this.mean = Checks.finite("mean", mean);
        this.standardDeviation = Checks.positive("standard deviation", standardDeviation);
    }

    /**
     * The Gaussian with a given mean and standard deviation (not variance).
     *
     * @throws IllegalArgumentException if the mean is not finite or the standard deviation not positive
     */
    public static Gaussian of(double mean, double standardDeviation) {
        return new Gaussian(mean, standardDeviation);
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        double u = (y[0] - mean) / standardDeviation;
        return -0.5 * u * u - HALF_LOG_TWO_PI - Math.log(standardDeviation);
    }

    @Override
    public double cdf(double y) {
        return 0.5 * Erfc.value((mean - y) / standardDeviation / SQRT_TWO);
    }

    @Override
    public double survival(double y) {
        return 0.5 * Erfc.value((y - mean) / standardDeviation / SQRT_TWO);
    }

    @Override
    public double logCdf(double y) {
        return logTail((mean - y) / standardDeviation);
    }

    @Override
    public double logSurvival(double y) {
        return logTail((y - mean) / standardDeviation);
    }

    /** The log probability above u standard deviations; the scaled complement takes over before erfc loses digits. */
    private static double logTail(double u) {
        if (u > 5) {
            return Math.log(0.5 * Erfcx.value(u / SQRT_TWO)) - 0.5 * u * u;
        }
        return u < -1 ? Math.log1p(-0.5 * Erfc.value(-u / SQRT_TWO)) : Math.log(0.5 * Erfc.value(u / SQRT_TWO));
    }

    @Override
    public Interval support() {
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public double logDensityDerivative(double y) {
        return (mean - y) / standardDeviation / standardDeviation;
    }

    @Override
    public double quantile(double p) {
        return mean - standardDeviation * SQRT_TWO * InverseErfc.value(2 * Checks.probability(p));
    }

    @Override
    public double inverseSurvival(double q) {
        return mean + standardDeviation * SQRT_TWO * InverseErfc.value(2 * Checks.probability(q));
    }

    @Override
    public double expectation() {
        return mean;
    }

    @Override
    public double variance() {
        return standardDeviation * standardDeviation;
    }

    @Override
    public double skewness() {
        return 0;
    }

    @Override
    public double excessKurtosis() {
        return 0;
    }

    @Override
    public double standardDeviation() {
        return standardDeviation;
    }

    /** {@inheritDoc} Closed form (Gneiting et al. 2005, eq. 5). */
    @Override
    public double crps(double y) {
        return GaussianKernel.meanAbsolute(y - mean, standardDeviation) - standardDeviation / SQRT_PI;
    }

    /** {@inheritDoc} Closed form, {@code ln(2 pi e sd^2) / 2}. */
    @Override
    public double entropy() {
        return 0.5 + HALF_LOG_TWO_PI + Math.log(standardDeviation);
    }

    @Override
    public double[] modes() {
        return new double[] {mean};
    }

    /**
     * {@inheritDoc}
     *
     * <p>Closed form, by densities relative to the probability or, far from the mean, by the mean excess over the nearer
     * end; by integration for narrow intervals, where both would cancel.
     */
    @Override
    public double expectation(double lower, double upper) {
        Truncated.checkOrder(lower, upper);
        double a = (lower - mean) / standardDeviation;
        double b = (upper - mean) / standardDeviation;
        boolean mirrored = a + b < 0;
        double near = mirrored ? -b : a; // the end with the higher density
        double far = mirrored ? -a : b;
        if (Double.isInfinite(near)) {
            return mean;
        }
        double beyond = near > FAR ? Math.exp(logTail(far) - logTail(near)) : 0;
        if (beyond > 0.5 || far - near < NARROW) {
            return truncate(lower, upper).expectation();
        }
        if (near > FAR) {
            double missing = beyond > 0 ? beyond * (far - near + meanExcess(far)) : 0;
            double excess = (meanExcess(near) - missing) / (1 - beyond) * standardDeviation;
            return mirrored ? upper - excess : lower + excess;
        }
        double logRatio = -0.5 * near * near - HALF_LOG_TWO_PI - Truncated.logProbability(this, lower, upper);
        double excess = -Math.expm1(-0.5 * (far - near) * (far + near)) * Math.exp(logRatio);
        return mean + (mirrored ? -excess : excess) * standardDeviation;
    }

    /** {@code E[U - u | U > u]} for a standard Gaussian and a large u: the inverse of Mills' ratio less u. */
    private static double meanExcess(double u) {
        if (u < SERIES) {
            return 1 / (Math.sqrt(Math.PI / 2) * Erfcx.value(u / SQRT_TWO)) - u;
        }
        double v = 1 / (u * u);
        return (1 - v * (2 - v * (10 - v * (74 - v * 706)))) / u;
    }

    @Override
    public Gaussian affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new Gaussian(shift[0] + scale[0] * mean, scale[0] * standardDeviation);
    }

    /** {@inheritDoc} A Gaussian again. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, mean, t -> new Gaussian(mean, standardDeviation * Math.sqrt(t)));
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        ContinuousSampler standard = Draws.gaussian(rng);
        return () -> mean + standardDeviation * standard.sample();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gaussian that
                && Double.compare(mean, that.mean) == 0
                && Double.compare(standardDeviation, that.standardDeviation) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(mean) + Double.hashCode(standardDeviation);
    }

    /** For example {@code Gaussian(mean 1.5, sd 0.25)}. */
    @Override
    public String toString() {
        return "Gaussian(mean " + mean + ", sd " + standardDeviation + ")";
    }
}
