package org.mdn4j.plot;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
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

    /** Any mixture over the line with 10,000 samples; see {@link #of(Slice, double, RandomGenerator)}. */
    public static XYChart of(String title, String target, UnivariateMixture density, RandomGenerator rng) {
        XYChart chart = ChartStyle.chart(title, target, "density per unit of " + target);
        Interval range = Ranges.around(
                new double[] {density.quantile(0.5 - SHOWN_MASS / 2), density.quantile(0.5 + SHOWN_MASS / 2)});
        double[] histogram = addHistogram(chart, range, density.sampler(rng).next(SAMPLES));
        double[] y = Ranges.grid(range, POINTS);
        double[] heights = Arrays.stream(y).map(density::density).toArray();
        ChartStyle.line(chart, "density", y, heights, Palette.TOTAL, Palette.wideLine());
        addComponents(chart, density, y);
        ChartStyle.ranges(chart, range, Ranges.fromZero(histogram, heights));
        ChartStyle.legendFor(chart);
        return chart;
    }

    /** What each component adds, on top of the wide line of the sum, which it would hide or be hidden by. */
    private static void addComponents(XYChart chart, UnivariateMixture density, double[] y) {
        double[] weights = density.weights();
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] >= SMALLEST_WEIGHT) {
                double weight = weights[k];
                Distribution component = density.components().get(k);
                double[] share =
                        Arrays.stream(y).map(v -> weight * component.density(v)).toArray();
                ChartStyle.line(chart, "component " + (k + 1), y, share, Palette.component(k), Palette.line());
            }
        }
    }

    /** Shares of the samples by bin, scaled to an area of one; returns the heights, {@code [BINS]}. */
    private static double[] addHistogram(XYChart chart, Interval range, double[] samples) {
        double width = range.width() / BINS;
        double[] heights = new double[BINS];
        for (double sample : samples) {
            int bin = (int) Math.floor((sample - range.lower()) / width);
            if (bin >= 0 && bin < BINS) {
                heights[bin] += 1 / (samples.length * width);
            }
        }
        // The outline: along the top of each bin from edge to edge, and back along the axis.
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        for (int bin = 0; bin < BINS; bin++) {
            x[2 * bin + 1] = range.lower() + bin * width;
            x[2 * bin + 2] = range.lower() + (bin + 1) * width;
            y[2 * bin + 1] = heights[bin];
            y[2 * bin + 2] = heights[bin];
        }
        x[0] = range.lower();
        x[2 * BINS + 1] = range.upper();
        XYSeries series = chart.addSeries("samples", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Palette.HISTOGRAM);
        series.setFillColor(Palette.HISTOGRAM);
        return heights;
    }
}
