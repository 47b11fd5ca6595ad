package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.mdn4j.special.GammaFunctions;
import org.mdn4j.special.IncompleteFunctions;

/** The beta distribution on (0, 1), with density proportional to {@code y^(alpha - 1) (1 - y)^(beta - 1)}. */
public final class Beta extends Parametric {

    private static final double LARGEST_LOGIT = 745;

    private final double alpha;
    private final double beta;

    private Beta(double alpha, double beta) {
        this.alpha = Checks.positive("alpha", alpha);
        this.beta = Checks.positive("beta", beta);
    }

    /**
     * The beta distribution with mean {@code alpha / (alpha + beta)}.
     *
     * @param alpha pulls towards one
     * @param beta pulls towards zero
     * @throws IllegalArgumentException if one of them is not positive and finite
     */
    public static Beta of(double alpha, double beta) {
        return new Beta(alpha, beta);
    }

    @Override
    double[] parameters() {
        return new double[] {alpha, beta};
    }

    @Override
    double[] bends() {
        double turn = (alpha - 1) / (alpha + beta - 2); // of the density, if it has one
        double root = Math.sqrt(-(alpha - 1) / (beta - 1)); // odds at which the score is steepest
        double cube = Math.cbrt((alpha - 1) / (beta - 1)); // odds at which its derivative is
        return DoubleStream.of(0, 1, turn, root / (1 + root), cube / (1 + cube))
                .filter(bend -> bend >= 0 && bend <= 1)
                .toArray();
    }

    @Override
    double logDensityCurvature(double y) {
        return (1 - alpha) / y / y + (1 - beta) / (1 - y) / (1 - y);
    }

    /** The shape at zero. */
    public double alpha() {
        return alpha;
    }

    /** The shape at one. */
    public double beta() {
        return beta;
    }

    /** At an end: infinite where the shape there is below one, finite where it is one. */
    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        if (y[0] > 0 && y[0] < 1) {
            return IncompleteFunctions.logBetaPrefix(alpha, beta, y[0], 1 - y[0]) - Math.log(y[0]) - Math.log1p(-y[0]);
        }
        if (y[0] == 0 || y[0] == 1) {
            double here = y[0] == 0 ? alpha : beta;
            double there = y[0] == 0 ? beta : alpha;
            return here == 1 ? Math.log(there) : here < 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return Double.isNaN(y[0]) ? Double.NaN : Double.NEGATIVE_INFINITY;
    }

    private static double clamp(double y) {
        return Math.min(Math.max(y, 0), 1);
    }

    @Override
    public double cdf(double y) {
        double x = clamp(y);
        return IncompleteFunctions.beta(alpha, beta, x, 1 - x);
    }

    @Override
    public double survival(double y) {
        double x = clamp(y);
        return IncompleteFunctions.beta(beta, alpha, 1 - x, x);
    }

    @Override
    public double logCdf(double y) {
        double x = clamp(y);
        return IncompleteFunctions.logBeta(alpha, beta, x, 1 - x);
    }

    @Override
    public double logSurvival(double y) {
        double x = clamp(y);
        return IncompleteFunctions.logBeta(beta, alpha, 1 - x, x);
    }

    @Override
    public Interval support() {
        return new Interval(0, 1);
    }

    @Override
    public double logDensityDerivative(double y) {
        return y > 0 && y < 1 ? (alpha - 1) / y - (beta - 1) / (1 - y) : Double.NaN;
    }

    @Override
    public double quantile(double p) {
        Checks.probability(p);
        return p <= 0.5 ? inverse(1, alpha, beta, Math.log(p)) : inverse(-1, beta, alpha, Math.log1p(-p));
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return q <= 0.5 ? inverse(-1, beta, alpha, Math.log(q)) : inverse(1, alpha, beta, Math.log1p(-q));
    }

    /**
     * The value below (direction 1) or above (direction -1) which there is a given probability, solved for its logit t,
     * counted from the end in question.
     *
     * @param a the shape at that end
     * @param b the shape at the other one
     */
    private static double inverse(int direction, double a, double b, double logP) {
        double logit = logP == Double.NEGATIVE_INFINITY
                ? logP
                : MonotoneSearch.solve(
                        1,
                        t -> IncompleteFunctions.logBeta(a, b, sigmoid(t), sigmoid(-t)),
                        t -> IncompleteFunctions.logBetaPrefix(a, b, sigmoid(t), sigmoid(-t)),
                        logP,
                        Math.min(Math.log(a) - Math.log(b), (logP + Math.log(a) + LogBeta.value(a, b)) / a),
                        -LARGEST_LOGIT,
                        LARGEST_LOGIT);
        return sigmoid(direction * logit);
    }

    private static double sigmoid(double t) {
        return t < 0 ? Math.exp(t) / (1 + Math.exp(t)) : 1 / (1 + Math.exp(-t));
    }

    @Override
    public double expectation() {
        return alpha / (alpha + beta);
    }

    @Override
    public double variance() {
        double n = alpha + beta;
        return alpha / n * (beta / n) / (n + 1);
    }

    @Override
    public double skewness() {
        double n = alpha + beta;
        return 2 * (beta - alpha) * Math.sqrt(n + 1) / ((n + 2) * Math.sqrt(alpha) * Math.sqrt(beta));
    }

    @Override
    public double excessKurtosis() {
        double n = alpha + beta;
        double square = (alpha - beta) * ((alpha - beta) / (alpha * beta));
        return 6 * (square * (n + 1) - (n + 2)) / ((n + 2) * (n + 3));
    }

    /** The closed form of Taillardat et al. (2016), arranged so that nothing cancels for large shapes. */
    @Override
    public double crps(double y) {
        double n = alpha + beta;
        double density = y > 0 && y < 1 ? Math.exp(IncompleteFunctions.logBetaPrefix(alpha, beta, y, 1 - y)) : 0;
        double spread = Math.exp(LogBeta.value(2 * alpha, 2 * beta) - 2 * LogBeta.value(alpha, beta));
        return (y - alpha / n) * (cdf(y) - survival(y)) + 2 * (density - spread) / n;
    }

    @Override
    public double entropy() {
        double n = alpha + beta;
        return 0.5 * (Math.log(alpha) + Math.log(beta) - 3 * Math.log(n))
                + Gaussian.HALF_LOG_TWO_PI
                + entropyTerm(alpha, 1)
                + entropyTerm(beta, 1)
                - entropyTerm(n, 2);
    }

    /** What is left of a shape's log-gamma and digamma terms once the leading ones of all three have cancelled. */
    private static double entropyTerm(double shape, int less) {
        return GammaFunctions.stirlingError(shape) + (shape - less) * GammaFunctions.logMinusDigamma(shape);
    }

    @Override
    public double[] modes() {
        boolean inside = alpha > 1 && beta > 1;
        return inside ? new double[] {(alpha - 1) / (alpha + beta - 2)} : new double[0];
    }

    /** The distribution of {@code 1 - y}, or null unless it is a beta or a mixture of them. */
    static UnivariateDistribution mirrored(UnivariateDistribution distribution) {
        if (distribution instanceof Beta it) {
            return new Beta(it.beta, it.alpha);
        }
        if (!(distribution instanceof UnivariateMixture mixture
                && mixture.components().stream().allMatch(Beta.class::isInstance))) {
            return null;
        }
        return UnivariateMixture.of(
                mixture.weights(),
                mixture.components().stream()
                        .map(Beta.class::cast)
                        .map(Beta::mirrored)
                        .toList());
    }

    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return Affine.of(this, shift[0], scale[0]);
    }

    /**
     * The beta distribution of the same mean whose variance is multiplied by the temperature.
     *
     * @throws IllegalArgumentException if the temperature reaches {@code alpha + beta + 1}: no distribution with this mean
     *     has so large a variance inside (0, 1)
     */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, expectation(), t -> {
            double n = alpha + beta;
            double changed = (n + 1 - t) / t;
            if (!(changed > 0)) {
                throw new IllegalArgumentException(
                        "need a variance temperature below " + (n + 1) + " for " + this + " but got " + t);
            }
            return new Beta(alpha / n * changed, beta / n * changed);
        });
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        ContinuousSampler sampler = ChengBetaSampler.of(Draws.uniform(rng), alpha, beta);
        return sampler::sample;
    }

    /** For example {@code Beta(alpha 2.0, beta 5.0)}. */
    @Override
    public String toString() {
        return "Beta(alpha " + alpha + ", beta " + beta + ")";
    }
}
