package org.mdn4j.plot;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Interval;

/** Rows as points over one input, as in figure 6.4 of Goodfellow, Bengio and Courville (2016). */
public final class SamplesChart {

    private SamplesChart() {}

    /** The first target over the first input. */
    public static XYChart of(String title, Dataset data) {
        return of(title, data, range(true, data), range(false, data));
    }

    /** Two sets of rows with the same columns, such as truth and model, in two charts with the same axes. */
    public static List<XYChart> beside(String leftTitle, Dataset left, String rightTitle, Dataset right) {
        Interval x = range(true, left, right);
        Interval y = range(false, left, right);
        return List.of(of(leftTitle, left, x, y), of(rightTitle, right, x, y));
    }

    private static XYChart of(String title, Dataset data, Interval x, Interval y) {
        String input = data.columns().inputs().get(0);
        String target = data.columns().targets().get(0);
        XYChart chart = ChartStyle.chart(title, input, target);
        ChartStyle.points(chart, target, data.column(input), data.column(target), Palette.DATA);
        ChartStyle.ranges(chart, x, y);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setMarkerSize(ChartStyle.markerSize(data));
        return chart;
    }

    private static Interval range(boolean input, Dataset... sets) {
        double[][] values = new double[sets.length][];
        for (int i = 0; i < sets.length; i++) {
            var names = input ? sets[i].columns().inputs() : sets[i].columns().targets();
            values[i] = sets[i].column(names.get(0));
        }
        return Ranges.around(values);
    }
}
