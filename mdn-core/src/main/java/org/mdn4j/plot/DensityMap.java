package org.mdn4j.plot;

import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * The conditional density p(y|x) as colour over x and y. Colours follow the square root of the density, so that wide,
 * low bands can be seen beside narrow, high ones; the bar on the right gives the values.
 */
public final class DensityMap {

    private static final int COLUMNS = 700;
    private static final int ROWS = 480;

    /** The share of cells that may be denser than the darkest colour: a spike would leave the rest white. */
    private static final double SATURATED = 0.003;

    private DensityMap() {}

    /** The density over a rectangle. */
    public static XYChart of(String title, Slice slice, Interval x, Interval y) {
        double[][] density = new double[COLUMNS][ROWS];
        for (int i = 0; i < COLUMNS; i++) {
            UnivariateMixture mixture = slice.at(centre(x, i, COLUMNS));
            for (int j = 0; j < ROWS; j++) {
                density[i][j] = mixture.density(centre(y, j, ROWS));
            }
        }
        Fonts.require();
        DensityMapChart chart = new DensityMapChart(density, top(density), x, y, "density of " + slice.target());
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
