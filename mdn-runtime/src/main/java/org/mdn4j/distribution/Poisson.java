package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.mdn4j.special.BesselFunctions;
import org.mdn4j.special.IncompleteFunctions;

/**
 * The Poisson distribution of a count.
 *
 * <p>On whole numbers {@code density} is a probability and {@code logDensity} its logarithm; elsewhere they are zero and
 * minus infinity. The cdf is a step function, a quantile the smallest count whose cdf reaches the level, so that
 * {@code cdf(quantile(p)) >= p}. The entropy is that of the probabilities, the score has no value (NaN), and
 * {@code affine} moves the counts to another lattice without changing their probabilities.
 */
public final class Poisson extends CountDistribution {

    /** Beyond this mean a draw is a rounded Gaussian one: commons-rng draws ints, and no test could tell the two apart. */
    private static final double LARGEST_SAMPLED = 1 << 29;

    private final double mean;

    private Poisson(double mean) {
        this.mean = Checks.positive("mean", mean);
    }

    /**
     * The Poisson distribution; its variance is its mean.
     *
     * @throws IllegalArgumentException if the mean is not positive and finite
     */
    public static Poisson of(double mean) {
        return new Poisson(mean);
    }

    @Override
    double[] parameters() {
        return new double[] {mean};
    }

    @Override
    double logMass(double k) {
        if (k == 0) {
            return -mean;
        }
        return IncompleteFunctions.logGammaPrefix(k, mean) - Math.log(k);
    }

    @Override
    double growth(double k) {
        return (mean - (k + 1)) / (k + 1);
    }

    @Override
    double lower(double k) {
        return IncompleteFunctions.gammaQ(k + 1, mean);
    }

    @Override
    double upper(double k) {
        return IncompleteFunctions.gammaP(k + 1, mean);
    }

    @Override
    double logLower(double k) {
        return IncompleteFunctions.logGammaQ(k + 1, mean);
    }

    @Override
    double logUpper(double k) {
        return IncompleteFunctions.logGammaP(k + 1, mean);
    }

    @Override
    public double expectation() {
        return mean;
    }

    @Override
    public double variance() {
        return mean;
    }

    @Override
    public double skewness() {
        return 1 / Math.sqrt(mean);
    }

    @Override
    public double excessKurtosis() {
        return 1 / mean;
    }

    /** The closed form of Wei and Held (2014); y need not be a whole number. */
    @Override
    public double crps(double y) {
        double scaled = Math.exp(BesselFunctions.logScaledI0(2 * mean));
        double spread = mean * scaled * (2 - BesselFunctions.ratioComplement(2 * mean));
        return meanDistance(y, mean) - spread;
    }

    /** The counts that are more probable than both neighbours, or as probable as one of them: one or two. */
    @Override
    public double[] modes() {
        double mode = Math.floor(mean);
        return mode == mean ? new double[] {mode - 1, mode} : new double[] {mode};
    }

    /**
     * The {@link NegativeBinomial} distribution of the same mean whose variance is multiplied by the temperature. Zero
     * leaves the whole number next to the mean.
     *
     * @throws IllegalArgumentException if the temperature is between zero and one: no such distribution of counts varies
     *     less than a Poisson one
     */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, Math.rint(mean), t -> NegativeBinomial.withVariance(this, t));
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        if (mean > LARGEST_SAMPLED) {
            ContinuousSampler standard = Draws.gaussian(rng);
            return () -> Math.rint(mean + Math.sqrt(mean) * standard.sample());
        }
        DiscreteSampler sampler = PoissonSampler.of(Draws.uniform(rng), mean);
        return sampler::sample;
    }

    /** For example {@code Poisson(mean 3.5)}. */
    @Override
    public String toString() {
        return "Poisson(mean " + mean + ")";
    }
}
