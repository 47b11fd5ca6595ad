package org.mdn4j.distribution;

/**
 * Quantiles inside a bracket, by Newton steps on the logarithm of the smaller tail, each kept inside the shrinking
 * bracket and replaced by bisection where it would leave it.
 */
final class QuantileSearch {

    private static final int MAX_STEPS = 2200; // bisection through all doubles

    /** Relative error of a probability that rounding leaves anyway. */
    private static final double ROUNDING = 0x1p-52;

    /** Numbers whose quotient is larger are of different magnitude. */
    private static final double UNLIKE = 1024;

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
        if (Atoms.possible(distribution) && Atoms.within(distribution, lower, upper)) {
            return bisect(distribution, target, below, lower, upper);
        }
        return climb(distribution, target, below, lower, upper, middle(lower, upper));
    }

    /**
     * The value of a distribution without atoms that is no matter of its far tails, from its moments alone: the inequality
     * of Cantelli (1928) encloses it, and a Gaussian of the same moments tells where to begin.
     *
     * @return NaN where the moments are not finite
     */
    static double solveByMoments(UnivariateDistribution distribution, double target, boolean below) {
        double mean = distribution.expectation();
        double deviation = distribution.standardDeviation();
        if (!(deviation > 0 && Math.abs(mean) + deviation < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        int direction = below ? 1 : -1;
        double odds = Math.sqrt((1 - target) / target);
        double outer = mean - direction * deviation * odds;
        double inner = mean + direction * deviation / odds;
        Interval support = distribution.support();
        double lower = widened(Math.min(outer, inner), -1, support.lower());
        double upper = widened(Math.max(outer, inner), 1, support.upper());
        double start = mean + direction * deviation * NormalQuantile.value(target);
        boolean inside = start > lower && start < upper;
        return climb(distribution, target, below, lower, upper, inside ? start : middle(lower, upper));
    }

    private static double climb(
            UnivariateDistribution distribution,
            double target,
            boolean below,
            double smallest,
            double largest,
            double start) {
        double lower = smallest;
        double upper = largest;
        double logTarget = Math.log(target);
        double previousExcess = Double.NaN;
        double previous = Double.NaN; // size of the last step
        double y = start;
        for (int step = 0; step < MAX_STEPS; step++) {
            double probability = below ? distribution.cdf(y) : distribution.survival(y);
            double excess = below ? Math.log(probability) - logTarget : logTarget - Math.log(probability);
            if (excess < 0) {
                lower = y;
            } else {
                upper = y;
            }
            double density = distribution.density(y);
            // Where a density grows without bound no step of Newton leads away.
            double next = Double.isInfinite(density) ? Double.NaN : y - excess * probability / density;
            boolean inside = next > lower && next < upper;
            double ratio = excess / previousExcess;
            // Newton squares the error: what the next step leaves is known before it is taken.
            double left = Math.max(Math.abs(excess) * ratio * ratio, excess * excess);
            boolean settled = 8 * left <= ROUNDING && Math.abs(next - y) < 0.1 * previous; // not where the cdf is flat
            if (Math.abs(excess) <= ROUNDING || settled) {
                return inside ? next : y;
            }
            if (Math.abs(next - y) <= Math.ulp(y)) {
                return Math.min(Math.max(next, lower), upper);
            }
            previousExcess = inside ? excess : Double.NaN;
            previous = Math.abs(next - y);
            if (!inside) {
                next = middle(lower, upper);
            }
            if (next <= lower || next >= upper) {
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

    /**
     * A point between the ends. Between numbers of different magnitude the one whose bits are half-way, so that the
     * magnitude is halved, not the distance.
     */
    static double middle(double lower, double upper) {
        double least = Math.max(lower, -Double.MAX_VALUE);
        double most = Math.min(upper, Double.MAX_VALUE);
        if (least < 0 && most > 0) {
            boolean balanced = -least < UNLIKE * most && most < -least * UNLIKE;
            return balanced ? 0.5 * least + 0.5 * most : 0;
        }
        double near = Math.min(Math.abs(least), Math.abs(most));
        double far = Math.max(Math.abs(least), Math.abs(most));
        double size = far < UNLIKE * near
                ? 0.5 * near + 0.5 * far
                : Double.longBitsToDouble((Double.doubleToLongBits(near) + Double.doubleToLongBits(far)) >>> 1);
        return most > 0 ? size : -size;
    }

    /**
     * A cdf that jumps has no use for derivatives; the value wanted is the upper end of the last bracket. Where there are
     * whole numbers alone it is one of them.
     */
    private static double bisect(
            UnivariateDistribution distribution, double target, boolean below, double smallest, double largest) {
        boolean whole = CountParts.ofWholeNumbers(distribution) != null;
        double lower = whole ? Math.ceil(smallest) : smallest;
        double upper = whole ? Math.ceil(largest) : largest;
        if (reached(distribution, target, below, lower)) {
            return lower;
        }
        for (int step = 0; step < MAX_STEPS; step++) {
            double middle = whole ? Math.floor(0.5 * lower + 0.5 * upper) : middle(lower, upper);
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
