package org.mdn4j.plot;

import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Interval;
import org.mdn4j.metrics.Pit;

/** Where observations fell in their predicted distributions: the histogram is flat if the predictions are right. */
public final class PitChart {

    private static final int BINS = 20;
    private static final double BAND = 1.96; // standard errors: what 95 of 100 right bars stay within

    private PitChart() {}

    /** The histogram as relative frequencies, with the band that chance alone explains. */
    public static XYChart of(Pit pit) {
        double[] heights =
                Arrays.stream(pit.histogram(BINS)).map(share -> share * BINS).toArray();
        double error = BAND * Math.sqrt((BINS - 1.0) / pit.values().length);
        XYChart chart =
                ChartStyle.chart("Where observations fell", "probability predicted below", "relative frequency");
        // The outline: up, along the top of each bin from edge to edge, and down.
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        for (int bin = 0; bin < BINS; bin++) {
            x[2 * bin + 1] = (double) bin / BINS;
            x[2 * bin + 2] = (bin + 1.0) / BINS;
            y[2 * bin + 1] = heights[bin];
            y[2 * bin + 2] = heights[bin];
        }
        x[2 * BINS + 1] = 1;
        double[] ends = {0, 1};
        double low = Math.max(0, 1 - error);
        ChartStyle.line(chart, "observations", x, y, Palette.component(0), Palette.wideLine());
        ChartStyle.line(chart, "right", ends, new double[] {1, 1}, Palette.INK, Palette.line());
        ChartStyle.line(
                chart, "95 % of chance, from", ends, new double[] {low, low}, Palette.component(1), Palette.line());
        ChartStyle.line(chart, "to", ends, new double[] {1 + error, 1 + error}, Palette.component(1), Palette.line());
        ChartStyle.ranges(chart, new Interval(0, 1), Ranges.fromZero(heights, new double[] {1 + error}));
        return chart;
    }
}
