package org.mdn4j.plot;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Interval;
import org.mdn4j.train.ComponentChoice;

/** How far each number of components is behind the best, with standard errors, and the number that was taken. */
public final class ComponentChoiceChart {

    private ComponentChoiceChart() {}

    /** The picture of a choice, in nats a row. */
    public static XYChart of(ComponentChoice choice) {
        XYChart chart = ChartStyle.chart(
                "Number of components by the one-standard-error rule",
                "components",
                "validation log-likelihood, less the best (nats a row)");
        double[] numbers = values(choice, ComponentChoice.Score::components);
        double[] behind = values(choice, score -> -score.behind());
        double[] errors = values(choice, ComponentChoice.Score::standardError);
        ChartStyle.line(chart, "differences", numbers, behind, Palette.GRID, Palette.line())
                .setShowInLegend(false);
        ChartStyle.pointsWithErrors(
                chart, "difference to the best, one standard error", numbers, behind, errors, Palette.component(0));
        int chosen = 0;
        while (choice.scores().get(chosen).components() != choice.chosen()) {
            chosen++;
        }
        ChartStyle.points(
                chart,
                String.format(Locale.ROOT, "chosen: %d", choice.chosen()),
                new double[] {numbers[chosen]},
                new double[] {behind[chosen]},
                Palette.INK);
        chart.getStyler().setMarkerSize(11);
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < numbers.length; i++) {
            lowest = Math.min(lowest, behind[i] - errors[i]);
            highest = Math.max(highest, behind[i] + errors[i]);
        }
        ChartStyle.ranges(
                chart, new Interval(0, numbers[numbers.length - 1] + 1), Ranges.around(new double[] {lowest, highest}));
        return chart;
    }

    private static double[] values(ComponentChoice choice, ToDoubleFunction<ComponentChoice.Score> value) {
        return choice.scores().stream().mapToDouble(value).toArray();
    }
}
