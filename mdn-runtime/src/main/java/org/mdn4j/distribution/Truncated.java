package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** A distribution given that its value lies in an interval. */
final class Truncated implements UnivariateDistribution {

    /** Below it the log of the mass has lost digits that a quantile needs. */
    private static final double FAR_OUT = -30;

    private final UnivariateDistribution parent;
    private final double lower;
    private final double upper;
    private final double logMass; // ln P(lower <= Y <= upper)

    private Truncated(UnivariateDistribution parent, double lower, double upper, double logMass) {
        this.parent = parent;
        this.lower = lower;
        this.upper = upper;
        this.logMass = logMass;
    }

    UnivariateDistribution parent() {
        return parent;
    }

    /** The log of the probability that the parent gives the interval. */
    double logMass() {
        return logMass;
    }

    static UnivariateDistribution of(UnivariateDistribution parent, double lower, double upper) {
        checkOrder(lower, upper);
        Interval support = parent.support();
        if (lower <= support.lower() && upper >= support.upper()) {
            return parent;
        }
        double logMass = logProbability(parent, lower, upper);
        if (!(logMass > Double.NEGATIVE_INFINITY)) {
            throw noProbability(parent, lower, upper);
        }
        if (lower == upper) {
            return PointMass.of(lower); // an atom
        }
        return new Truncated(parent, Math.max(lower, support.lower()), Math.min(upper, support.upper()), logMass);
    }

    static void checkOrder(double lower, double upper) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "need a lower end of at most the upper one but got [" + lower + ", " + upper + "]");
        }
    }

    static IllegalArgumentException noProbability(UnivariateDistribution parent, double lower, double upper) {
        return new IllegalArgumentException(
                "need an interval that has probability but got [" + lower + ", " + upper + "] for " + parent);
    }

    /** {@code ln P(lower <= Y <= upper)}, right in both tails and for intervals so narrow that a difference cancels. */
    static double logProbability(UnivariateDistribution parent, double lower, double upper) {
        Interval support = parent.support();
        if (upper < support.lower() || lower > support.upper()) {
            return Double.NEGATIVE_INFINITY;
        }
        return logProbabilityInside(parent, Math.max(lower, support.lower()), Math.min(upper, support.upper()));
    }

    private static double logProbabilityInside(UnivariateDistribution parent, double lower, double upper) {
        double from = Atoms.at(parent, lower) ? Math.nextDown(lower) : lower;
        double logBelow = parent.logCdf(from);
        double logAbove = parent.logSurvival(upper);
        if (logBelow < -1 && logAbove < -1) {
            return Math.log1p(-Math.exp(logBelow) - Math.exp(logAbove));
        }
        boolean right = logBelow >= -1;
        double larger = right ? parent.logSurvival(from) : parent.logCdf(upper);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger; // even its logarithm is lost, or the interval is an end of the support
        }
        double difference = (right ? logAbove : logBelow) - larger;
        if (difference > -1e-2 && parent.atoms(lower, upper).length == 0) {
            return logIntegral(parent, lower, upper);
        }
        return larger + Math.log(-Math.expm1(difference));
    }

    private static double logIntegral(UnivariateDistribution parent, double lower, double upper) {
        double scale = Math.max(parent.logDensity(0.5 * lower + 0.5 * upper), parent.logDensity(lower));
        if (Double.isInfinite(scale)) {
            scale = 0;
        }
        double reference = scale;
        double integral = NumericIntegrals.integrate(
                y -> Math.exp(parent.logDensity(y) - reference),
                smooth(parent, lower, upper) ? new TreeSet<>() : Landmarks.coarse(parent),
                lower,
                upper,
                Math.max(Quadrature.TOLERANCE, Math.ulp(reference)));
        return reference + Math.log(integral);
    }

    /** Whether a density runs in one direction over an interval, and not far: no landmark is needed, which take long to find. */
    private static boolean smooth(UnivariateDistribution parent, double lower, double upper) {
        boolean monotonic = parent.logDensityDerivative(lower) * parent.logDensityDerivative(upper) > 0;
        return monotonic && Math.abs(parent.logDensity(upper) - parent.logDensity(lower)) < 1;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        return y[0] < lower || y[0] > upper ? Double.NEGATIVE_INFINITY : parent.logDensity(y) - logMass;
    }

    @Override
    public double cdf(double y) {
        return Math.exp(logCdf(y));
    }

    @Override
    public double survival(double y) {
        return Math.exp(logSurvival(y));
    }

    @Override
    public double logCdf(double y) {
        if (!(y < upper)) {
            return Double.isNaN(y) ? Double.NaN : 0;
        }
        return y < lower ? Double.NEGATIVE_INFINITY : Math.min(0, logProbability(parent, lower, y) - logMass);
    }

    @Override
    public double logSurvival(double y) {
        if (!(y >= lower)) {
            return Double.isNaN(y) ? Double.NaN : 0;
        }
        if (y >= upper) {
            return Double.NEGATIVE_INFINITY;
        }
        double from = Atoms.at(parent, y) ? Math.nextUp(y) : y;
        return Math.min(0, logProbability(parent, from, upper) - logMass);
    }

    @Override
    public Interval support() {
        return new Interval(lower, upper);
    }

    @Override
    public double[] atoms(double from, double to) {
        double first = Math.max(from, lower);
        double last = Math.min(to, upper);
        return first <= last ? parent.atoms(first, last) : new double[0];
    }

    @Override
    public double logDensityDerivative(double y) {
        return y > lower && y < upper ? parent.logDensityDerivative(y) : Double.NaN;
    }

    @Override
    public double[] modes() {
        CountShape counts = CountShape.of(this);
        return counts == null ? DensityShape.of(this).modes() : counts.modes();
    }

    @Override
    public double quantile(double p) {
        return p <= 0.5 ? search(Checks.probability(p), 1 - p, true) : search(1 - Checks.probability(p), p, false);
    }

    @Override
    public double inverseSurvival(double q) {
        return q <= 0.5 ? search(Checks.probability(q), 1 - q, false) : search(1 - Checks.probability(q), q, true);
    }

    /** {@code F(y) >= P(lower <= Z <= y)} and the same from above enclose the value in quantiles of the parent. */
    private double search(double probability, double complement, boolean below) {
        double p = below ? probability : complement;
        double q = below ? complement : probability;
        if (logMass > FAR_OUT && !Atoms.possible(parent)) {
            double mass = Math.exp(logMass);
            double logBelow = parent.logCdf(lower);
            double logAbove = parent.logSurvival(upper);
            // A probability of the parent has the digits of its share in the interval unless most of it is outside.
            if (logBelow <= Math.log(p) + logMass) {
                return inside(parent.quantile(Math.exp(logBelow) + p * mass));
            }
            if (logAbove <= Math.log(q) + logMass) {
                return inside(parent.inverseSurvival(Math.exp(logAbove) + q * mass));
            }
        }
        double mass = Math.exp(logMass);
        double from = inside(parent.quantile(p * mass));
        double to = Math.max(from, inside(parent.inverseSurvival(q * mass)));
        return QuantileSearch.solve(this, probability, below, from, to);
    }

    /**
     * About the value below (or above) which there is a probability, by the parent's inverse alone: right to many digits but
     * next to an end that cuts off most of the parent, where it may be that end.
     */
    double roughQuantile(double p, boolean below) {
        if (logMass <= FAR_OUT) {
            return below ? quantile(p) : inverseSurvival(p);
        }
        double share = p * Math.exp(logMass);
        double fromBelow = below ? parent.cdf(lower) + share : parent.cdf(upper) - share;
        double fromAbove = below ? parent.survival(lower) - share : parent.survival(upper) + share;
        return inside(fromBelow < fromAbove ? parent.quantile(fromBelow) : parent.inverseSurvival(fromAbove));
    }

    private double inside(double y) {
        return Math.min(upper, Math.max(lower, y));
    }

    @Override
    public double expectation() {
        return TruncatedMoments.of(this).expectation();
    }

    @Override
    public double variance() {
        return TruncatedMoments.of(this).central(2);
    }

    @Override
    public double skewness() {
        TruncatedMoments moments = TruncatedMoments.of(this);
        return moments.central(3) / Math.pow(moments.central(2), 1.5);
    }

    @Override
    public double excessKurtosis() {
        TruncatedMoments moments = TruncatedMoments.of(this);
        double variance = moments.central(2);
        return moments.central(4) / (variance * variance) - 3;
    }

    @Override
    public UnivariateDistribution truncate(double newLower, double newUpper) {
        return of(parent, Math.max(lower, newLower), Math.min(upper, newUpper));
    }

    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        UnivariateDistribution moved = (UnivariateDistribution) parent.affine(shift, scale);
        return of(moved, shift[0] + scale[0] * lower, shift[0] + scale[0] * upper);
    }

    /** The parent is tempered and cut to the same interval; zero leaves the value of it that is next to its centre. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        Temperature.check(temperature);
        if (temperature == 1) {
            return this;
        }
        UnivariateDistribution tempered = parent.tempered(temperature);
        return temperature == 0
                ? PointMass.of(Math.min(Math.max(tempered.expectation(), lower), upper))
                : of(tempered, lower, upper);
    }

    /**
     * By rejection from the parent where the interval holds at least 37 % of its mass, else by inversion: the last digits
     * of such draws may differ between platforms, whose logarithms and exponentials may differ by an ulp.
     */
    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UnivariateSampler whole = parent.sampler(rng);
        if (logMass > -1) {
            return () -> {
                double y = whole.next();
                while (y < lower || y > upper) {
                    y = whole.next();
                }
                return y;
            };
        }
        return () -> quantile(rng.nextDouble());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Truncated that
                && parent.equals(that.parent)
                && Double.compare(lower, that.lower) == 0
                && Double.compare(upper, that.upper) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {parent, lower, upper});
    }

    /** For example {@code Gaussian(mean 0.0, sd 1.0) on [0.0, Infinity]}. */
    @Override
    public String toString() {
        return parent + " on [" + lower + ", " + upper + "]";
    }
}
