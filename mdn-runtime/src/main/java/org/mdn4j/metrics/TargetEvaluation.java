package org.mdn4j.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateDistribution;

/**
 * The scores of the predictions of one target. Immutable; rows whose target is missing (NaN) do not count.
 *
 * <p>Means, CRPS and PIT are computed once. Intervals, quantiles and probabilities of exceeding are computed when they are
 * asked for, by all processors; a highest-density region is dearer than a central interval.
 */
public final class TargetEvaluation {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final Gaussian NORMAL = Gaussian.of(0, 1);

    private final String name;
    private final IntFunction<? extends UnivariateDistribution> predictions;
    private final int[] rows; // in the data set
    private final double[] y; // and all below: one for each of these rows
    private final double[] crps;
    private final double[] means;
    private final double[] deviations;
    private final double[] pit;

    private TargetEvaluation(
            String name,
            IntFunction<? extends UnivariateDistribution> predictions,
            int[] rows,
            double[] y,
            double[][] scores) {
        this.name = name;
        this.predictions = predictions;
        this.rows = rows;
        this.y = y;
        this.crps = scores[0];
        this.means = scores[1];
        this.deviations = scores[2];
        this.pit = scores[3];
    }

    /**
     * @param y of all rows of the data set; NaN where it is missing
     * @param seed of the draws that spread the PIT over jumps; a row has the same one whatever other rows there are
     */
    static TargetEvaluation of(
            String name, IntFunction<? extends UnivariateDistribution> predictions, double[] y, long seed) {
        int[] rows = Rows.where(y.length, i -> !Double.isNaN(y[i]));
        double[][] scores = Rows.map(rows.length, 4, i -> {
            UnivariateDistribution prediction = predictions.apply(rows[i]);
            double observed = y[rows[i]];
            double share = new SplittableRandom(seed + rows[i] * GOLDEN).nextDouble();
            return new double[] {
                prediction.crps(observed),
                prediction.expectation(),
                prediction.standardDeviation(),
                pit(prediction, observed, share)
            };
        });
        return new TargetEvaluation(name, predictions, rows, Rows.pick(y, rows), scores);
    }

    private static double pit(UnivariateDistribution prediction, double y, double share) {
        double cdf = prediction.cdf(y);
        return prediction.atoms(y, y).length == 0 ? cdf : cdf - share * prediction.probability(y, y);
    }

    /** The same scores of the rows for whose number in the data set a condition holds. */
    TargetEvaluation where(IntPredicate condition) {
        int[] kept = Rows.where(rows.length, i -> condition.test(rows[i]));
        double[][] scores = Arrays.stream(new double[][] {crps, means, deviations, pit})
                .map(values -> Rows.pick(values, kept))
                .toArray(double[][]::new);
        int[] keptRows = Arrays.stream(kept).map(i -> rows[i]).toArray();
        return new TargetEvaluation(name, predictions, keptRows, Rows.pick(y, kept), scores);
    }

    /** The name of the target. */
    public String name() {
        return name;
    }

    /** The number of rows whose target is known. */
    public int n() {
        return y.length;
    }

    /**
     * The mean continuous ranked probability score, in target units; the smaller, the better. The mean absolute error is
     * that of a forecast without spread (Gneiting and Raftery 2007, eq. 20).
     */
    public Score crps() {
        return Score.mean(crps);
    }

    /** The numbers of the rows that count, from 0 in the order of the data set, {@code [n]}. */
    public int[] rows() {
        return rows.clone();
    }

    /** The CRPS of each row, {@code [n]}, in target units. */
    public double[] crpsOfRows() {
        return crps.clone();
    }

    /** The root mean squared error of the predicted means, in target units; NaN or infinite if a prediction has no mean. */
    public Score rmse() {
        return Score.rootOfMean(errors(error -> error * error));
    }

    /** The mean absolute error of the predicted means, in target units. That of the medians is twice {@code pinball(0.5)}. */
    public Score mae() {
        return Score.mean(errors(Math::abs));
    }

    private double[] errors(DoubleUnaryOperator of) {
        return IntStream.range(0, y.length)
                .mapToDouble(i -> of.applyAsDouble(y[i] - means[i]))
                .toArray();
    }

    /** The mean predicted standard deviation, in target units: how sharp predictions are, whether right or not. */
    public Score sharpness() {
        return Score.mean(deviations);
    }

    /** The predicted standard deviation of each row, {@code [n]}, in target units. */
    public double[] standardDeviations() {
        return deviations.clone();
    }

    /** The probability integral transforms: uniform if the predictions are right. */
    public Pit pit() {
        return new Pit(pit);
    }

    /**
     * The normal scores {@code Phi^-1(F(y))}, {@code [n]}: standard normal if the predictions are right. From whichever
     * tail is smaller, so that they are right in both; at a jump a draw from it, as the PIT is.
     */
    double[] normalScores() {
        return Rows.map(y.length, i -> {
            UnivariateDistribution prediction = predictions.apply(rows[i]);
            boolean jump = prediction.atoms(y[i], y[i]).length > 0;
            if (jump || pit[i] <= 0.5) {
                return NORMAL.quantile(pit[i]);
            }
            return NORMAL.inverseSurvival(prediction.survival(y[i]));
        });
    }

    /**
     * The coverage and width of central intervals, which leave equal tails on both sides.
     *
     * @param levels strictly between 0 and 1
     * @return one for each level
     * @throws IllegalArgumentException if a level is not between 0 and 1
     */
    public List<Coverage> central(double... levels) {
        return coverage(
                levels,
                prediction -> DoubleStream.of(levels)
                        .mapToObj(level -> List.of(prediction.interval(level)))
                        .toList());
    }

    /**
     * The coverage and width of the smallest regions that hold the level (Hyndman 1996).
     *
     * @param levels strictly between 0 and 1
     * @return one for each level
     * @throws IllegalArgumentException if a level is not between 0 and 1
     */
    public List<Coverage> highestDensity(double... levels) {
        return coverage(levels, prediction -> prediction.highestDensityRegions(levels));
    }

    /** @param regions those of a prediction, one for each level */
    private List<Coverage> coverage(double[] levels, Function<UnivariateDistribution, List<List<Interval>>> regions) {
        checkProbabilities("levels", levels);
        int count = levels.length;
        double[][] scores = Rows.map(y.length, 2 * count, i -> {
            UnivariateDistribution prediction = predictions.apply(rows[i]);
            List<List<Interval>> ofLevels = regions.apply(prediction);
            double[] values = new double[2 * count];
            for (int l = 0; l < count; l++) {
                for (Interval interval : ofLevels.get(l)) {
                    values[l] += interval.contains(y[i]) ? 1 : 0;
                    values[count + l] += interval.width();
                }
            }
            return values;
        });
        return IntStream.range(0, count)
                .mapToObj(l -> new Coverage(levels[l], Score.mean(scores[l]), Score.mean(scores[count + l])))
                .toList();
    }

    /**
     * The mean pinball loss of predicted quantiles, {@code (y - q)(p - 1{y < q})}, in target units; the smaller, the
     * better (Koenker and Bassett 1978). Twice its mean over all p is the CRPS.
     *
     * @param p strictly between 0 and 1
     * @return one for each p
     * @throws IllegalArgumentException if a p is not between 0 and 1
     */
    public List<Score> pinball(double... p) {
        checkProbabilities("quantile levels", p);
        double[][] scores = Rows.map(y.length, p.length, i -> {
            double[] losses = predictions.apply(rows[i]).quantiles(p, new double[p.length]);
            for (int j = 0; j < p.length; j++) {
                losses[j] = (y[i] - losses[j]) * (p[j] - (y[i] < losses[j] ? 1 : 0));
            }
            return losses;
        });
        return Arrays.stream(scores).map(Score::mean).toList();
    }

    /**
     * The predicted probabilities of exceeding a threshold, with their Brier score.
     *
     * @param threshold finite, in target units
     * @throws IllegalArgumentException if it is not finite
     */
    public Exceedance exceeding(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("need a finite threshold but got " + threshold);
        }
        boolean[] exceeded = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            exceeded[i] = y[i] > threshold;
        }
        double[] probabilities =
                Rows.map(y.length, i -> predictions.apply(rows[i]).survival(threshold));
        return new Exceedance(threshold, probabilities, exceeded);
    }

    private static void checkProbabilities(String what, double[] values) {
        for (double value : values) {
            if (!(value > 0 && value < 1)) {
                throw new IllegalArgumentException(
                        "need " + what + " strictly between 0 and 1 but got " + Arrays.toString(values));
            }
        }
    }
}
