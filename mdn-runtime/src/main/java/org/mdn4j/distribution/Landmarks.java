package org.mdn4j.distribution;

import java.util.TreeSet;

/**
 * Points that show where a distribution lives at which scale: quantiles of every component, and the ends of supports,
 * where a density may jump.
 */
final class Landmarks {

    /** The probability of a tail that does not reach the digits of an integral. */
    static final double SMALLEST = 1e-20;

    /**
     * Levels between which an integrand has no structure that a quadrature rule could overlook: in heavy tails, where
     * few levels are many orders of magnitude apart, they have to be dense.
     */
    private static final double[] COARSE = {SMALLEST, 1e-16, 1e-12, 1e-9, 1e-7, 1e-5, 1e-3, 0.05, 0.25, 0.5};

    private static final int FINE_STEPS = 64;

    private Landmarks() {}

    /** Points for an integral, ascending and distinct, all finite and inside the support. */
    static TreeSet<Double> coarse(UnivariateDistribution distribution) {
        return collect(distribution, COARSE);
    }

    /** Points between which a density has at most one turning point, or nearly always. */
    static TreeSet<Double> fine(UnivariateDistribution distribution) {
        double[] levels = new double[FINE_STEPS / 2 + COARSE.length - 3];
        for (int i = 1; i <= FINE_STEPS / 2; i++) {
            levels[i - 1] = (double) i / FINE_STEPS;
        }
        System.arraycopy(COARSE, 0, levels, FINE_STEPS / 2, COARSE.length - 3);
        return collect(distribution, levels);
    }

    private static TreeSet<Double> collect(UnivariateDistribution distribution, double[] levels) {
        TreeSet<Double> points = new TreeSet<>();
        add(distribution, levels, points);
        points.removeIf(point -> point.isNaN() || point.isInfinite());
        return points;
    }

    private static void add(UnivariateDistribution distribution, double[] levels, TreeSet<Double> points) {
        if (distribution instanceof UnivariateMixture mixture) {
            mixture.alive().forEach(part -> add(part, levels, points));
            return;
        }
        if (distribution instanceof Truncated truncated) {
            addInside(truncated, levels, points);
        }
        for (double level : levels) {
            points.add(quantile(distribution, level, true) + 0.0);
            points.add(quantile(distribution, level, false) + 0.0);
        }
        points.add(distribution.support().lower() + 0.0);
        points.add(distribution.support().upper() + 0.0);
    }

    private static double quantile(UnivariateDistribution distribution, double level, boolean below) {
        if (distribution instanceof Truncated truncated) {
            return truncated.roughQuantile(level, below); // which is much quicker
        }
        return below ? distribution.quantile(level) : distribution.inverseSurvival(level);
    }

    /** Those of the whole distribution, among which may be kinks. */
    private static void addInside(Truncated truncated, double[] levels, TreeSet<Double> points) {
        TreeSet<Double> whole = new TreeSet<>();
        add(truncated.parent(), levels, whole);
        Interval support = truncated.support();
        points.addAll(whole.subSet(support.lower(), false, support.upper(), false));
    }

    /** The finite ends of the supports of all components, ascending. */
    static TreeSet<Double> jumps(UnivariateDistribution distribution) {
        return collect(distribution, new double[0]);
    }
}
