package org.mdn4j.plot;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.distribution.Interval;

/** Samples by bin, as a filled outline. */
final class Histogram {

    private Histogram() {}

    /**
     * Adds a series named samples.
     *
     * @param unit the height of one sample
     * @return the heights, {@code [bins]}
     */
    static double[] add(XYChart chart, Interval range, int bins, double[] samples, double unit) {
        double width = range.width() / bins;
        double[] heights = new double[bins];
        for (double sample : samples) {
            int bin = (int) Math.floor((sample - range.lower()) / width);
            if (bin >= 0 && bin < bins) {
                heights[bin] += unit;
            }
        }
        // The outline: along the top of each bin from edge to edge, and back along the axis.
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        for (int bin = 0; bin < bins; bin++) {
            x[2 * bin + 1] = range.lower() + bin * width;
            x[2 * bin + 2] = range.lower() + (bin + 1) * width;
            y[2 * bin + 1] = heights[bin];
            y[2 * bin + 2] = heights[bin];
        }
        x[0] = range.lower();
        x[2 * bins + 1] = range.upper();
        XYSeries series = chart.addSeries("samples", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Palette.HISTOGRAM);
        series.setFillColor(Palette.HISTOGRAM);
        return heights;
    }
}
