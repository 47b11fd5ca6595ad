package org.mdn4j.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Predicted probabilities of exceeding a threshold, and whether it was exceeded. Immutable. */
public final class Exceedance {

    private final double threshold;
    private final double[] probabilities;
    private final boolean[] exceeded;

    Exceedance(double threshold, double[] probabilities, boolean[] exceeded) {
        this.threshold = threshold;
        this.probabilities = probabilities;
        this.exceeded = exceeded;
    }

    /** What is to be exceeded, in target units. */
    public double threshold() {
        return threshold;
    }

    /** The predicted probabilities, {@code [n]}. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** The share of rows above the threshold. */
    public Score frequency() {
        return Score.mean(outcomes());
    }

    /** The mean of {@code (P(Y > threshold) - 1{y > threshold})^2} (Brier 1950): between 0 and 1, the smaller the better. */
    public Score brier() {
        return Score.mean(squares(probabilities));
    }

    /**
     * How often the threshold was exceeded at each predicted probability, as the isotonic regression of the outcomes: the
     * reliability diagram that needs no bins (Dimitriadis, Gneiting and Jordan 2021).
     *
     * @return in the order of the rows, {@code [n]}; the predicted probabilities themselves if they are right
     */
    public double[] recalibrated() {
        int n = probabilities.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] outcomes = outcomes();
        double[] sums = new double[n];
        int[] starts = new int[n + 1];
        int blocks = 0;
        for (int i = 0; i < n; ) {
            int start = i;
            double sum = 0;
            // Equal probabilities are one case and share one frequency.
            while (i < n && probabilities[order[i]] == probabilities[order[start]]) {
                sum += outcomes[order[i++]];
            }
            while (blocks > 0 && sums[blocks - 1] * (i - start) >= sum * (start - starts[blocks - 1])) {
                blocks--;
                sum += sums[blocks];
                start = starts[blocks];
            }
            sums[blocks] = sum;
            starts[blocks++] = start;
            starts[blocks] = i;
        }
        double[] out = new double[n];
        for (int b = 0; b < blocks; b++) {
            for (int i = starts[b]; i < starts[b + 1]; i++) {
                out[order[i]] = sums[b] / (starts[b + 1] - starts[b]);
            }
        }
        return out;
    }

    /** What the {@link #brier} score loses by probabilities that do not meet the frequencies; at least 0, the smaller the better. */
    public double miscalibration() {
        return brier().value() - Score.mean(squares(recalibrated())).value();
    }

    /** What it gains by telling rows apart, beside the same probability for all; at least 0, the larger the better. */
    public double discrimination() {
        return uncertainty() - Score.mean(squares(recalibrated())).value();
    }

    /** The Brier score of the overall frequency as the probability of every row: score = this - discrimination + miscalibration. */
    public double uncertainty() {
        double frequency = frequency().value();
        return frequency * (1 - frequency);
    }

    private double[] outcomes() {
        double[] outcomes = new double[exceeded.length];
        Arrays.setAll(outcomes, i -> exceeded[i] ? 1 : 0);
        return outcomes;
    }

    private double[] squares(double[] predicted) {
        double[] outcomes = outcomes();
        Arrays.setAll(outcomes, i -> (predicted[i] - outcomes[i]) * (predicted[i] - outcomes[i]));
        return outcomes;
    }
}
