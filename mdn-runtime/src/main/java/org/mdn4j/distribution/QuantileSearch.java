package org.mdn4j.distribution;

import java.util.function.DoubleUnaryOperator;

/**
 * Quantiles of a mixture: between the smallest and the largest component quantile, by Newton steps on the logarithm of
 * the smaller tail, each kept inside a shrinking bracket and replaced by bisection where it would leave it.
 */
final class QuantileSearch {

    private static final int MAX_STEPS = 400; // more than bisection alone needs to go through all doubles of one sign

    private QuantileSearch() {}

    /** The value at which the cdf is {@code p}. */
    static double quantile(UnivariateMixture mixture, double p) {
        double lower = mixture.alive().mapToDouble(c -> c.quantile(p)).min().orElseThrow();
        double upper = mixture.alive().mapToDouble(c -> c.quantile(p)).max().orElseThrow();
        // Above the median the upper tail is the smaller one, but p itself is then exact only as a cdf.
        return p <= 0.5
                ? solve(mixture, mixture::cdf, 1, Math.log(p), lower, upper)
                : solve(mixture, mixture::survival, -1, Math.log1p(-p), lower, upper);
    }

    /** The value at which the survival is {@code q}. */
    static double inverseSurvival(UnivariateMixture mixture, double q) {
        double lower =
                mixture.alive().mapToDouble(c -> c.inverseSurvival(q)).min().orElseThrow();
        double upper =
                mixture.alive().mapToDouble(c -> c.inverseSurvival(q)).max().orElseThrow();
        return q <= 0.5
                ? solve(mixture, mixture::survival, -1, Math.log(q), lower, upper)
                : solve(mixture, mixture::cdf, 1, Math.log1p(-q), lower, upper);
    }

    /**
     * The root of {@code ln tail(y) = target}.
     *
     * @param direction 1 where the tail grows with y, -1 where it shrinks
     */
    private static double solve(
            UnivariateMixture mixture,
            DoubleUnaryOperator tail,
            int direction,
            double target,
            double smallest,
            double largest) {
        double lower = smallest;
        double upper = largest;
        if (lower == upper || Double.isInfinite(target)) {
            return direction * target == Double.NEGATIVE_INFINITY ? lower : upper;
        }
        double y = 0.5 * lower + 0.5 * upper;
        for (int step = 0; step < MAX_STEPS; step++) {
            double probability = tail.applyAsDouble(y);
            double excess = direction * (Math.log(probability) - target);
            if (excess < 0) {
                lower = y;
            } else {
                upper = y;
            }
            double next = y - excess * probability / mixture.density(y);
            if (!(next > lower && next < upper)) {
                next = 0.5 * lower + 0.5 * upper;
            }
            if (Math.abs(next - y) <= Math.ulp(y) || next == lower || next == upper) {
                return next;
            }
            y = next;
        }
        return y;
    }
}
