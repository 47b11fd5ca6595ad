package org.mdn4j.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;

/** The distribution of targets given inputs by a {@link JointMixture} over both. */
final class JointConditional {

    static final int MOST_INPUTS = 20; // covariances of more are mostly noise, and costly

    private final int[] chosen; // inputs
    private final Standardizer scaling; // families that take targets as they are have other units
    private final Mixture joint; // of scaled inputs, then targets
    private final Mixture inputs; // what is left of it without the targets
    private final double[] shift; // of targets
    private final double[] scale;

    private JointConditional(int[] chosen, double[][] rows, int components, RandomGenerator rng) {
        this.chosen = chosen;
        this.scaling = Standardizer.fit(rows);
        double[][] standard = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            scaling.apply(rows[i], standard[i]);
        }
        this.joint = JointMixture.fit(standard, components, rng);
        this.inputs = joint.marginal(given());
        this.shift = Arrays.copyOfRange(scaling.shift(), chosen.length, rows[0].length);
        this.scale = Arrays.copyOfRange(scaling.scale(), chosen.length, rows[0].length);
    }

    /**
     * Fits.
     *
     * @param inputs {@code [N][at least columns]}
     * @param columns how many of the inputs may be looked at; of many those that go with the targets most are
     * @param targets {@code [N][D]}, finite
     */
    static JointConditional fit(
            float[][] inputs, int columns, double[][] targets, int components, RandomGenerator rng) {
        int[] chosen = chosen(inputs, columns, targets);
        double[][] rows = new double[inputs.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(inputs[i], chosen, targets[i]);
        }
        return new JointConditional(chosen, rows, components, rng);
    }

    private static double[] row(float[] input, int[] chosen, double[] target) {
        double[] row = new double[chosen.length + target.length];
        for (int j = 0; j < chosen.length; j++) {
            row[j] = input[chosen[j]];
        }
        System.arraycopy(target, 0, row, chosen.length, target.length);
        return row;
    }

    private static int[] chosen(float[][] inputs, int columns, double[][] targets) {
        double[] strengths = new double[columns];
        for (int j = 0; j < columns; j++) {
            for (int d = 0; d < targets[0].length; d++) {
                strengths[j] = Math.max(strengths[j], Math.abs(correlation(inputs, j, targets, d)));
            }
        }
        return IntStream.range(0, columns)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -strengths[j]))
                .limit(MOST_INPUTS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The correlation of an input with a target; 0 where one of them is constant. */
    private static double correlation(float[][] inputs, int input, double[][] targets, int target) {
        double[] sums = new double[5];
        for (int i = 0; i < inputs.length; i++) {
            double x = inputs[i][input];
            double y = targets[i][target];
            double[] terms = {x, y, x * x, y * y, x * y};
            Arrays.setAll(sums, t -> sums[t] + terms[t] / inputs.length);
        }
        double squares = (sums[2] - sums[0] * sums[0]) * (sums[3] - sums[1] * sums[1]);
        return squares > 0 ? (sums[4] - sums[0] * sums[1]) / Math.sqrt(squares) : 0;
    }

    /** The targets at an input, in the units of the targets that it was fitted to. */
    Mixture at(float[] input) {
        return joint.conditional(given(), scaled(input)).affine(shift, scale);
    }

    /** Logits of the weights of that distribution, {@code [K]}: they are quadratic in the input, since nothing makes them sum to one. */
    double[] logits(float[] input) {
        return inputs.jointLogDensities(scaled(input));
    }

    private double[] scaled(float[] input) {
        double[] row = row(input, chosen, new double[shift.length]);
        scaling.apply(row, row);
        return Arrays.copyOf(row, chosen.length);
    }

    private int[] given() {
        return IntStream.range(0, chosen.length).toArray();
    }
}
