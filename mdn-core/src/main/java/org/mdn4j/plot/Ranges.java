package org.mdn4j.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.mdn4j.distribution.Interval;

/** The stretches of an axis that charts cover. */
final class Ranges {

    private static final double MARGIN = 0.04; // of the width, on each side

    private Ranges() {}

    /** From the smallest to the largest value and a little more, so that no point lies on the frame. */
    static Interval around(double[]... values) {
        double low = stream(values).min().orElseThrow();
        double high = stream(values).max().orElseThrow();
        double margin = high > low ? MARGIN * (high - low) : Math.max(1, Math.abs(low)) * MARGIN;
        return new Interval(low - margin, high + margin);
    }

    /** From a little below zero to a little more than the largest value. */
    static Interval fromZero(double[]... values) {
        return around(new double[] {0, stream(values).max().orElseThrow()});
    }

    /** From the smallest to the largest value; beyond them a truth may not be defined and a model only guesses. */
    static Interval exactly(double[] values) {
        Interval range = new Interval(
                stream(values).min().orElseThrow(), stream(values).max().orElseThrow());
        return range.width() > 0 ? range : around(values);
    }

    private static DoubleStream stream(double[]... values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    /** Evenly spaced values from one end to the other, {@code [n]}. */
    static double[] grid(Interval range, int n) {
        double[] grid = new double[n];
        Arrays.setAll(grid, i -> range.lower() + range.width() * i / (n - 1));
        return grid;
    }
}
