package org.mdn4j.distribution;

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
