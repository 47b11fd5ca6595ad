package org.mdn4j.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.mdn4j.model.TrainingHistory;
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

    /** The history of one member of a fit; see {@link #of(TrainingHistory, int)}. */
    public static XYChart of(Fit fit, int member) {
        return of(fit.trainingHistory(), member);
    }

    /**
     * The history of one member of a model, in nats a row and data units.
     *
     * @param member 0 for the first
     * @throws IllegalArgumentException if there is no such member
     */
    public static XYChart of(TrainingHistory history, int member) {
        int members = history.members().size();
        if (member < 0 || member >= members) {
            throw new IllegalArgumentException("need a member between 0 and " + (members - 1) + " but got " + member);
        }
        TrainingHistory.Member of = history.members().get(member);
        double[] train = values(of.train());
        double[] validation = values(of.validation());
        double[] epochs =
                IntStream.rangeClosed(1, train.length).asDoubleStream().toArray();
        int best = of.bestEpoch();
        double bestLikelihood = validation[best - 1];
        String title =
                "Likelihood while training" + (members == 1 ? "" : ", member " + (member + 1) + " of " + members);
        XYChart chart = ChartStyle.chart(title, "epoch", "mean log-likelihood (nats a row)");
        ChartStyle.line(chart, "training rows", epochs, train, Palette.component(0), Palette.line());
        ChartStyle.line(chart, "validation rows", epochs, validation, Palette.component(1), Palette.line());
        String label = String.format(Locale.ROOT, "best epoch: %d (%.3f)", best, bestLikelihood);
        ChartStyle.points(chart, label, new double[] {best}, new double[] {bestLikelihood}, Palette.INK);
        chart.getStyler().setMarkerSize(11);
        ChartStyle.ranges(chart, Ranges.around(epochs), Ranges.around(shown(train), shown(validation)));
        return chart;
    }

    private static double[] values(List<Double> likelihoods) {
        return likelihoods.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] shown(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.copyOfRange(sorted, (int) (CUT * sorted.length), sorted.length);
    }
}
