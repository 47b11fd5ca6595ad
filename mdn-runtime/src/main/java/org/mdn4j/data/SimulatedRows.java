package org.mdn4j.data;

import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Interval;

/** What the simulated tasks share. */
final class SimulatedRows {

    private SimulatedRows() {}

    /** Uniform draws, {@code [n]}. */
    static double[] uniform(int n, Interval range, RandomGenerator rng) {
        if (n < 1) {
            throw new IllegalArgumentException("need at least 1 row but got " + n);
        }
        return rng.doubles(n, range.lower(), range.upper()).toArray();
    }

    static void checkInput(double x, Interval range) {
        if (!range.contains(x)) {
            throw new IllegalArgumentException(
                    "need x between " + range.lower() + " and " + range.upper() + " but got " + x);
        }
    }
}
