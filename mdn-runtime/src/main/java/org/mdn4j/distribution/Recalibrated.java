package org.mdn4j.distribution;

import java.util.Objects;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A distribution whose probabilities have been mended: with F the cdf of a base distribution and H that of the normal
 * scores {@code z = Phi^-1(F(y))} that it really gives, the cdf is {@code H(Phi^-1(F(y)))} and the density {@code f(y)
 * h(z) / phi(z)}.
 *
 * <p>This is the recalibration of Kuleshov, Fenner and Ermon (2018) with a map that has a density, and on a scale on which
 * tails are as well resolved as the middle. Where H is standard normal it is the base distribution.
 *
 * <p>Moments are integrated; they are NaN where the base distribution has none.
 */
public final class Recalibrated implements UnivariateDistribution {

    private static final Gaussian NORMAL = Gaussian.of(0, 1);
    private static final double SMALLEST_LOG = -700; // of a probability that is a normal double
    private static final double FARTHEST = 38; // normal scores beyond have probabilities that underflow

    private static final double ATOM_TAIL = 1e-14; // probability beyond which atoms are not counted

    private final UnivariateDistribution base;
    private final UnivariateDistribution scores;

    private Recalibrated(UnivariateDistribution base, UnivariateDistribution scores) {
        this.base = Objects.requireNonNull(base, "base");
        this.scores = Objects.requireNonNull(scores, "scores");
    }

    /**
     * The recalibrated distribution.
     *
     * @param base what was predicted
     * @param scores what the normal scores of observations follow: a continuous distribution over the whole line
     */
    public static Recalibrated of(UnivariateDistribution base, UnivariateDistribution scores) {
        return new Recalibrated(base, scores);
    }

    /** What was predicted. */
    public UnivariateDistribution base() {
        return base;
    }

    /** What normal scores follow. */
    public UnivariateDistribution scores() {
        return scores;
    }

    /** The normal score of an observation, {@code Phi^-1(F(y))}, from the smaller tail, so that it is right in both. */
    private double score(double y) {
        return base.cdf(y) <= 0.5 ? normalQuantile(base.logCdf(y)) : -normalQuantile(base.logSurvival(y));
    }

    /** The standard normal quantile of a probability given by its logarithm. */
    static double normalQuantile(double logP) {
        if (logP > SMALLEST_LOG) {
            return NormalQuantile.value(Math.exp(logP));
        }
        if (logP == Double.NEGATIVE_INFINITY) {
            return logP;
        }
        // Newton from the leading terms of the tail; the log is nearly quadratic, and a few steps give all digits.
        double z = -Math.sqrt(-2 * logP - Math.log(-4 * Math.PI * logP));
        for (int i = 0; i < 4; i++) {
            double logCdf = NORMAL.logCdf(z);
            z -= (logCdf - logP) / Math.exp(NORMAL.logDensity(z) - logCdf);
        }
        return z;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        double logDensity = base.logDensity(y);
        if (!(logDensity > Double.NEGATIVE_INFINITY)) {
            return logDensity;
        }
        double z = score(y[0]);
        if (Atoms.at(base, y[0])) {
            double below = score(Math.nextDown(y[0]));
            return Math.log(scores.probability(below, z));
        }
        double inside = Math.max(-FARTHEST, Math.min(FARTHEST, z));
        double where = Double.isInfinite(z) ? inside : z; // an end of the support counts as a point just inside
        return logDensity + scores.logDensity(where) - NORMAL.logDensity(where);
    }

    @Override
    public double cdf(double y) {
        return scores.cdf(score(y));
    }

    @Override
    public double survival(double y) {
        return scores.survival(score(y));
    }

    @Override
    public double logCdf(double y) {
        return scores.logCdf(score(y));
    }

    @Override
    public double logSurvival(double y) {
        return scores.logSurvival(score(y));
    }

    @Override
    public Interval support() {
        return base.support();
    }

    @Override
    public double logDensityDerivative(double y) {
        double z = score(y);
        double slope = Math.exp(base.logDensity(y) - NORMAL.logDensity(z)); // dz / dy
        return base.logDensityDerivative(y) + (scores.logDensityDerivative(z) + z) * slope;
    }

    @Override
    public double quantile(double p) {
        return valueAt(scores.quantile(p));
    }

    @Override
    public double inverseSurvival(double q) {
        return valueAt(scores.inverseSurvival(q));
    }

    private double valueAt(double score) {
        // A finite score whose probability underflows is as far out as probabilities go, not at the end of the support.
        double z = Double.isInfinite(score) ? score : Math.max(1 - FARTHEST, Math.min(FARTHEST - 1, score));
        return z <= 0 ? base.quantile(NORMAL.cdf(z)) : base.inverseSurvival(NORMAL.survival(z));
    }

    @Override
    public double expectation() {
        double centre = base.expectation();
        return centre + moment(base.expectation(), y -> y - centre);
    }

    @Override
    public double variance() {
        double mean = expectation();
        return moment(base.variance(), y -> (y - mean) * (y - mean));
    }

    @Override
    public double skewness() {
        double mean = expectation();
        double deviation = standardDeviation();
        return moment(base.skewness(), y -> Math.pow((y - mean) / deviation, 3));
    }

    @Override
    public double excessKurtosis() {
        double mean = expectation();
        double deviation = standardDeviation();
        return moment(base.excessKurtosis(), y -> Math.pow((y - mean) / deviation, 4)) - 3;
    }

    /** The mean of a function: over atoms by their probabilities, elsewhere by the density. */
    private double moment(double ofBase, DoubleUnaryOperator function) {
        if (!Double.isFinite(ofBase)) {
            return Double.NaN;
        }
        double sum = 0;
        for (double atom : atoms(quantile(ATOM_TAIL), inverseSurvival(ATOM_TAIL))) {
            sum += function.applyAsDouble(atom) * Math.exp(logDensity(atom));
        }
        if (base instanceof CountDistribution) {
            return sum;
        }
        TreeSet<Double> points = Landmarks.coarse(base);
        points.addAll(Landmarks.coarse(this));
        DoubleUnaryOperator integrand = y -> Atoms.at(base, y) ? 0 : function.applyAsDouble(y) * density(y);
        return sum + NumericIntegrals.integrate(integrand, points, points.first(), points.last());
    }

    @Override
    public double[] atoms(double lower, double upper) {
        return base.atoms(lower, upper);
    }

    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new Recalibrated(base.affine(shift, scale).marginal(0), scores);
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UnivariateSampler sampler = scores.sampler(rng);
        return () -> valueAt(sampler.next());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recalibrated that && base.equals(that.base) && scores.equals(that.scores);
    }

    @Override
    public int hashCode() {
        return 31 * base.hashCode() + scores.hashCode();
    }

    /** For example {@code Recalibrated(Gaussian(mean 0.0, sd 1.0), normal scores 1.0 x Gaussian(mean 0.0, sd 2.0))}. */
    @Override
    public String toString() {
        return "Recalibrated(" + base + ", normal scores " + scores + ")";
    }
}
