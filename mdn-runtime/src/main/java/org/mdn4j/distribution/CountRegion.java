package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;

/** The smallest set of whole numbers with a given probability, as runs of neighbours. */
final class CountRegion {

    private static final int MAX_STEPS = 200;

    /** A sum of probabilities this close to the mass wanted is one. */
    private static final double ROUNDING = 1e-14;

    private CountRegion() {}

    static List<Interval> of(UnivariateDistribution distribution, CountShape shape, double mass) {
        double wanted = mass * (1 - ROUNDING);
        double upper = Math.nextUp(shape.highest()); // nothing is above
        double step = 1;
        double lower = upper - step;
        while (probability(distribution, shape.above(lower)) < wanted) {
            upper = lower;
            step *= 2;
            lower = upper - step;
        }
        for (int i = 0; i < MAX_STEPS; i++) {
            double middle = 0.5 * lower + 0.5 * upper;
            if (middle <= lower || middle >= upper) {
                break;
            }
            if (probability(distribution, shape.above(middle)) < wanted) {
                upper = middle;
            } else {
                lower = middle;
            }
        }
        // Of equal probabilities rounding must not choose.
        return trimmed(distribution, shape.above(lower - rounding(lower)), lower, wanted);
    }

    private static double probability(UnivariateDistribution distribution, List<Interval> region) {
        double sum = 0;
        for (Interval run : region) {
            sum += distribution.probability(run.lower(), run.upper());
        }
        return sum;
    }

    /** Values equally probable come in together; the largest of them go again as long as the mass is reached. */
    private static List<Interval> trimmed(
            UnivariateDistribution distribution, List<Interval> region, double threshold, double wanted) {
        List<Interval> kept = new ArrayList<>(region);
        double spare = probability(distribution, region) - wanted;
        for (int i = kept.size() - 1; i >= 0; i--) {
            Interval run = kept.get(i);
            double last = run.upper();
            while (tied(distribution, last, threshold) && Math.exp(threshold) <= spare && last >= run.lower()) {
                spare -= Math.exp(threshold);
                last--;
            }
            double first = run.lower();
            while (first < last && tied(distribution, first, threshold) && Math.exp(threshold) <= spare) {
                spare -= Math.exp(threshold);
                first++;
            }
            if (first <= last) {
                kept.set(i, new Interval(first, last));
            } else {
                kept.remove(i);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean tied(UnivariateDistribution distribution, double value, double threshold) {
        return distribution.logDensity(value) <= threshold + rounding(threshold);
    }

    private static double rounding(double logProbability) {
        return ROUNDING * Math.max(1, Math.abs(logProbability));
    }
}
