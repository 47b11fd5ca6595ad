package org.mdn4j.distribution;

/**
 * Quantiles inside a bracket, by Newton steps on the logarithm of the smaller tail, each kept inside the shrinking
 * bracket and replaced by bisection where it would leave it.
 */
final class QuantileSearch {

    private static final int MAX_STEPS = 2200; // bisection through all doubles

    /** Relative error of a probability that rounding leaves anyway. */
    private static final double ROUNDING = 0x1p-52;

    private QuantileSearch() {}

    /**
     * The smallest value whose tail probability reaches a target.
     *
     * @param target the probability of the smaller tail, at most about 1/2: of the cdf or of the survival
     * @param below whether it is the cdf
     * @param smallest the lower end of the bracket
     * @param largest the upper end of the bracket
     */
    static double solve(
            UnivariateDistribution distribution, double target, boolean below, double smallest, double largest) {
        if (target == 0) {
            return below ? smallest : largest;
        }
        // The bracket comes from other quantiles, whose last digits may be wrong.
        double lower = widened(smallest, -1, distribution.support().lower());
        double upper = widened(largest, 1, distribution.support().upper());
        if (Double.isFinite(upper - lower) && distribution.atoms(lower, upper).length > 0) {
            return bisect(distribution, target, below, lower, upper);
        }
        double logTarget = Math.log(target);
        double y = start(lower, upper);
        for (int step = 0; step < MAX_STEPS; step++) {
            double probability = below ? distribution.cdf(y) : distribution.survival(y);
            double excess = below ? Math.log(probability) - logTarget : logTarget - Math.log(probability);
            if (excess < 0) {
                lower = y;
            } else {
                upper = y;
            }
            double next = y - excess * probability / distribution.density(y);
            boolean inside = next > lower && next < upper;
            if (Math.abs(excess) <= ROUNDING) {
                return inside ? next : y;
            }
            if (!inside) {
                next = start(lower, upper);
            }
            if (Math.abs(next - y) <= Math.ulp(y) || next <= lower || next >= upper) {
                return next;
            }
            y = next;
        }
        return y;
    }

    private static double widened(double end, int direction, double limit) {
        double wide = end + direction * 0x1p-46 * Math.abs(end);
        return direction < 0 ? Math.max(limit, wide) : Math.min(limit, wide);
    }

    /** A point between the ends; away from the finite end where the other is infinite. */
    private static double start(double lower, double upper) {
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            return 0;
        }
        if (Double.isInfinite(upper)) {
            return lower + Math.max(1, Math.abs(lower));
        }
        return Double.isInfinite(lower) ? upper - Math.max(1, Math.abs(upper)) : 0.5 * lower + 0.5 * upper;
    }

    /** A cdf that jumps has no use for derivatives; the value wanted is the upper end of the last bracket. */
    private static double bisect(
            UnivariateDistribution distribution, double target, boolean below, double smallest, double largest) {
        double lower = smallest;
        double upper = largest;
        if (reached(distribution, target, below, lower)) {
            return lower;
        }
        for (int step = 0; step < MAX_STEPS; step++) {
            double middle = start(lower, upper);
            if (middle <= lower || middle >= upper) {
                break;
            }
            if (reached(distribution, target, below, middle)) {
                upper = middle;
            } else {
                lower = middle;
            }
        }
        return upper;
    }

    private static boolean reached(UnivariateDistribution distribution, double target, boolean below, double y) {
        return below ? distribution.cdf(y) >= target : distribution.survival(y) <= target;
    }
}
