package org.mdn4j.plot;

import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * The conditional density p(y|x) as colour over x and y. Colours follow the square root of the density, so that wide,
 * low bands can be seen beside narrow, high ones; the bar on the right gives the values.
 *
 * <p>Counts are bands of their probabilities. An atom beside a density is a narrow band, as dense as its probability is
 * when spread over that band.
 */
public final class DensityMap {

    private static final int COLUMNS = 700;
    private static final int ROWS = 480;

    /** The share of cells that may be denser than the darkest colour: a spike would leave the rest white. */
    private static final double SATURATED = 0.003;

    /** The height of the band of an atom beside a density. */
    private static final int BAND_ROWS = 8;

    private DensityMap() {}

    /** The density over a rectangle. */
    public static XYChart of(String title, Slice slice, Interval x, Interval y) {
        UnivariateMixture[] mixtures = new UnivariateMixture[COLUMNS];
        PointProbabilities[] points = new PointProbabilities[COLUMNS];
        boolean counts = true;
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 0; i < COLUMNS; i++) {
            mixtures[i] = slice.at(centre(x, i, COLUMNS));
            points[i] = PointProbabilities.of(mixtures[i], y);
            counts &= !points[i].isEmpty() && points[i].areAll(mixtures[i], y);
            gap = Math.min(gap, points[i].gap());
        }
        double narrow = BAND_ROWS * y.width() / ROWS;
        double band = counts && Double.isFinite(gap) ? gap : Math.min(gap, narrow);
        double[][] density = new double[COLUMNS][];
        for (int i = 0; i < COLUMNS; i++) {
            density[i] = counts ? new double[ROWS] : densities(mixtures[i], y);
            addBands(density[i], points[i], y, band, counts);
        }
        Fonts.require();
        String unit = counts ? "probability of " : "density of ";
        DensityMapChart chart = new DensityMapChart(density, top(density), x, y, unit + slice.target());
        chart.setTitle(title);
        chart.setXAxisTitle(slice.input());
        chart.setYAxisTitle(slice.target());
        return chart;
    }

    /** The density over the range of some rows, with the rows themselves on it. */
    public static XYChart of(String title, Slice slice, Dataset data) {
        double[] x = data.column(slice.input());
        double[] y = data.column(slice.target());
        XYChart chart = of(title, slice, Ranges.exactly(x), Ranges.around(y));
        ChartStyle.points(chart, "rows", x, y, Palette.ON_DENSITY);
        chart.getStyler().setMarkerSize(ChartStyle.markerSize(data));
        return chart;
    }

    private static double[] densities(UnivariateMixture mixture, Interval y) {
        double[] densities = new double[ROWS];
        Arrays.setAll(densities, j -> PointProbabilities.density(mixture, centre(y, j, ROWS), y.width() / ROWS));
        return densities;
    }

    /** Colours the rows next to each value by its probability, or adds the density that it has when spread over them. */
    static void addBands(double[] column, PointProbabilities points, Interval y, double band, boolean counts) {
        double cell = y.width() / ROWS;
        for (int v = 0; v < points.values().length; v++) {
            double value = points.values()[v];
            int middle = Math.min(ROWS - 1, (int) ((value - y.lower()) / cell));
            int first = (int) Math.round((value - 0.5 * band - y.lower()) / cell);
            int end = (int) Math.round((value + 0.5 * band - y.lower()) / cell);
            int last = Math.max(middle, end - 1);
            for (int j = Math.max(0, Math.min(middle, first)); j <= Math.min(ROWS - 1, last); j++) {
                double probability = points.probabilities()[v];
                column[j] = counts ? probability : column[j] + probability / Math.max(band, cell);
            }
        }
    }

    private static double centre(Interval range, int cell, int cells) {
        return range.lower() + (cell + 0.5) * range.width() / cells;
    }

    private static double top(double[][] density) {
        double[] sorted = Arrays.stream(density)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double top = sorted[(int) Math.floor((1 - SATURATED) * (sorted.length - 1))];
        return top > 0 ? top : Math.max(sorted[sorted.length - 1], Double.MIN_NORMAL);
    }
}
