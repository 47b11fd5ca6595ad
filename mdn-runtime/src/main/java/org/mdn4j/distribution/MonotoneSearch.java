package org.mdn4j.distribution;

import java.util.function.DoubleUnaryOperator;

/** Inverts a tail probability in a variable in which its logarithm is nearly straight: Newton inside a bracket. */
final class MonotoneSearch {

    private static final int MAX_STEPS = 300;

    private static final double ROUNDING = 0x1p-51;

    private MonotoneSearch() {}

    /**
     * The t with {@code logProbability(t) = target}.
     *
     * @param direction 1 if the probability grows with t, -1 if it shrinks
     * @param logProbability may be minus infinity
     * @param logSlope the logarithm of the absolute derivative of the probability (not of its logarithm) in t
     * @param start where to begin; moved between the ends
     * @param lowest no root is looked for below; one of the ends is returned if there is none between them
     * @param highest no root is looked for above
     */
    static double solve(
            int direction,
            DoubleUnaryOperator logProbability,
            DoubleUnaryOperator logSlope,
            double target,
            double start,
            double lowest,
            double highest) {
        double t = Double.isNaN(start) ? 0.5 * lowest + 0.5 * highest : Math.min(Math.max(start, lowest), highest);
        double lower = lowest;
        double upper = highest;
        double previous = Double.POSITIVE_INFINITY; // size of the last step
        double previousExcess = Double.NaN;
        for (int step = 0; step < MAX_STEPS; step++) {
            double value = logProbability.applyAsDouble(t);
            double excess = direction * (value - target);
            if (excess == 0) {
                return t;
            }
            if (excess < 0) {
                lower = t;
            } else {
                upper = t;
            }
            double move = -excess / Math.exp(logSlope.applyAsDouble(t) - value);
            double next = t + move;
            double ratio = excess / previousExcess;
            // Newton squares the error: what the next step leaves is known before it is taken.
            double left = Math.max(Math.abs(excess) * ratio * ratio, excess * excess);
            double rounding = ROUNDING * Math.max(1, Math.abs(target));
            boolean settled =
                    8 * left <= rounding && Math.abs(move) < 0.1 * previous; // not where the probability is flat
            if (Math.abs(excess) <= rounding || settled || Math.abs(move) <= 2 * Math.ulp(t)) {
                return next >= lower && next <= upper ? next : t; // the last digit of the probability is reached
            }
            boolean slow = Math.abs(move) > 0.5 * previous && step > 10;
            boolean halved = !(next > lower && next < upper) || slow;
            if (halved) {
                next = 0.5 * lower + 0.5 * upper;
            }
            if (Math.abs(next - t) <= 2 * Math.ulp(t) || next <= lower || next >= upper) {
                return next >= lower && next <= upper ? next : t;
            }
            previousExcess = halved ? Double.NaN : excess;
            previous = Math.abs(next - t);
            t = next;
        }
        return t;
    }
}
