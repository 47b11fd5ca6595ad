package org.mdn4j.plot;

import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.YAxisPosition;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

/** Probabilities of single values as stems with a dot for what each component adds; so many that they touch, as lines. */
final class Stems {

    private static final int MOST_STEMS = 150;
    private static final int MOST_POINTS = 401;

    /** Beside a density, the axis on the right; alone, the only one. */
    private final int axis;

    private final XYChart chart;
    private final PointProbabilities points;
    private final String suffix;

    /** On a chart that shows nothing else. */
    static Stems alone(XYChart chart, PointProbabilities points) {
        return new Stems(chart, points, 0, "");
    }

    /** On a chart that shows a density as well: with an axis of their own. */
    static Stems besideDensity(XYChart chart, PointProbabilities points) {
        return new Stems(chart, points, 1, " at a value");
    }

    private Stems(XYChart chart, PointProbabilities points, int axis, String suffix) {
        this.chart = chart;
        this.points = points.thinned(MOST_POINTS);
        this.axis = axis;
        this.suffix = suffix;
    }

    void add(UnivariateMixture mixture, double smallestWeight) {
        addTotal();
        double[] weights = mixture.weights();
        List<Distribution> components = mixture.components();
        for (int k = 0; k < weights.length; k++) {
            double weight = weights[k];
            double[] share = Arrays.stream(PointProbabilities.of(components.get(k), points.values()))
                    .map(p -> weight * p)
                    .toArray();
            if (weight >= smallestWeight && Arrays.stream(share).anyMatch(p -> p > 0)) {
                onAxis(addComponent(k, share));
            }
        }
    }

    private XYSeries addComponent(int k, double[] share) {
        String name = "component " + (k + 1) + suffix;
        return tooMany()
                ? ChartStyle.line(chart, name, points.values(), share, Palette.component(k), Palette.line())
                : ChartStyle.points(chart, name, points.values(), share, Palette.component(k));
    }

    private void addTotal() {
        String name = "probability" + suffix;
        if (tooMany()) {
            onAxis(ChartStyle.line(
                    chart, name, points.values(), points.probabilities(), Palette.TOTAL, Palette.wideLine()));
            return;
        }
        int n = points.values().length;
        double[] x = new double[3 * n];
        double[] y = new double[3 * n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(x, 3 * i, 3 * i + 3, points.values()[i]);
            y[3 * i + 1] = points.probabilities()[i];
            y[3 * i + 2] = Double.NaN; // lifts the pen
        }
        BasicStroke stroke = n > MOST_STEMS / 3 ? Palette.line() : Palette.wideLine();
        onAxis(ChartStyle.line(chart, name, x, y, Palette.TOTAL, stroke));
    }

    private boolean tooMany() {
        return points.values().length > MOST_STEMS;
    }

    private void onAxis(XYSeries series) {
        series.setYAxisGroup(axis);
    }

    /** Names the axis on the right and lets it begin at zero. */
    void labelOwnAxis() {
        Interval range = Ranges.fromZero(points.probabilities());
        chart.setYAxisGroupTitle(axis, "probability");
        chart.getStyler().setYAxisGroupPosition(axis, YAxisPosition.Right);
        chart.getStyler().setYAxisMin(axis, range.lower()).setYAxisMax(axis, range.upper());
    }
}
