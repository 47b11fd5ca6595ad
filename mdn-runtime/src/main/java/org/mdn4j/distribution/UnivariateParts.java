package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The components of a mixture over the real line, and the sums over them that make up its probabilities. */
final class UnivariateParts {

    /** Below it the sum of tail probabilities has lost digits, or everything. */
    private static final double UNDERFLOW = 1e-290;

    private final double[] weights; // [K]
    private final UnivariateDistribution[] parts; // [K]

    UnivariateParts(double[] weights, List<? extends Distribution> components) {
        this.weights = weights;
        this.parts = new UnivariateDistribution[components.size()];
        for (int k = 0; k < parts.length; k++) { // a stream takes longer than the rest of a mixture
            parts[k] = univariate(components.get(k));
        }
    }

    private static UnivariateDistribution univariate(Distribution component) {
        if (component instanceof UnivariateDistribution univariate) {
            return univariate;
        }
        return component.marginal(0);
    }

    double[] weights() {
        return weights;
    }

    /** The components with their full type, {@code [K]}. */
    UnivariateDistribution[] all() {
        return parts;
    }

    /** The components with weight, whose quantiles enclose that of the mixture. */
    Stream<UnivariateDistribution> alive() {
        return IntStream.range(0, parts.length).filter(k -> weights[k] > 0).mapToObj(k -> parts[k]);
    }

    /** Whether all are continuous, with a mean and a variance that take no time. */
    boolean haveClosedMoments() {
        for (UnivariateDistribution part : parts) {
            if (!hasClosedMoments(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasClosedMoments(UnivariateDistribution part) {
        return part instanceof LocationScale
                || part instanceof Gaussian
                || part instanceof Gamma
                || part instanceof Beta
                || part instanceof LogNormal
                || part instanceof Affine affine && hasClosedMoments(affine.base());
    }

    double cdf(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * parts[k].cdf(y);
        }
        return sum;
    }

    double survival(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * parts[k].survival(y);
        }
        return sum;
    }

    /** The log of the cdf, given it. */
    double logCdf(double y, double cdf) {
        return cdf > UNDERFLOW ? Math.log(cdf) : LogSpace.sum(terms(part -> part.logCdf(y)));
    }

    /** The log of the survival function, given it. */
    double logSurvival(double y, double survival) {
        return survival > UNDERFLOW ? Math.log(survival) : LogSpace.sum(terms(part -> part.logSurvival(y)));
    }

    /** {@code ln w_k} plus something of each component, {@code [K]}. */
    private double[] terms(ToDoubleFunction<UnivariateDistribution> logOf) {
        double[] terms = new double[weights.length];
        for (int k = 0; k < terms.length; k++) {
            terms[k] =
                    weights[k] == 0 ? Double.NEGATIVE_INFINITY : Math.log(weights[k]) + logOf.applyAsDouble(parts[k]);
        }
        return terms;
    }

    Interval support() {
        double lower = supports(Interval::lower).min().orElseThrow();
        double upper = supports(Interval::upper).max().orElseThrow();
        return new Interval(lower, upper);
    }

    private DoubleStream supports(ToDoubleFunction<Interval> end) {
        return alive().map(UnivariateDistribution::support).mapToDouble(end);
    }

    double[] atoms(double lower, double upper) {
        return alive().flatMapToDouble(part -> Arrays.stream(part.atoms(lower, upper)))
                .sorted()
                .distinct()
                .toArray();
    }

    double logDensityDerivative(double y, double[] responsibilities) {
        double sum = 0;
        for (int k = 0; k < parts.length; k++) {
            if (responsibilities[k] > 0) {
                sum += responsibilities[k] * parts[k].logDensityDerivative(y);
            }
        }
        return sum;
    }

    /** The range of the quantiles of all components with weight, of the lower or of the upper tail. */
    Interval quantiles(double tail, boolean below) {
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < parts.length; k++) {
            if (weights[k] > 0) {
                double own = below ? parts[k].quantile(tail) : parts[k].inverseSurvival(tail);
                lower = Math.min(lower, own);
                upper = Math.max(upper, own);
            }
        }
        return new Interval(lower, upper);
    }

    /** The mixture of the truncated components, weighted by what they have in the interval. */
    UnivariateMixture truncate(double lower, double upper) {
        double[] shares = sharesOf(lower, upper);
        int[] kept = IntStream.range(0, parts.length).filter(k -> shares[k] > 0).toArray();
        return UnivariateMixture.of(
                Arrays.stream(kept).mapToDouble(k -> shares[k]).toArray(),
                Arrays.stream(kept)
                        .mapToObj(k -> parts[k].truncate(lower, upper))
                        .toList());
    }

    double expectation(double lower, double upper) {
        double[] shares = sharesOf(lower, upper);
        double sum = 0;
        for (int k = 0; k < parts.length; k++) {
            if (shares[k] > 0) {
                sum += shares[k] * parts[k].expectation(lower, upper);
            }
        }
        return sum;
    }

    /** The probability of each component given that the value lies in an interval, {@code [K]}. */
    private double[] sharesOf(double lower, double upper) {
        Truncated.checkOrder(lower, upper);
        double[] shares = terms(part -> Truncated.logProbability(part, lower, upper));
        if (!(LogSpace.sum(shares) > Double.NEGATIVE_INFINITY)) {
            throw Truncated.noProbability(UnivariateMixture.of(weights, List.of(parts)), lower, upper);
        }
        LogSpace.normalise(shares);
        return shares;
    }
}
