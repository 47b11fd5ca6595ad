package org.mdn4j.family;

import java.util.Arrays;
import org.mdn4j.special.PreciseLoopMath;

/** Logits of many rows to weights, in columns of rows, so that the loops over them become vector instructions. For one thread. */
public final class Softmax {

    private final double[] largest; // [rows]
    private final double[] total; // [rows]
    private final double[] difference; // [rows]

    /** With memory for at most so many rows. */
    public Softmax(int rows) {
        this.largest = new double[rows];
        this.total = new double[rows];
        this.difference = new double[rows];
    }

    /**
     * Turns logits into weights, which sum to a given number; relative error below 1e-12.
     *
     * @param columns logits, then weights, {@code [..][rows]}
     * @param first the column of the first component
     * @param components how many columns belong together, K
     * @param rows how many rows count
     * @param mass what the weights of a row sum to
     */
    public void apply(double[][] columns, int first, int components, int rows, double mass) {
        Arrays.fill(largest, 0, rows, Double.NEGATIVE_INFINITY);
        for (int k = first; k < first + components; k++) {
            double[] logits = columns[k];
            for (int r = 0; r < rows; r++) {
                largest[r] = Math.max(largest[r], logits[r]);
            }
        }
        Arrays.fill(total, 0, rows, 0);
        for (int k = first; k < first + components; k++) {
            exponentials(columns[k], rows);
        }
        for (int r = 0; r < rows; r++) {
            total[r] = mass / total[r];
        }
        for (int k = first; k < first + components; k++) {
            double[] weights = columns[k];
            for (int r = 0; r < rows; r++) {
                weights[r] *= total[r];
            }
        }
    }

    private void exponentials(double[] column, int rows) {
        for (int r = 0; r < rows; r++) {
            difference[r] = column[r] - largest[r];
        }
        PreciseLoopMath.exp(difference, column, rows);
        for (int r = 0; r < rows; r++) {
            total[r] += column[r];
        }
    }
}
