package org.mdn4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.MdnModel;

/** The columns that a prediction adds to those of the data: their names, and their cells in a row. */
final class PredictionColumns {

    private static final String PREFIX = "predicted_";

    private final List<String> header;
    private final List<String> targets;
    private final List<Quantile> quantiles;
    private final boolean mixture;
    private final boolean logDensity;

    PredictionColumns(
            MdnModel model, List<String> dataHeader, List<Quantile> quantiles, boolean mixture, boolean logDensity) {
        this.targets = model.columns().targets();
        this.quantiles = quantiles;
        this.mixture = mixture;
        this.logDensity = logDensity;
        List<String> added = new ArrayList<>();
        for (String target : targets) {
            added.add(of(target, "mean"));
            added.add(of(target, "sd"));
            quantiles.forEach(quantile -> added.add(of(target, "q" + quantile.text())));
        }
        if (logDensity) {
            added.add("log_density");
        }
        for (int k = 1;
                mixture && k <= model.layout().components() * model.members().size();
                k++) {
            added.add("weight_" + k);
            for (String target : targets) {
                added.add(of(target, "mean_" + k));
                added.add(of(target, "sd_" + k));
            }
        }
        this.header = new ArrayList<>(dataHeader);
        added.forEach(name -> header.add(CsvOutput.name(dataHeader, name, PREFIX)));
    }

    private String of(String target, String what) {
        return targets.size() == 1 ? what : target + "_" + what;
    }

    /** All names: those of the data and those of the prediction. */
    List<String> header() {
        return header;
    }

    /**
     * Adds the cells of a row behind those of the data.
     *
     * @param observed the targets, NaN where one is missing
     */
    void add(Mixture prediction, double[] observed, List<String> cells) {
        for (int d = 0; d < targets.size(); d++) {
            UnivariateMixture marginal = prediction.marginal(d);
            cells.add(Double.toString(marginal.expectation()));
            cells.add(Double.toString(marginal.standardDeviation()));
            for (Quantile quantile : quantiles) {
                cells.add(Double.toString(marginal.quantile(quantile.probability())));
            }
        }
        if (logDensity) {
            cells.add(logDensity(prediction, observed));
        }
        if (mixture) {
            addComponents(prediction, cells);
        }
    }

    private static String logDensity(Mixture prediction, double[] y) {
        int[] known =
                IntStream.range(0, y.length).filter(d -> !Double.isNaN(y[d])).toArray();
        if (known.length == 0) {
            return "";
        }
        return Double.toString(
                known.length == y.length
                        ? prediction.logDensity(y)
                        : prediction
                                .marginal(known)
                                .logDensity(Arrays.stream(known)
                                        .mapToDouble(d -> y[d])
                                        .toArray()));
    }

    private void addComponents(Mixture prediction, List<String> cells) {
        double[] weights = prediction.weights();
        for (int k = 0; k < weights.length; k++) {
            cells.add(Double.toString(weights[k]));
            for (int d = 0; d < targets.size(); d++) {
                UnivariateDistribution component =
                        prediction.components().get(k).marginal(d);
                cells.add(Double.toString(component.expectation()));
                cells.add(Double.toString(component.standardDeviation()));
            }
        }
    }
}
