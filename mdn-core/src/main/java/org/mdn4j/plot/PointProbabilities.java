package org.mdn4j.plot;

import java.util.Arrays;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateDistribution;

/** The values in an interval that have a probability of their own, as counts and atoms do, with these probabilities. */
record PointProbabilities(double[] values, double[] probabilities) {

    private static final double ROUNDING = 1e-9;

    static PointProbabilities of(UnivariateDistribution distribution, Interval range) {
        double[] values = distribution.atoms(range.lower(), range.upper());
        return new PointProbabilities(values, of(distribution, values));
    }

    /** The probabilities of given values, {@code [values]}: zero where a distribution only has a density. */
    static double[] of(Distribution distribution, double[] values) {
        UnivariateDistribution line = distribution.marginal(0);
        return Arrays.stream(values)
                .map(value -> line.atoms(value, value).length > 0 ? line.density(value) : 0)
                .toArray();
    }

    /** The density a little above a value that has a probability of its own, else at the value. */
    static double density(Distribution distribution, double value, double step) {
        boolean atom = distribution.marginal(0).atoms(value, value).length > 0;
        return distribution.density(atom ? value + 0.25 * step : value);
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    double sum() {
        return Arrays.stream(probabilities).sum();
    }

    /** Whether nothing is left for a density in an interval. */
    boolean areAll(UnivariateDistribution distribution, Interval range) {
        double below = distribution.cdf(Math.nextDown(range.lower()));
        return sum() >= distribution.cdf(range.upper()) - below - ROUNDING;
    }

    /** The smallest distance of two of the values. */
    double gap() {
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 1; i < values.length; i++) {
            gap = Math.min(gap, values[i] - values[i - 1]);
        }
        return gap;
    }

    /** Every n-th of the values, so that not many more than a number of them are left. */
    PointProbabilities thinned(int most) {
        int step = Math.max(1, values.length / most);
        int count = (values.length + step - 1) / step;
        double[] some = new double[count];
        double[] theirs = new double[count];
        for (int i = 0; i < count; i++) {
            some[i] = values[i * step];
            theirs[i] = probabilities[i * step];
        }
        return new PointProbabilities(some, theirs);
    }
}
