package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Zero with some probability, else a draw from another distribution: for rain, claims, sales, and other targets that are
 * exactly zero more often than a density allows.
 *
 * <p>At zero {@code density} is the probability of zero, elsewhere that of the other part times its share: a density
 * with respect to length plus a unit weight at zero. The cdf jumps at zero, and so many quantiles are zero.
 */
public final class ZeroInflated implements UnivariateDistribution {

    private final double zeroProbability;
    private final UnivariateDistribution rest;
    private final double restAtZero; // probability of zero under the rest
    private final double restElsewhere; // and of all else

    private ZeroInflated(double zeroProbability, UnivariateDistribution rest) {
        if (!(zeroProbability >= 0 && zeroProbability <= 1)) {
            throw new IllegalArgumentException("need a zero probability between 0 and 1 but got " + zeroProbability);
        }
        this.zeroProbability = zeroProbability;
        this.rest = rest;
        this.restAtZero = rest.atoms(0, 0).length > 0 ? rest.density(0) : 0;
        boolean positive = restAtZero > 0 && rest.support().lower() >= 0;
        this.restElsewhere = positive ? rest.survival(0) : 1 - restAtZero;
    }

    /**
     * Zero with the given probability, else a draw from the rest.
     *
     * @param zeroProbability of the extra zeros; those that the rest may give come on top
     * @param rest continuous, or a distribution of counts
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public static ZeroInflated of(double zeroProbability, UnivariateDistribution rest) {
        return new ZeroInflated(zeroProbability, rest);
    }

    /** The probability of the extra zeros. */
    public double zeroProbability() {
        return zeroProbability;
    }

    /** The distribution of what is not one of the extra zeros. */
    public UnivariateDistribution rest() {
        return rest;
    }

    private double share() {
        return 1 - zeroProbability;
    }

    private double probabilityOfZero() {
        return zeroProbability + share() * restAtZero;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        boolean atom = y[0] == 0 && probabilityOfZero() > 0;
        return atom ? Math.log(probabilityOfZero()) : Math.log1p(-zeroProbability) + rest.logDensity(y);
    }

    @Override
    public double cdf(double y) {
        return share() * rest.cdf(y) + (y >= 0 ? zeroProbability : 0);
    }

    @Override
    public double survival(double y) {
        return share() * rest.survival(y) + (y < 0 ? zeroProbability : 0);
    }

    @Override
    public double logCdf(double y) {
        return y < 0 ? Math.log1p(-zeroProbability) + rest.logCdf(y) : logTail(cdf(y), survival(y));
    }

    @Override
    public double logSurvival(double y) {
        return y < 0 ? logTail(survival(y), cdf(y)) : Math.log1p(-zeroProbability) + rest.logSurvival(y);
    }

    private static double logTail(double tail, double complement) {
        return Parametric.logTail(tail, complement);
    }

    @Override
    public Interval support() {
        Interval support = rest.support();
        return new Interval(Math.min(0, support.lower()), Math.max(0, support.upper()));
    }

    /** That of the rest; NaN at zero. */
    @Override
    public double logDensityDerivative(double y) {
        return y == 0 ? Double.NaN : rest.logDensityDerivative(y);
    }

    @Override
    public double quantile(double p) {
        Checks.probability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? support().lower() : support().upper();
        }
        if (p <= cdf(-Double.MIN_VALUE)) {
            return rest.quantile(Math.min(1, p / share()));
        }
        return p <= cdf(0) ? 0 : rest.inverseSurvival(Math.min(1, (1 - p) / share()));
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        if (q == 0 || q == 1) {
            return q == 0 ? support().upper() : support().lower();
        }
        if (q < survival(0)) {
            return rest.inverseSurvival(q / share());
        }
        return q < survival(-Double.MIN_VALUE) ? 0 : rest.quantile(Math.min(1, (1 - q) / share()));
    }

    @Override
    public double expectation() {
        return share() * rest.expectation();
    }

    @Override
    public double variance() {
        double mean = rest.expectation();
        return share() * (rest.variance() + zeroProbability * mean * mean);
    }

    @Override
    public double skewness() {
        double mean = rest.expectation();
        double shift = zeroProbability * mean; // from the common mean to that of the rest
        double variance = rest.variance();
        double third = rest.skewness() * variance * Math.sqrt(variance) + shift * (3 * variance + shift * shift);
        double common = expectation();
        double total = share() * third - zeroProbability * common * common * common;
        return total / Math.pow(variance(), 1.5);
    }

    @Override
    public double excessKurtosis() {
        double mean = rest.expectation();
        double shift = zeroProbability * mean;
        double square = shift * shift;
        double variance = rest.variance();
        double third = rest.skewness() * variance * Math.sqrt(variance);
        double fourth = (rest.excessKurtosis() + 3) * variance * variance;
        double common = expectation() * expectation();
        double total = share() * (fourth + 4 * shift * third + square * (6 * variance + square))
                + zeroProbability * common * common;
        return total / (variance() * variance()) - 3;
    }

    /**
     * From the score of the rest, {@code (1 - p)^2 crps(y) + p^2 |y| + 2 p (1 - p) I} where I is the integral between zero and
     * y of the tail of the rest that lies on the other side of y: a sum in which nothing cancels, as {@code 2 I = crps(y) -
     * crps(0) + |y|} would where y is nearly zero.
     */
    @Override
    public double crps(double y) {
        if (!Double.isFinite(y)) {
            return Math.abs(y);
        }
        double own = rest.crps(y);
        double distance = Math.abs(y);
        double least = distance * (y < 0 ? rest.survival(0) : rest.cdf(0));
        double most = distance * (y < 0 ? rest.survival(y) : rest.cdf(y));
        double integral = Math.max(least, Math.min(most, 0.5 * (own - rest.crps(0) + distance)));
        return share() * share() * own + zeroProbability * (zeroProbability * distance + 2 * share() * integral);
    }

    /** Atoms count with their probability, the rest with its density. */
    @Override
    public double entropy() {
        double other = share() * restElsewhere;
        double zero = other < 0.5 ? -(1 - other) * Math.log1p(-other) : surprise(probabilityOfZero());
        double inside = rest.entropy() - surprise(restAtZero); // of the rest without its zeros
        return zero + share() * inside + restElsewhere * surprise(share());
    }

    private static double surprise(double probability) {
        return probability > 0 ? -probability * Math.log(probability) : 0;
    }

    /** The modes of the rest, and zero unless a neighbouring count is more probable. */
    @Override
    public double[] modes() {
        boolean counts = rest.atoms(1, 1).length > 0;
        boolean zero = probabilityOfZero() > 0 && !(counts && density(1) > probabilityOfZero());
        double[] others = Arrays.stream(rest.modes())
                .filter(mode -> mode != 0 && !(counts && mode == 1 && density(1) < probabilityOfZero()))
                .toArray();
        if (!zero) {
            return others;
        }
        double[] modes = Arrays.copyOf(others, others.length + 1);
        Arrays.sort(modes);
        return modes;
    }

    @Override
    public double[] atoms(double lower, double upper) {
        double[] atoms = rest.atoms(lower, upper);
        if (!(lower <= 0 && upper >= 0) || zeroProbability == 0 || restAtZero > 0) {
            return atoms;
        }
        double[] withZero = Arrays.copyOf(atoms, atoms.length + 1); // the new last element is the zero
        Arrays.sort(withZero);
        return withZero;
    }

    /** Zero-inflated again where there is no shift. */
    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        if (shift[0] == 0) {
            return new ZeroInflated(zeroProbability, (UnivariateDistribution) rest.affine(shift, scale));
        }
        return Affine.of(this, shift[0], scale[0]);
    }

    /** The rest is tempered; zero keeps its probability. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        Temperature.check(temperature);
        return temperature == 1 ? this : new ZeroInflated(zeroProbability, rest.tempered(temperature));
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UnivariateSampler sampler = rest.sampler(rng);
        return () -> rng.nextDouble() < zeroProbability ? 0 : sampler.next();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZeroInflated that
                && Double.compare(zeroProbability, that.zeroProbability) == 0
                && rest.equals(that.rest);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(zeroProbability) + rest.hashCode();
    }

    /** For example {@code ZeroInflated(zero with 0.25, else Gamma(shape 2.0, scale 1.0))}. */
    @Override
    public String toString() {
        return "ZeroInflated(zero with " + zeroProbability + ", else " + rest + ")";
    }
}
