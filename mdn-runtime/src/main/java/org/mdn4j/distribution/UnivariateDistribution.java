package org.mdn4j.distribution;

import java.util.List;
import java.util.random.RandomGenerator;

/** A distribution over the real line. */
public interface UnivariateDistribution extends Distribution {

    /** The probability of a value of at most {@code y}. */
    double cdf(double y);

    /** The probability of a value above {@code y}, computed directly: accurate where it is tiny. */
    double survival(double y);

    /** The natural logarithm of the {@link #cdf}: accurate where the probability itself underflows. */
    double logCdf(double y);

    /** The natural logarithm of {@link #survival}: accurate where the probability itself underflows. */
    double logSurvival(double y);

    /** The smallest interval that holds all probability; its ends may be infinite. */
    Interval support();

    /** The derivative of the log density at {@code y}: the score; NaN where the density has a kink, a jump, or is zero. */
    double logDensityDerivative(double y);

    /**
     * The smallest value whose {@link #cdf} reaches {@code p}.
     *
     * @param p a probability; 0 and 1 give the ends of the support
     * @throws IllegalArgumentException if {@code p} is outside [0, 1] or NaN
     */
    double quantile(double p);

    /**
     * The value that is exceeded with probability {@code q}: the quantile of {@code 1 - q}, accurate for tiny {@code q}.
     *
     * @param q a probability; 0 and 1 give the upper and the lower end of the support
     * @throws IllegalArgumentException if {@code q} is outside [0, 1] or NaN
     */
    double inverseSurvival(double q);

    /** The mean as a number; NaN or infinite where there is none. */
    double expectation();

    /** The variance, in squared target units; NaN or infinite where there is none. */
    double variance();

    /** The third standardised central moment; NaN where there is none. */
    double skewness();

    /** The fourth standardised central moment minus 3, that of a Gaussian; NaN or infinite where there is none. */
    double excessKurtosis();

    /** The square root of the {@link #variance}, in target units. */
    default double standardDeviation() {
        return Math.sqrt(variance());
    }

    /**
     * The central interval of a given probability: equal tails are cut off on both sides.
     *
     * @param mass strictly between 0 and 1, for example 0.9 for the 5 % to 95 % interval
     * @throws IllegalArgumentException if {@code mass} is not between 0 and 1
     */
    default Interval interval(double mass) {
        Checks.openUnit("mass", mass);
        return new Interval(quantile(0.5 - 0.5 * mass), quantile(0.5 + 0.5 * mass));
    }

    /**
     * The continuous ranked probability score, {@code integral (F(z) - 1{y <= z})^2 dz}, in target units; the smaller,
     * the better (Gneiting and Raftery 2007, eq. 20).
     *
     * <p>Unless a class says otherwise it is integrated numerically, with a relative error of about 1e-12.
     *
     * @param y what was observed; it may lie outside the support
     * @return NaN for NaN; infinite for an infinite value and where the integral diverges
     */
    default double crps(double y) {
        return NumericIntegrals.crps(this, y);
    }

    /**
     * The differential entropy {@code -E ln p(y)}, in nats; where the values are atoms, the entropy of their
     * probabilities.
     *
     * <p>Unless a class says otherwise it is integrated numerically, with an error of about 1e-12.
     */
    default double entropy() {
        return NumericIntegrals.entropy(this);
    }

    /**
     * The values at which the density has a local maximum inside the support, ascending.
     *
     * <p>Unless a class says otherwise they are the places where the {@link #logDensityDerivative score} changes its
     * sign: all of them for the continuous families of this library, else those that lie between many quantiles.
     *
     * @return empty where the density is highest at an end of the support
     */
    default double[] modes() {
        return DensityShape.of(this).modes();
    }

    /**
     * The values within an interval that have a probability of their own, ascending: the jumps of the {@link #cdf}.
     *
     * @return empty for a continuous distribution
     */
    default double[] atoms(double lower, double upper) {
        return new double[0];
    }

    /**
     * This distribution given that its value lies in an interval: with its ends, where they are {@link #atoms atoms}.
     *
     * @param lower may be {@code -Infinity}
     * @param upper may be {@code Infinity}; equal to the lower end for an atom alone
     * @throws IllegalArgumentException if the interval is empty or has no probability that can be told from zero even
     *     in logarithms
     */
    default UnivariateDistribution truncate(double lower, double upper) {
        return Truncated.of(this, lower, upper);
    }

    /**
     * The mean given that the value lies in an interval: {@code E[Y | lower <= Y <= upper]}, in target units.
     *
     * @param lower may be {@code -Infinity}
     * @param upper may be {@code Infinity}
     * @return NaN or infinite where there is none
     * @throws IllegalArgumentException as {@link #truncate} does
     */
    default double expectation(double lower, double upper) {
        return truncate(lower, upper).expectation();
    }

    /**
     * The mean of the values of at most the {@code p} quantile: the expected shortfall of a return, whose value at risk
     * is that quantile. In target units.
     *
     * @param p strictly between 0 and 1, for example 0.05
     * @return NaN or infinite where the lower tail has no mean
     */
    default double lowerTailExpectation(double p) {
        return expectation(Double.NEGATIVE_INFINITY, quantile(Checks.openUnit("tail probability", p)));
    }

    /**
     * The mean of the values that are exceeded with probability {@code q} at most: the expected shortfall of a loss,
     * whose value at risk is {@link #inverseSurvival inverseSurvival(q)}. In target units.
     *
     * @param q strictly between 0 and 1, for example 0.05
     * @return NaN or infinite where the upper tail has no mean
     */
    default double upperTailExpectation(double q) {
        return expectation(inverseSurvival(Checks.openUnit("tail probability", q)), Double.POSITIVE_INFINITY);
    }

    /**
     * The probability of an interval, {@code P(lower <= Y <= upper)}: of the ends, too, where they are {@link #atoms
     * atoms}.
     *
     * @throws IllegalArgumentException if {@code lower} is not below or equal to {@code upper}
     */
    default double probability(double lower, double upper) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("need lower <= upper but got [" + lower + ", " + upper + "]");
        }
        double from = Atoms.at(this, lower) ? Math.nextDown(lower) : lower;
        double below = cdf(from);
        return below > 0.5 ? survival(from) - survival(upper) : cdf(upper) - below;
    }

    /**
     * The smallest region with a given probability: where the density is highest (Hyndman 1996), as disjoint intervals
     * in ascending order. {@link #probability} tells the mass of each.
     *
     * <p>The log of the density at the ends equals a common threshold to about 1e-13, unless an end is one of the
     * support. Of a stretch where the density is constant, as that of a uniform distribution, the region has the part
     * nearest to the median. Atoms are taken first, from the most probable downwards.
     *
     * @param mass strictly between 0 and 1
     * @throws IllegalArgumentException if {@code mass} is not between 0 and 1
     */
    default List<Interval> highestDensityRegion(double mass) {
        return highestDensityRegions(mass).get(0);
    }

    /**
     * The smallest regions with some probabilities, in about the time that one takes; see {@link #highestDensityRegion}.
     *
     * @param masses strictly between 0 and 1
     * @return a region for each
     * @throws IllegalArgumentException if one is not between 0 and 1
     */
    default List<List<Interval>> highestDensityRegions(double... masses) {
        return HighestDensityRegion.of(this, () -> DensityShape.of(this), masses);
    }

    /**
     * The log densities of many points, in nats, without allocating for a mixture of Gaussians.
     *
     * @param y the points, {@code [N]}
     * @param out receives them, {@code [N]}; may be {@code y}
     * @return {@code out}
     * @throws IllegalArgumentException if the lengths differ
     */
    default double[] logDensities(double[] y, double[] out) {
        return Batches.map(value -> logDensity(value), y, out);
    }

    /** The {@link #cdf} of many points; arrays as in {@link #logDensities}. */
    default double[] cdfs(double[] y, double[] out) {
        return Batches.map(this::cdf, y, out);
    }

    /** The {@link #survival} of many points; arrays as in {@link #logDensities}. */
    default double[] survivals(double[] y, double[] out) {
        return Batches.map(this::survival, y, out);
    }

    /** The {@link #quantile} of many probabilities; arrays as in {@link #logDensities}. */
    default double[] quantiles(double[] p, double[] out) {
        return Batches.map(this::quantile, p, out);
    }

    /**
     * Fills an array with one draw from each of as many equally probable strata as it has places, in the order of the
     * strata: averages over them vary less than over independent draws.
     *
     * @param rng where the randomness comes from
     * @param out receives the draws
     */
    default void stratifiedSample(RandomGenerator rng, double[] out) {
        Draws.stratified(this::quantile, rng, out);
    }

    /** Draws in pairs that mirror each other: the second of a pair is far up where the first is far down. */
    default UnivariateSampler antitheticSampler(RandomGenerator rng) {
        return Draws.antithetic(this::quantile, rng);
    }

    @Override
    default UnivariateDistribution tempered(double temperature) {
        return (UnivariateDistribution) Temperature.aboutMean(this, temperature);
    }

    @Override
    UnivariateSampler sampler(RandomGenerator rng);

    @Override
    default int dimension() {
        return 1;
    }

    @Override
    default double[] mean() {
        return new double[] {expectation()};
    }

    @Override
    default double[][] covariance() {
        return new double[][] {{variance()}};
    }

    @Override
    default UnivariateDistribution marginal(int index) {
        Checks.index(index, 1);
        return this;
    }

    @Override
    default Distribution marginal(int... indices) {
        Checks.indices(indices, 1);
        return this;
    }

    @Override
    default Distribution conditional(int[] given, double[] values) {
        Checks.given(given, values, 1);
        return this;
    }
}
