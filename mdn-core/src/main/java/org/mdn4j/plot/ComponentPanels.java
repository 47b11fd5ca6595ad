package org.mdn4j.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * What the network makes of x: weights, means and standard deviations of all components over x, one chart each, after
 * the panels of figure 5.21 in Bishop (2006).
 */
public final class ComponentPanels {

    private static final int POINTS = 201;

    /** Below this weight a component does not matter, and its mean and width are left out. */
    private static final double SMALLEST_WEIGHT = 0.01;

    private ComponentPanels() {}

    /**
     * The three charts: weights, means, standard deviations.
     *
     * @param range of x
     * @throws IllegalArgumentException if the number of components changes with x
     */
    public static List<XYChart> of(Slice slice, Interval range) {
        double[] x = Ranges.grid(range, POINTS);
        UnivariateMixture[] mixtures = Arrays.stream(x).mapToObj(slice::at).toArray(UnivariateMixture[]::new);
        int components = mixtures[0].components().size();
        double[][] weights = new double[components][POINTS];
        for (int i = 0; i < POINTS; i++) {
            double[] row = mixtures[i].weights();
            if (row.length != components) {
                throw new IllegalArgumentException("need as many components at every " + slice.input() + " but got "
                        + components + " at " + x[0] + " and " + row.length + " at " + x[i]);
            }
            for (int k = 0; k < components; k++) {
                weights[k][i] = row[k];
            }
        }
        double[][] means = moments(mixtures, weights, UnivariateDistribution::expectation);
        double[][] deviations = moments(mixtures, weights, UnivariateDistribution::standardDeviation);
        String input = slice.input();
        String target = slice.target();
        return List.of(
                panel("Weights", input, "weight", x, weights, Ranges.around(new double[] {0, 1})),
                panel("Means", input, "mean of " + target, x, means, Ranges.around(means)),
                panel(
                        "Standard deviations",
                        input,
                        "standard deviation of " + target,
                        x,
                        deviations,
                        Ranges.fromZero(deviations)));
    }

    /** One number of each component at each x, {@code [K][N]}; NaN, which leaves a gap, where it has no weight. */
    private static double[][] moments(
            UnivariateMixture[] mixtures, double[][] weights, ToDoubleFunction<UnivariateDistribution> moment) {
        double[][] values = new double[weights.length][mixtures.length];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < mixtures.length; i++) {
                UnivariateDistribution component =
                        mixtures[i].components().get(k).marginal(0);
                values[k][i] = weights[k][i] < SMALLEST_WEIGHT ? Double.NaN : moment.applyAsDouble(component);
            }
        }
        return values;
    }

    private static XYChart panel(
            String title, String xTitle, String yTitle, double[] x, double[][] values, Interval yRange) {
        XYChart chart = ChartStyle.chart(title, xTitle, yTitle);
        for (int k = 0; k < values.length; k++) {
            ChartStyle.line(chart, "component " + (k + 1), x, values[k], Palette.component(k), Palette.line());
        }
        ChartStyle.ranges(chart, Ranges.around(x), yRange);
        ChartStyle.legendFor(chart);
        return chart;
    }
}
