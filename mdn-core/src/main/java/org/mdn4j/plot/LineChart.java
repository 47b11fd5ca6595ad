package org.mdn4j.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.distribution.Interval;

/**
 * Lines and points in the common look, for whatever has no chart of its own: every series takes the next colour, and what is
 * not finite leaves a gap.
 *
 * <pre>{@code
 * XYChart chart = LineChart.of("Gradients", "layer", "norm").line("tanh", x, y).logarithmic().chart();
 * }</pre>
 */
public final class LineChart {

    private final XYChart chart;
    private int series;

    private LineChart(XYChart chart) {
        this.chart = chart;
    }

    /** An empty chart of the usual size. */
    public static LineChart of(String title, String xTitle, String yTitle) {
        return new LineChart(ChartStyle.chart(title, xTitle, yTitle));
    }

    /** An empty chart of a size in pixels. */
    public static LineChart of(String title, String xTitle, String yTitle, int width, int height) {
        return new LineChart(ChartStyle.chart(title, xTitle, yTitle, width, height));
    }

    /** Adds a line through points. */
    public LineChart line(String name, double[] x, double[] y) {
        ChartStyle.line(chart, name, x, finite(y), nextColour(), Palette.line());
        return this;
    }

    /** Adds points. */
    public LineChart points(String name, double[] x, double[] y) {
        ChartStyle.points(chart, name, x, finite(y), nextColour());
        return this;
    }

    /** Adds a line through points that are marked, with bars of a half length each. */
    public LineChart bars(String name, double[] x, double[] y, double[] halfLengths) {
        Color colour = nextColour();
        XYSeries line = chart.addSeries(name, x, finite(y), halfLengths);
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setMarker(SeriesMarkers.CIRCLE);
        line.setMarkerColor(colour);
        line.setLineColor(colour);
        line.setLineStyle(Palette.line());
        chart.getStyler().setMarkerSize(8);
        chart.getStyler().setErrorBarsColorSeriesColor(true);
        return this;
    }

    /** Makes the y axis logarithmic; what is not positive leaves a gap. */
    public LineChart logarithmic() {
        chart.getStyler().setYAxisLogarithmic(true);
        return this;
    }

    /** Makes the x axis logarithmic. */
    public LineChart logarithmicInX() {
        chart.getStyler().setXAxisLogarithmic(true);
        return this;
    }

    /** Cuts the x axis to a range. */
    public LineChart xRange(Interval range) {
        chart.getStyler().setXAxisMin(range.lower()).setXAxisMax(range.upper());
        return this;
    }

    /** Cuts the y axis to a range. */
    public LineChart yRange(Interval range) {
        chart.getStyler().setYAxisMin(range.lower()).setYAxisMax(range.upper());
        return this;
    }

    /** The chart, with a legend if there is more than one series. */
    public XYChart chart() {
        if (chart.getStyler().isYAxisLogarithmic()) {
            chart.getSeriesCollection()
                    .forEach(line ->
                            line.replaceData(line.getXData(), positive(line.getYData()), line.getExtraValues()));
        }
        fitRanges();
        ChartStyle.legendFor(chart);
        if (series < 2) {
            chart.getStyler().setLegendVisible(false);
        }
        return chart;
    }

    /** A little beyond the data where nothing was asked for. */
    private void fitRanges() {
        XYStyler style = chart.getStyler();
        if (style.getXAxisMin() == null) {
            xRange(around(style.isXAxisLogarithmic(), XYSeries::getXData));
        }
        if (style.getYAxisMin() == null) {
            yRange(around(style.isYAxisLogarithmic(), LineChart::extent));
        }
    }

    private Interval around(boolean logarithmic, Function<XYSeries, double[]> values) {
        double[][] all = chart.getSeriesCollection().stream().map(values).toArray(double[][]::new);
        if (!logarithmic) {
            return Ranges.around(all);
        }
        Interval logs = Ranges.around(Arrays.stream(all)
                .map(row -> Arrays.stream(row).map(Math::log).toArray())
                .toArray(double[][]::new));
        return new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()));
    }

    /** The values of a series with the ends of its bars. */
    private static double[] extent(XYSeries series) {
        double[] bars = series.getExtraValues();
        double[] y = series.getYData();
        if (bars == null) {
            return y;
        }
        double[] ends = new double[2 * y.length];
        for (int i = 0; i < y.length; i++) {
            ends[2 * i] = y[i] - bars[i];
            ends[2 * i + 1] = y[i] + bars[i];
        }
        return ends;
    }

    private Color nextColour() {
        return Palette.component(series++);
    }

    private static double[] finite(double[] values) {
        double[] shown = values.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Double.isInfinite(shown[i]) ? Double.NaN : shown[i];
        }
        return shown;
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values)
                .map(value -> value > 0 ? value : Double.NaN)
                .toArray();
    }
}
