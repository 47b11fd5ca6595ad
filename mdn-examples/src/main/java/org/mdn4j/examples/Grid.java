package org.mdn4j.examples;

import java.util.Arrays;

/** Numbers along an axis. */
final class Grid {

    private Grid() {}

    /** Evenly spaced, both ends included, {@code [count]}. */
    static double[] of(double from, double to, int count) {
        double[] grid = new double[count];
        Arrays.setAll(grid, i -> from + (to - from) * i / (count - 1));
        return grid;
    }

    /** Evenly spaced in their logarithms, both ends included, {@code [count]}. */
    static double[] logarithmic(double from, double to, int count) {
        return Arrays.stream(of(Math.log(from), Math.log(to), count))
                .map(Math::exp)
                .toArray();
    }

    /** 1, 2, ..., {@code [count]}. */
    static double[] counting(int count) {
        return of(1, count, count);
    }
}
