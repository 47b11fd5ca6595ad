package org.mdn4j.distribution;

import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.mdn4j.special.IncompleteFunctions;

/**
 * The negative binomial distribution of a count that varies more than a {@link Poisson} one: a Poisson distribution
 * whose mean is gamma distributed (Hilbe 2011, "NB2").
 *
 * <p>On whole numbers {@code density} is a probability and {@code logDensity} its logarithm; elsewhere they are zero and
 * minus infinity. The cdf is a step function, a quantile the smallest count whose cdf reaches the level, so that
 * {@code cdf(quantile(p)) >= p}. The entropy is that of the probabilities, the score has no value (NaN), and
 * {@code affine} moves the counts to another lattice without changing their probabilities.
 */
public final class NegativeBinomial extends CountDistribution {

    private final double mean;
    private final double size;

    private NegativeBinomial(double mean, double size) {
        this.mean = Checks.positive("mean", mean);
        this.size = Checks.positive("size", size);
    }

    /**
     * The negative binomial distribution with variance {@code mean + mean^2 / size}.
     *
     * @param mean of the count
     * @param size the shape of the gamma distribution behind it, also called r or the inverse dispersion; need not be
     *     whole. For a large one the distribution is Poisson
     * @throws IllegalArgumentException if one of them is not positive and finite
     */
    public static NegativeBinomial of(double mean, double size) {
        return new NegativeBinomial(mean, size);
    }

    @Override
    double[] parameters() {
        return new double[] {mean, size};
    }

    /** The inverse dispersion r. */
    public double size() {
        return size;
    }

    /** {@code size / (size + mean)}: the chance of success of which {@code size} are waited for. */
    private double success() {
        return size / (size + mean);
    }

    private double failure() {
        return mean / (size + mean);
    }

    @Override
    double logMass(double k) {
        if (k == 0) {
            return -size * Math.log1p(mean / size);
        }
        // Gamma(size + k) / (Gamma(size) k!) is one over k B(size, k).
        return IncompleteFunctions.logBetaPrefix(size, k, success(), failure()) - Math.log(k);
    }

    @Override
    double growth(double k) {
        return success() * (mean - mean / size - (k + 1)) / (k + 1);
    }

    @Override
    double lower(double k) {
        return IncompleteFunctions.beta(size, k + 1, success(), failure());
    }

    @Override
    double upper(double k) {
        return IncompleteFunctions.beta(k + 1, size, failure(), success());
    }

    @Override
    double logLower(double k) {
        return IncompleteFunctions.logBeta(size, k + 1, success(), failure());
    }

    @Override
    double logUpper(double k) {
        return IncompleteFunctions.logBeta(k + 1, size, failure(), success());
    }

    @Override
    public double expectation() {
        return mean;
    }

    @Override
    public double variance() {
        return mean + mean / size * mean;
    }

    @Override
    public double skewness() {
        return (1 + 2 * mean / size) / Math.sqrt(variance());
    }

    @Override
    public double excessKurtosis() {
        return 6 / size + 1 / variance();
    }

    /**
     * {@code E|Y - y| - E|Y - Y'| / 2}; y need not be a whole number. The second term is one smooth integral over the
     * squared characteristic function, since {@code pi |d| = integral_0^pi (1 - cos d t) / (1 - cos t) dt} for whole d.
     */
    @Override
    public double crps(double y) {
        if (!Double.isFinite(y)) {
            return Math.abs(y);
        }
        double massFactor = mean * (1 + Math.max(0, Math.floor(y)) / size);
        double overdispersion = 4 * mean / size * (1 + mean / size);
        TreeSet<Double> points = new TreeSet<>();
        points.add(0.0);
        points.add(Math.PI);
        for (double t = 0.25 / standardDeviation(); t < Math.PI; t *= 4) {
            points.add(t);
        }
        double integral = Quadrature.integrate(
                t -> {
                    double square = Math.sin(0.5 * t) * Math.sin(0.5 * t);
                    return -Math.expm1(-size * Math.log1p(overdispersion * square)) / (2 * square);
                },
                points.stream().mapToDouble(Double::doubleValue).toArray());
        return meanDistance(y, massFactor) - 0.5 * integral / Math.PI;
    }

    /** The counts that are more probable than both neighbours, or as probable as one of them: one or two. */
    @Override
    public double[] modes() {
        double turn = mean - mean / size; // P(k) / P(k - 1) is above one for k below this
        double mode = Math.max(0, Math.floor(turn));
        return mode == turn && mode > 0 ? new double[] {mode - 1, mode} : new double[] {mode};
    }

    /**
     * The negative binomial distribution of the same mean whose variance is multiplied by the temperature. Zero leaves the
     * whole number next to the mean.
     *
     * @throws IllegalArgumentException if the variance would fall below that of a {@link Poisson} distribution
     */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, Math.rint(mean), t -> withVariance(this, t));
    }

    /** The distribution of counts with the mean of another one, and t times its variance. */
    static CountDistribution withVariance(CountDistribution counts, double t) {
        double mean = counts.expectation();
        double excess = t * counts.variance() - mean;
        if (excess < 0) {
            throw new IllegalArgumentException("need a variance temperature of 0 or at least "
                    + mean / counts.variance() + " for " + counts + " but got " + t);
        }
        return excess == 0 ? Poisson.of(mean) : of(mean, mean / excess * mean);
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UniformRandomProvider uniform = Draws.uniform(rng);
        ContinuousSampler rate = AhrensDieterMarsagliaTsangGammaSampler.of(uniform, size, mean / size);
        return () -> {
            double poissonMean = rate.sample();
            return poissonMean > 0 ? Poisson.of(poissonMean).sampler(rng).next() : 0;
        };
    }

    /** For example {@code NegativeBinomial(mean 3.5, size 2.0)}. */
    @Override
    public String toString() {
        return "NegativeBinomial(mean " + mean + ", size " + size + ")";
    }
}
