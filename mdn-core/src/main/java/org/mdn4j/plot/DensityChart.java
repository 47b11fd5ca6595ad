package org.mdn4j.plot;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

/** The density at one x: samples as a histogram, the density over it, and what each component adds to it. */
public final class DensityChart {

    private static final int POINTS = 401;
    private static final int SAMPLES = 10_000;
    private static final int BINS = 80;
    private static final double SHOWN_MASS = 0.9995;
    private static final double SMALLEST_WEIGHT = 0.01; // components below it would lie on the axis

    private DensityChart() {}

    /**
     * The density of a slice at one x with 10,000 samples.
     *
     * @param rng where the samples come from
     */
    public static XYChart of(Slice slice, double x, RandomGenerator rng) {
        String title = slice.target() + " given " + slice.input() + " = " + ChartStyle.number(x);
        return of(title, slice.target(), slice.at(x), rng);
    }

    /**
     * Any mixture over the line with 10,000 samples; see {@link #of(Slice, double, RandomGenerator)}. Counts are drawn as
     * stems of probabilities; where atoms stand beside a density, they have an axis of probabilities on the right.
     */
    public static XYChart of(String title, String target, UnivariateMixture density, RandomGenerator rng) {
        double lower = density.quantile(0.5 - SHOWN_MASS / 2);
        double upper = density.quantile(0.5 + SHOWN_MASS / 2);
        Interval range = Ranges.around(new double[] {lower, upper});
        PointProbabilities points = PointProbabilities.of(density, range);
        double[] samples = density.sampler(rng).next(SAMPLES);
        return !points.isEmpty() && points.areAll(density, range)
                ? ofCounts(title, target, density, points, samples)
                : ofDensity(title, target, density, range, points, samples);
    }

    private static XYChart ofCounts(
            String title, String target, UnivariateMixture counts, PointProbabilities points, double[] samples) {
        XYChart chart = ChartStyle.chart(title, target, "probability");
        double gap = points.values().length > 1 ? points.gap() : 1;
        double[] values = points.values();
        double width = gap * Math.max(1, Math.ceil((double) values.length / BINS));
        Interval shown = new Interval(values[0] - 0.5 * gap, values[values.length - 1] + 0.5 * gap);
        int bins = (int) Math.ceil(shown.width() / width - 1e-9);
        Interval binned = new Interval(shown.lower(), shown.lower() + bins * width);
        // Several values may share a bin: its height is their mean.
        double[] histogram = Histogram.add(chart, binned, bins, samples, gap / width / samples.length);
        Stems.alone(chart, points).add(counts, SMALLEST_WEIGHT);
        ChartStyle.ranges(
                chart,
                Ranges.around(values, new double[] {shown.lower(), shown.upper()}),
                Ranges.fromZero(histogram, points.probabilities()));
        ChartStyle.legendFor(chart);
        return chart;
    }

    private static XYChart ofDensity(
            String title,
            String target,
            UnivariateMixture density,
            Interval range,
            PointProbabilities points,
            double[] samples) {
        XYChart chart = ChartStyle.chart(title, target, "density per unit of " + target);
        double[] between = Arrays.stream(samples)
                .filter(sample -> Arrays.binarySearch(points.values(), sample) < 0)
                .toArray();
        double width = range.width() / BINS;
        double[] histogram = Histogram.add(chart, range, BINS, between, 1 / (samples.length * width));
        double[] y = Ranges.grid(range, POINTS);
        double[] heights = heights(density, y);
        ChartStyle.line(chart, "density", y, heights, Palette.TOTAL, Palette.wideLine());
        addComponents(chart, density, y);
        ChartStyle.ranges(chart, range, Ranges.fromZero(histogram, heights));
        if (!points.isEmpty()) {
            Stems stems = Stems.besideDensity(chart, points);
            stems.add(density, SMALLEST_WEIGHT);
            stems.labelOwnAxis();
        }
        ChartStyle.legendFor(chart);
        return chart;
    }

    private static double[] heights(Distribution density, double[] y) {
        double step = y[1] - y[0];
        return Arrays.stream(y)
                .map(v -> PointProbabilities.density(density, v, step))
                .toArray();
    }

    /** What each component adds, on top of the wide line of the sum, which it would hide or be hidden by. */
    private static void addComponents(XYChart chart, UnivariateMixture density, double[] y) {
        double[] weights = density.weights();
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] >= SMALLEST_WEIGHT) {
                double weight = weights[k];
                Distribution component = density.components().get(k);
                double[] share = Arrays.stream(heights(component, y))
                        .map(height -> weight * height)
                        .toArray();
                if (Arrays.stream(share).noneMatch(height -> height > 0)) {
                    continue; // one of atoms alone
                }
                ChartStyle.line(chart, "component " + (k + 1), y, share, Palette.component(k), Palette.line());
            }
        }
    }
}
