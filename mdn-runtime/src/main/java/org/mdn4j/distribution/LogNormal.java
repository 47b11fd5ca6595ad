package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.ErfDifference;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** The log-normal distribution: of {@code exp(z)} where z is Gaussian. On positive numbers. */
public final class LogNormal extends Parametric {

    private static final double SQRT_TWO = Math.sqrt(2);

    private final double mu;
    private final double sigma;
    private final Gaussian log;

    private LogNormal(double mu, double sigma) {
        this.mu = Checks.finite("mu", mu);
        this.sigma = Checks.positive("sigma", sigma);
        this.log = Gaussian.of(mu, sigma);
    }

    /**
     * The log-normal distribution whose logarithm has a given mean and standard deviation.
     *
     * @param mu mean of the logarithm: the median is {@code exp(mu)}
     * @param sigma standard deviation of the logarithm
     * @throws IllegalArgumentException if mu is not finite or sigma not positive
     */
    public static LogNormal of(double mu, double sigma) {
        return new LogNormal(mu, sigma);
    }

    @Override
    double[] parameters() {
        return new double[] {mu, sigma};
    }

    @Override
    double[] bends() {
        double mode = mu - sigma * sigma; // then the extremes of the score and of its derivative
        return new double[] {0, Math.exp(mode), Math.exp(mode + 1), Math.exp(mode + 1.5)};
    }

    @Override
    double logDensityCurvature(double y) {
        return (1 + ((Math.log(y) - mu) - 1) / sigma / sigma) / y / y;
    }

    /** The mean of the logarithm. */
    public double mu() {
        return mu;
    }

    /** The standard deviation of the logarithm. */
    public double sigma() {
        return sigma;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        if (!(y[0] > 0)) {
            return Double.isNaN(y[0]) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        double logarithm = Math.log(y[0]);
        return Double.isInfinite(logarithm) ? Double.NEGATIVE_INFINITY : log.logDensity(logarithm) - logarithm;
    }

    /** The logarithm of y; minus infinity below the support. */
    private static double logarithm(double y) {
        return y < 0 ? Double.NEGATIVE_INFINITY : Math.log(y);
    }

    @Override
    public double cdf(double y) {
        return log.cdf(logarithm(y));
    }

    @Override
    public double survival(double y) {
        return log.survival(logarithm(y));
    }

    @Override
    public double logCdf(double y) {
        return y > 0 || Double.isNaN(y) ? log.logCdf(Math.log(y)) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double logSurvival(double y) {
        return y == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : log.logSurvival(logarithm(y));
    }

    @Override
    public Interval support() {
        return new Interval(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public double logDensityDerivative(double y) {
        return y > 0 ? (log.logDensityDerivative(Math.log(y)) - 1) / y : Double.NaN;
    }

    @Override
    public double quantile(double p) {
        return Math.exp(log.quantile(p));
    }

    @Override
    public double inverseSurvival(double q) {
        return Math.exp(log.inverseSurvival(q));
    }

    @Override
    public double expectation() {
        return Math.exp(mu + 0.5 * sigma * sigma);
    }

    @Override
    public double variance() {
        return Math.expm1(sigma * sigma) * Math.exp(2 * mu + sigma * sigma);
    }

    @Override
    public double skewness() {
        double excess = Math.expm1(sigma * sigma);
        return (excess + 3) * Math.sqrt(excess);
    }

    /** {@code w^4 + 2 w^3 + 3 w^2 - 6} with {@code w = exp(sigma^2)}, in powers of {@code w - 1}. */
    @Override
    public double excessKurtosis() {
        double excess = Math.expm1(sigma * sigma);
        return excess * (16 + excess * (15 + excess * (6 + excess)));
    }

    /**
     * The closed form of Baran and Lerch (2015), arranged so that nothing cancels where sigma is small: with m the mean
     * and w the standardised logarithm, {@code (y - m)(2 F - 1) + 2 m (Phi(w) - Phi(w - sigma)) - m erf(sigma / 2)}.
     */
    @Override
    public double crps(double y) {
        double mean = expectation();
        if (y <= 0) {
            return mean - y - mean * Erf.value(0.5 * sigma);
        }
        double w = (Math.log(y) - mu) / sigma;
        double band = ErfDifference.value((w - sigma) / SQRT_TWO, w / SQRT_TWO);
        return (y - mean) * (cdf(y) - survival(y)) + mean * (band - Erf.value(0.5 * sigma));
    }

    @Override
    public double entropy() {
        return mu + 0.5 + Gaussian.HALF_LOG_TWO_PI + Math.log(sigma);
    }

    @Override
    public double[] modes() {
        return new double[] {Math.exp(mu - sigma * sigma)};
    }

    /** A log-normal distribution again where there is no shift. */
    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return shift[0] == 0 ? new LogNormal(mu + Math.log(scale[0]), sigma) : Affine.of(this, shift[0], scale[0]);
    }

    /** The log-normal distribution of the same mean whose variance is multiplied by the temperature. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, expectation(), t -> {
            double square = sigma * sigma;
            // expm1 would overflow, and the one that it takes away no longer matters.
            double changed = square > 700 ? square + Math.log(t) : Math.log1p(t * Math.expm1(square));
            return new LogNormal(mu + 0.5 * (square - changed), Math.sqrt(changed));
        });
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        ContinuousSampler standard = Draws.gaussian(rng);
        return () -> Math.exp(mu + sigma * standard.sample());
    }

    /** For example {@code LogNormal(mu 0.0, sigma 1.0)}. */
    @Override
    public String toString() {
        return "LogNormal(mu " + mu + ", sigma " + sigma + ")";
    }
}
