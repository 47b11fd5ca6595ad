package org.mdn4j.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.model.MdnModel;

/**
 * How good predictions were: a log score over all targets, and for each target CRPS, errors of the mean, calibration and
 * sharpness, all with standard errors. Immutable.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of(model, test);
 * System.out.println(evaluation.text());
 * double crps = evaluation.target().crps().value();
 * }</pre>
 *
 * <p>A target that is missing (NaN) does not count: the others of its row are scored by their marginal distribution.
 */
public final class Evaluation {

    private final IntFunction<? extends Distribution> predictions;
    private final double[][] y; // [N][D], all rows of the data set
    private final int[] rows; // those that count
    private final double[] logDensities; // of these
    private final List<TargetEvaluation> targets;

    private Evaluation(
            IntFunction<? extends Distribution> predictions,
            double[][] y,
            int[] rows,
            double[] logDensities,
            List<TargetEvaluation> targets) {
        this.predictions = predictions;
        this.y = y;
        this.rows = rows;
        this.logDensities = logDensities;
        this.targets = List.copyOf(targets);
    }

    /**
     * Scores a model on a data set, in data units; see {@link #of(MdnModel, Dataset, long)}. The seed is 0.
     *
     * @throws IllegalArgumentException if the data has other columns than the model
     */
    public static Evaluation of(MdnModel model, Dataset data) {
        return of(model, data, 0);
    }

    /**
     * Scores a model on a data set, in data units.
     *
     * @param seed of the draws that spread the PIT of counts over their jumps
     * @throws IllegalArgumentException if the data has other columns than the model
     */
    public static Evaluation of(MdnModel model, Dataset data, long seed) {
        if (!model.columns().equals(data.columns())) {
            throw new IllegalArgumentException("need columns " + model.columns() + " but got " + data.columns());
        }
        return of(i -> model.predict(data.x(i)), data.y(), model.columns().targets(), seed);
    }

    /**
     * Scores predictions of one target.
     *
     * @param predictions {@code [N]}
     * @param y what was observed, {@code [N]}
     * @throws IllegalArgumentException if there is no row, the lengths differ, or a prediction has several targets
     */
    public static Evaluation of(List<? extends Distribution> predictions, double[] y) {
        double[][] column = Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return of(predictions, column, List.of("y"), 0);
    }

    /**
     * Scores predictions of any origin.
     *
     * @param predictions {@code [N]}, each over {@code R^D}
     * @param y what was observed, {@code [N][D]}; NaN where it is missing
     * @param targets the names of the targets, {@code [D]}
     * @param seed of the draws that spread the PIT of counts over their jumps
     * @throws IllegalArgumentException if there is no row or the shapes do not agree
     */
    public static Evaluation of(
            List<? extends Distribution> predictions, double[][] y, List<String> targets, long seed) {
        if (predictions.size() != y.length) {
            throw new IllegalArgumentException(
                    "need as many rows as predictions, " + predictions.size() + ", but got " + y.length);
        }
        for (int i = 0; i < y.length; i++) {
            if (y[i].length != targets.size() || predictions.get(i).dimension() != targets.size()) {
                throw new IllegalArgumentException("need " + targets.size() + " targets " + targets + " in row " + i
                        + " but got " + y[i].length + " with a prediction of "
                        + predictions.get(i).dimension());
            }
        }
        double[][] copy = Arrays.stream(y).map(double[]::clone).toArray(double[][]::new);
        return of(List.copyOf(predictions)::get, copy, targets, seed);
    }

    private static Evaluation of(
            IntFunction<? extends Distribution> predictions, double[][] y, List<String> targets, long seed) {
        int[] rows = Rows.where(y.length, i -> Arrays.stream(y[i]).anyMatch(v -> !Double.isNaN(v)));
        if (rows.length == 0) {
            throw new IllegalArgumentException("need at least one row with a known target but got none");
        }
        double[] logDensities = Rows.map(rows.length, i -> logDensity(predictions.apply(rows[i]), y[rows[i]]));
        List<TargetEvaluation> evaluations = new ArrayList<>();
        for (int d = 0; d < targets.size(); d++) {
            int target = d;
            double[] column = Arrays.stream(y).mapToDouble(row -> row[target]).toArray();
            evaluations.add(TargetEvaluation.of(
                    targets.get(d), i -> predictions.apply(i).marginal(target), column, seed));
        }
        return new Evaluation(predictions, y, rows, logDensities, evaluations);
    }

    private static double logDensity(Distribution prediction, double[] y) {
        int[] known = Rows.where(y.length, d -> !Double.isNaN(y[d]));
        return known.length == y.length
                ? prediction.logDensity(y)
                : prediction.marginal(known).logDensity(Rows.pick(y, known));
    }

    /** The number of rows with a known target. */
    public int n() {
        return rows.length;
    }

    /**
     * The mean log density of what was observed, in nats a row and data units; the larger, the better. Minus infinity if
     * a single row was held impossible: {@link #impossibleRows} names it.
     */
    public Score logLikelihood() {
        return Score.mean(logDensities);
    }

    /** The log density of each row that counts, {@code [n]}, in nats. */
    public double[] logDensities() {
        return logDensities.clone();
    }

    /** The numbers, from 0 in the order of the data set, of rows whose log density is not finite: they decide the mean. */
    public int[] impossibleRows() {
        return IntStream.range(0, rows.length)
                .filter(i -> !Double.isFinite(logDensities[i]))
                .map(i -> rows[i])
                .toArray();
    }

    /** The scores of each target, in the order of the model. */
    public List<TargetEvaluation> targets() {
        return targets;
    }

    /**
     * The scores of the only target.
     *
     * @throws IllegalStateException if there are several, naming them
     */
    public TargetEvaluation target() {
        if (targets.size() > 1) {
            throw new IllegalStateException("need one target but there are " + names() + "; use target(name)");
        }
        return targets.get(0);
    }

    /**
     * The scores of one target.
     *
     * @throws IllegalArgumentException if there is none of that name, naming those that exist
     */
    public TargetEvaluation target(String name) {
        return targets.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target '" + name + "' among " + names()));
    }

    private List<String> names() {
        return targets.stream().map(TargetEvaluation::name).toList();
    }

    /**
     * The mean energy score over rows without a missing target, {@code E|X - y| - E|X - X'| / 2} (Gneiting and Raftery
     * 2007, eq. 22); the smaller, the better. Each target is divided by the standard deviation of what was observed of
     * it, so that units do not matter.
     *
     * <p>Estimated without bias from 1000 draws for each row, which the standard error includes. What is exact for one
     * row of Gaussian components is {@link org.mdn4j.distribution.Mixture#energyScore}.
     *
     * @param seed the same seed gives the same draws
     */
    public Score energyScore(long seed) {
        return EnergyScores.mean(predictions, y, rows, seed);
    }

    /**
     * The scores of groups of rows.
     *
     * @param labels what group each row that counts belongs to, {@code [n]}
     * @return an evaluation for each label, in the order in which they first appear
     * @throws IllegalArgumentException if there are not as many labels as rows
     */
    public <L> Map<L, Evaluation> by(List<L> labels) {
        if (labels.size() != rows.length) {
            throw new IllegalArgumentException(
                    "need a label for each of " + rows.length + " rows but got " + labels.size());
        }
        Map<L, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i++) {
            members.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        }
        Map<L, Evaluation> evaluations = new LinkedHashMap<>();
        members.forEach((label, places) ->
                evaluations.put(label, places(places.stream().mapToInt(i -> i).toArray())));
        return evaluations;
    }

    private Evaluation places(int[] places) {
        int[] chosen = Arrays.stream(places).map(i -> rows[i]).toArray();
        boolean[] member = new boolean[y.length];
        for (int row : chosen) {
            member[row] = true;
        }
        List<TargetEvaluation> some =
                targets.stream().map(target -> target.where(row -> member[row])).toList();
        return new Evaluation(predictions, y, chosen, Rows.pick(logDensities, places), some);
    }

    /** A table to read, with standard errors, a test of calibration, and intervals at several levels. */
    public String text() {
        return EvaluationText.of(this);
    }

    /**
     * Evaluations beside each other, one to a line: models on the same rows, or groups of rows.
     *
     * @throws IllegalArgumentException if there is none or they have different targets
     */
    public static String compare(Map<?, Evaluation> evaluations) {
        return EvaluationText.compare(evaluations);
    }

    /**
     * The main scores as a JSON object: {@code n}, {@code log_likelihood}, {@code crps}, {@code rmse}, {@code mae}, {@code
     * sharpness}, {@code pit_p_value}, {@code coverage_50} to {@code coverage_95}, {@code width_50} to {@code width_95},
     * each with {@code _se} where it has a standard error. With several targets the scores of one are an object with a
     * value for each target. What is not finite is a string: {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
     */
    public String json() {
        return EvaluationJson.of(this);
    }

    /** The main scores in one line. */
    @Override
    public String toString() {
        return "Evaluation(" + n() + " rows, log-likelihood " + logLikelihood() + ")";
    }
}
