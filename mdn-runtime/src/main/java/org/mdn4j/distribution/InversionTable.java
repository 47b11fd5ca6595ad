package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Turns uniform numbers into draws from a mixture such that evenly spread numbers give evenly spread draws: the unit
 * interval is divided among the components from left to right, and a number becomes the quantile of its component at its
 * place in that component's share.
 *
 * <p>For Gaussian components only {@link StrictMath} is used: the same draws on every platform.
 */
final class InversionTable {

    private final UnivariateDistribution[] parts; // [K], by ascending median
    private final double[] ends; // [K], where the share of each ends

    InversionTable(double[] weights, UnivariateDistribution[] components) {
        int[] order = IntStream.range(0, weights.length)
                .filter(k -> weights[k] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> components[k].quantile(0.5)))
                .mapToInt(Integer::intValue)
                .toArray();
        parts = new UnivariateDistribution[order.length];
        ends = new double[order.length];
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            parts[i] = components[order[i]];
            sum += weights[order[i]];
            ends[i] = sum;
        }
        ends[ends.length - 1] = 1;
    }

    /** The draw for a number in the open unit interval. */
    double value(double u) {
        int i = Arrays.binarySearch(ends, u);
        i = Math.min(i < 0 ? -i - 1 : i + 1, ends.length - 1);
        double start = i == 0 ? 0 : ends[i - 1];
        double share = Math.min(Math.max((u - start) / (ends[i] - start), 0x1p-64), 1 - 0x1p-53);
        return parts[i] instanceof Gaussian gaussian
                ? gaussian.expectation() + gaussian.standardDeviation() * NormalQuantile.value(share)
                : parts[i].quantile(share);
    }
}
