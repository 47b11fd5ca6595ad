package org.mdn4j.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Interval;
import org.mdn4j.train.Search;
import org.mdn4j.train.Trial;

/** All candidates of a search in the order of its report, by the stage that they reached. */
public final class SearchChart {

    private SearchChart() {}

    /** The validation likelihood of every candidate with its standard error, in nats a row. */
    public static XYChart of(Search search) {
        XYChart chart = ChartStyle.chart(
                "Candidates of the search", "line of the report", "validation log-likelihood (nats a row)");
        List<Trial> trials = search.trials();
        int stages = trials.stream().mapToInt(Trial::stage).max().orElse(1);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Trial trial : trials) {
            if (Double.isFinite(trial.logLikelihood())) {
                double error = Double.isFinite(trial.standardError()) ? trial.standardError() : 0;
                lowest = Math.min(lowest, trial.logLikelihood() - error);
                highest = Math.max(highest, trial.logLikelihood() + error);
            }
        }
        for (int stage = 1; stage <= stages; stage++) {
            add(chart, trials, stage);
        }
        chart.getStyler().setMarkerSize(9);
        ChartStyle.ranges(chart, new Interval(0, trials.size() + 1), Ranges.around(new double[] {lowest, highest}));
        return chart;
    }

    private static void add(XYChart chart, List<Trial> trials, int stage) {
        int[] lines = IntStream.range(0, trials.size())
                .filter(i -> trials.get(i).stage() == stage
                        && Double.isFinite(trials.get(i).logLikelihood()))
                .toArray();
        if (lines.length > 0) {
            ChartStyle.pointsWithErrors(
                    chart,
                    "reached stage " + stage,
                    IntStream.of(lines).mapToDouble(i -> i + 1).toArray(),
                    IntStream.of(lines)
                            .mapToDouble(i -> trials.get(i).logLikelihood())
                            .toArray(),
                    IntStream.of(lines)
                            .mapToDouble(i -> Double.isFinite(trials.get(i).standardError())
                                    ? trials.get(i).standardError()
                                    : 0)
                            .toArray(),
                    Palette.component(stage - 1));
        }
    }
}
