package org.mdn4j.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.mdn4j.train.Epoch;
import org.mdn4j.train.Fit;

/** How the likelihood of training and validation rows rose, with the epoch whose weights the model has. */
public final class HistoryChart {

    /** The share of the lowest values that may fall off the chart: the first epochs dwarf all others. */
    private static final double CUT = 0.04;

    private HistoryChart() {}

    /** The history of the first member of a fit, in nats a row and data units. */
    public static XYChart of(Fit fit) {
        return of(fit, 0);
    }

    /**
     * The history of one member of a fit, in nats a row and data units.
     *
     * @param member 0 for the first
     * @throws IllegalArgumentException if there is no such member
     */
    public static XYChart of(Fit fit, int member) {
        List<Epoch> bests = fit.bestEpochs();
        if (member < 0 || member >= bests.size()) {
            throw new IllegalArgumentException(
                    "need a member between 0 and " + (bests.size() - 1) + " but got " + member);
        }
        List<Epoch> history =
                fit.history().stream().filter(epoch -> epoch.member() == member).toList();
        double[] epochs = values(history, Epoch::number);
        double[] train = values(history, Epoch::trainLogLikelihood);
        double[] validation = values(history, Epoch::validationLogLikelihood);
        Epoch best = bests.get(member);
        String title = "Likelihood while training"
                + (bests.size() == 1 ? "" : ", member " + (member + 1) + " of " + bests.size());
        XYChart chart = ChartStyle.chart(title, "epoch", "mean log-likelihood (nats a row)");
        ChartStyle.line(chart, "training rows", epochs, train, Palette.component(0), Palette.line());
        ChartStyle.line(chart, "validation rows", epochs, validation, Palette.component(1), Palette.line());
        String label =
                String.format(Locale.ROOT, "best epoch: %d (%.3f)", best.number(), best.validationLogLikelihood());
        ChartStyle.points(
                chart, label, new double[] {best.number()}, new double[] {best.validationLogLikelihood()}, Palette.INK);
        chart.getStyler().setMarkerSize(11);
        ChartStyle.ranges(chart, Ranges.around(epochs), Ranges.around(shown(train), shown(validation)));
        return chart;
    }

    private static double[] values(List<Epoch> history, ToDoubleFunction<Epoch> value) {
        return history.stream().mapToDouble(value).toArray();
    }

    private static double[] shown(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.copyOfRange(sorted, (int) (CUT * sorted.length), sorted.length);
    }
}
