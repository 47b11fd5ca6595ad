package org.mdn4j.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.distribution.Interval;
import org.mdn4j.metrics.Coverage;
import org.mdn4j.metrics.Exceedance;
import org.mdn4j.metrics.Pit;
import org.mdn4j.metrics.TargetEvaluation;

/** Whether predicted probabilities are kept, and how sharp they are; grey shows what chance alone would do. */
public final class CalibrationCharts {

    private static final int BINS = 20;
    private static final int POINTS = 200;
    private static final double BAND = 1.96; // standard errors: what 95 of 100 right predictions stay within
    private static final double[] LEVELS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
    private static final double[] REGION_LEVELS = {0.1, 0.3, 0.5, 0.7, 0.9, 0.99};
    private static final Interval UNIT = new Interval(0, 1);

    private CalibrationCharts() {}

    /** PIT histogram, reliability, coverage and sharpness: four charts, to be shown two beside each other. */
    public static List<XYChart> of(TargetEvaluation evaluation) {
        return List.of(
                pit(evaluation.pit()), reliability(evaluation.pit()), coverage(evaluation), sharpness(evaluation));
    }

    /** The histogram of the probability integral transforms: flat if the predictions are right. */
    public static XYChart pit(Pit pit) {
        XYChart chart =
                ChartStyle.chart("Where observations fell", "probability predicted below", "relative frequency");
        double[] heights =
                Arrays.stream(pit.histogram(BINS)).map(share -> share * BINS).toArray();
        addBars(chart, "observations", UNIT, heights);
        double error = BAND * Math.sqrt(BINS * (1 - 1.0 / BINS) / pit.values().length);
        double[] ends = {0, 1};
        ChartStyle.line(chart, "right", ends, new double[] {1, 1}, Palette.INK, Palette.line());
        addBand(chart, ends, new double[] {Math.max(0, 1 - error), Math.max(0, 1 - error)}, new double[] {
            1 + error, 1 + error
        });
        ChartStyle.ranges(chart, UNIT, Ranges.fromZero(heights, new double[] {1 + error}));
        return chart;
    }

    /** How often each predicted probability of a value below came true (Kuleshov et al. 2018, figure 1). */
    public static XYChart reliability(Pit pit) {
        XYChart chart =
                ChartStyle.chart("Reliability of probabilities", "predicted probability of less", "observed frequency");
        double[] p = Ranges.grid(UNIT, POINTS + 1);
        double[] sorted = Arrays.stream(pit.values()).sorted().toArray();
        double[] shares = Arrays.stream(p).map(value -> share(sorted, value)).toArray();
        diagonal(chart, p, sorted.length);
        ChartStyle.line(chart, "observed", p, shares, Palette.component(0), Palette.line());
        ChartStyle.ranges(chart, UNIT, UNIT);
        return chart;
    }

    private static double share(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        int below = place < 0 ? -place - 1 : place + 1;
        while (below < sorted.length && sorted[below] <= value) {
            below++;
        }
        return (double) below / sorted.length;
    }

    /** The share of rows inside intervals of each level: on the diagonal if the predictions are right. */
    public static XYChart coverage(TargetEvaluation evaluation) {
        XYChart chart = ChartStyle.chart("Coverage of intervals", "nominal level", "share of observations inside");
        diagonal(chart, Ranges.grid(UNIT, POINTS + 1), evaluation.n());
        add(chart, "central", evaluation.central(LEVELS), 0);
        add(chart, "highest density", evaluation.highestDensity(REGION_LEVELS), 1);
        chart.getStyler().setMarkerSize(8);
        ChartStyle.ranges(chart, UNIT, UNIT);
        return chart;
    }

    private static void add(XYChart chart, String name, List<Coverage> coverages, int colour) {
        double[] levels = values(coverages, Coverage::level);
        double[] shares = values(coverages, c -> c.coverage().value());
        XYSeries series = ChartStyle.line(chart, name, levels, shares, Palette.component(colour), Palette.line());
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Palette.component(colour));
    }

    private static double[] values(List<Coverage> coverages, Function<Coverage, Double> value) {
        return coverages.stream().mapToDouble(value::apply).toArray();
    }

    /** The predicted standard deviations of all rows, as a histogram: how sharp predictions are, whether right or not. */
    public static XYChart sharpness(TargetEvaluation evaluation) {
        String unit = evaluation.name();
        double[] deviations = DoubleStream.of(evaluation.standardDeviations())
                .filter(Double::isFinite)
                .toArray();
        if (deviations.length == 0) {
            throw new IllegalArgumentException(
                    "need a prediction with a finite standard deviation but all " + evaluation.n() + " have none");
        }
        XYChart chart = ChartStyle.chart("Sharpness", "predicted standard deviation of " + unit, "share of rows");
        Interval range = new Interval(0, Ranges.fromZero(deviations).upper());
        double[] shares = new double[BINS];
        for (double deviation : deviations) {
            shares[(int) Math.min(BINS - 1, deviation / range.width() * BINS)] += 1.0 / deviations.length;
        }
        addBars(chart, "rows", range, shares);
        double mean = DoubleStream.of(deviations).average().orElseThrow();
        double top = Arrays.stream(shares).max().orElseThrow();
        String label = "mean: " + ChartStyle.number(mean);
        ChartStyle.line(chart, label, new double[] {mean, mean}, new double[] {0, top}, Palette.INK, Palette.line());
        ChartStyle.ranges(chart, range, Ranges.fromZero(shares));
        return chart;
    }

    /** How often a threshold was exceeded at each predicted probability, by isotonic regression. */
    public static XYChart exceedance(Exceedance exceedance) {
        String threshold = ChartStyle.number(exceedance.threshold());
        XYChart chart = ChartStyle.chart(
                "Exceeding " + threshold, "predicted probability", "observed frequency, as far as it grows");
        double[] diagonal = {0, 1};
        ChartStyle.line(chart, "right", diagonal, diagonal, Palette.TOTAL, Palette.line());
        double[] predicted = exceedance.probabilities();
        double[] observed = exceedance.recalibrated();
        // Both rise together, so that sorting each keeps the pairs.
        Arrays.sort(predicted);
        Arrays.sort(observed);
        String label = "Brier score: " + ChartStyle.number(exceedance.brier().value());
        ChartStyle.line(chart, label, predicted, observed, Palette.component(0), Palette.line());
        ChartStyle.ranges(chart, UNIT, UNIT);
        return chart;
    }

    /** Where right predictions lie, and within which two standard errors of a proportion. */
    private static void diagonal(XYChart chart, double[] p, int n) {
        double[] lower = Arrays.stream(p)
                .map(v -> Math.max(0, v - BAND * Math.sqrt(v * (1 - v) / n)))
                .toArray();
        double[] upper = Arrays.stream(p)
                .map(v -> Math.min(1, v + BAND * Math.sqrt(v * (1 - v) / n)))
                .toArray();
        addBand(chart, p, lower, upper);
        ChartStyle.line(chart, "right", p, p, Palette.TOTAL, Palette.line());
    }

    private static void addBand(XYChart chart, double[] x, double[] lower, double[] upper) {
        int n = x.length;
        double[] outlineX = new double[2 * n];
        double[] outlineY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            outlineX[i] = x[i];
            outlineY[i] = upper[i];
            outlineX[2 * n - 1 - i] = x[i];
            outlineY[2 * n - 1 - i] = lower[i];
        }
        area(chart, "95 % of right ones", outlineX, outlineY, Palette.BAND);
    }

    private static void addBars(XYChart chart, String name, Interval range, double[] heights) {
        int bins = heights.length;
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        x[0] = range.lower();
        x[2 * bins + 1] = range.upper();
        for (int bin = 0; bin < bins; bin++) {
            x[2 * bin + 1] = range.lower() + range.width() * bin / bins;
            x[2 * bin + 2] = range.lower() + range.width() * (bin + 1) / bins;
            y[2 * bin + 1] = heights[bin];
            y[2 * bin + 2] = heights[bin];
        }
        area(chart, name, x, y, Palette.HISTOGRAM);
    }

    private static void area(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setFillColor(colour);
    }
}
