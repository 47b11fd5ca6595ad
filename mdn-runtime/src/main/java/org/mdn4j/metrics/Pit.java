package org.mdn4j.metrics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * The probability integral transform of what was observed: {@code F(y)} for each row, uniform between 0 and 1 if the
 * predictions are right (Dawid 1984). Immutable.
 *
 * <p>Where a value has a probability of its own, as a count has, {@code F} jumps there, and the transform is a uniform
 * draw from the jump (Brockwell 2007).
 */
public final class Pit {

    private static final double UNIFORM_VARIANCE = 1.0 / 12;

    private final double[] values;

    Pit(double[] values) {
        this.values = values;
    }

    /** The transforms in the order of the rows, {@code [n]}. */
    public double[] values() {
        return values.clone();
    }

    /** The mean; 0.5 if right, less if what was observed is mostly below what was predicted. */
    public Score mean() {
        return Score.mean(values);
    }

    /** The variance about 0.5 as a multiple of the uniform 1/12: above one if predictions are too narrow, below if too wide. */
    public Score dispersion() {
        return Score.mean(Arrays.stream(values)
                .map(u -> (u - 0.5) * (u - 0.5) / UNIFORM_VARIANCE)
                .toArray());
    }

    /**
     * The share of rows in each of some bins of equal width; 1/bins each if right.
     *
     * @param bins at least 1
     * @return {@code [bins]}, sums to one
     * @throws IllegalArgumentException if there is no bin
     */
    public double[] histogram(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("need at least 1 bin but got " + bins);
        }
        double[] shares = new double[bins];
        for (double value : values) {
            shares[Math.min(bins - 1, (int) (value * bins))] += 1.0 / values.length;
        }
        return shares;
    }

    /** The share of rows whose transform is at most {@code p}; {@code p} itself if right. */
    public double share(double p) {
        return (double) Arrays.stream(values).filter(u -> u <= p).count() / values.length;
    }

    /** The largest distance of the shares from those of uniform ones: the statistic of Kolmogorov and Smirnov; NaN of one row. */
    public double distanceFromUniform() {
        return values.length < 2
                ? Double.NaN
                : KolmogorovSmirnovTest.withDefaults().statistic(values, Pit::uniform);
    }

    /**
     * The probability of a distance at least as large if the transforms were uniform and the rows independent: the
     * p-value of the test of Kolmogorov and Smirnov. Below 0.01 say that the predictions are not calibrated; a large one
     * does not prove that they are. NaN of one row.
     */
    public double uniformityPValue() {
        return values.length < 2
                ? Double.NaN
                : KolmogorovSmirnovTest.withDefaults()
                        .test(values, Pit::uniform)
                        .getPValue();
    }

    private static double uniform(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
