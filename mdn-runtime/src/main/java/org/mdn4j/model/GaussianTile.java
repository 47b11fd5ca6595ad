package org.mdn4j.model;

import java.util.Arrays;
import org.mdn4j.family.Constraint;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Softmax;

/**
 * Some rows of Gaussian components with independent coordinates, in data units: a column of rows for each number, so that
 * the loops over them become vector instructions. For one thread.
 */
final class GaussianTile {

    /** Rows in a tile: enough for such loops, few enough that the columns of many components stay in the cache. */
    static final int ROWS = 128;

    /** Below it the inverse of a standard deviation could overflow. */
    private static final double TINY = 1e-300;

    private final MixtureLayout layout;
    private final int members;
    private final int components; // K
    private final int targets; // D
    private final Constraint variance;
    private final double[] shift; // [D]
    private final double[] scale; // [D]
    private final double[][] weights; // [members * K][ROWS]
    private final double[][][] means; // [D][members * K][ROWS]
    private final double[][][] deviations; // [D][members * K][ROWS]
    private final Softmax softmax = new Softmax(ROWS);
    private final double[] column = new double[ROWS];
    private final double[] scratch = new double[ROWS];
    private final double[] total = new double[ROWS];

    GaussianTile(MdnModel model) {
        this.layout = model.layout();
        this.members = model.members().size();
        this.components = layout.components();
        this.targets = layout.targets();
        this.variance = layout.groups().get(1).parameter().constraint();
        this.shift = model.targetScaling().shift();
        this.scale = model.targetScaling().scale();
        this.weights = new double[members * components][ROWS];
        this.means = new double[targets][members * components][ROWS];
        this.deviations = new double[targets][members * components][ROWS];
    }

    /**
     * Turns raw rows into numbers in data units.
     *
     * @param raw of each member, row-major {@code [members][rows * P]}
     * @param from the first row to take
     * @param rows how many, at most {@link #ROWS}
     * @param name the number of the first row, for messages
     */
    void load(float[][] raw, int from, int rows, int name) {
        int start = from * layout.width();
        for (int m = 0; m < members; m++) {
            for (int k = 0; k < components; k++) {
                copy(raw[m], start + k, weights[m * components + k], rows);
            }
            softmax.apply(weights, m * components, components, rows, 1.0 / members);
            int means = start + components;
            int variances = means + components * targets;
            for (int k = 0; k < components; k++) {
                for (int d = 0; d < targets; d++) {
                    int j = k * targets + d;
                    loadMeans(raw[m], means + j, this.means[d][m * components + k], d, rows);
                    loadDeviations(raw[m], variances + j, deviations[d][m * components + k], d, rows, name);
                }
            }
        }
    }

    private void loadMeans(float[] raw, int start, double[] out, int target, int rows) {
        copy(raw, start, out, rows);
        double factor = scale[target];
        double term = shift[target];
        for (int r = 0; r < rows; r++) {
            out[r] = term + factor * out[r];
        }
    }

    private void loadDeviations(float[] raw, int start, double[] out, int target, int rows, int name) {
        copy(raw, start, column, rows);
        variance.values(column, scratch, out, rows);
        for (int r = 0; r < rows; r++) {
            out[r] = Math.sqrt(out[r]);
        }
        for (int r = 0; r < rows; r++) {
            if (!(out[r] > TINY && out[r] < 1 / TINY)) {
                throw new IllegalArgumentException("need variances within the range of double precision but the "
                        + "network puts out " + column[r] + " behind '" + variance + "' in row " + (name + r));
            }
        }
        double factor = scale[target];
        for (int r = 0; r < rows; r++) {
            out[r] *= factor;
        }
    }

    private void copy(float[] raw, int start, double[] out, int rows) {
        int width = layout.width();
        for (int r = 0, from = start; r < rows; r++, from += width) {
            out[r] = raw[from];
        }
    }

    /** Copies the numbers of one row: weights {@code [members * K]}, means and standard deviations {@code [D][members * K]}. */
    void row(int row, double[] weights, double[][] means, double[][] deviations) {
        for (int c = 0; c < weights.length; c++) {
            weights[c] = this.weights[c][row];
        }
        for (int d = 0; d < targets; d++) {
            for (int c = 0; c < weights.length; c++) {
                means[d][c] = this.means[d][c][row];
                deviations[d][c] = this.deviations[d][c][row];
            }
        }
    }

    /** The means of one target in all rows; valid until the next question. */
    double[] means(int target, int rows) {
        Arrays.fill(total, 0, rows, 0);
        for (int c = 0; c < weights.length; c++) {
            addProducts(weights[c], means[target][c], total, rows);
        }
        return total;
    }

    private static void addProducts(double[] u, double[] v, double[] sum, int rows) {
        for (int r = 0; r < rows; r++) {
            sum[r] += u[r] * v[r];
        }
    }

    /** The variances of one target in all rows: those inside the components plus that between their means. */
    double[] variances(int target, int rows) {
        double[] mean = means(target, rows);
        Arrays.fill(column, 0, rows, 0);
        for (int c = 0; c < weights.length; c++) {
            addVariances(weights[c], means[target][c], deviations[target][c], mean, column, rows);
        }
        return column;
    }

    private static void addVariances(
            double[] w, double[] mean, double[] deviation, double[] all, double[] sum, int rows) {
        for (int r = 0; r < rows; r++) {
            double distance = mean[r] - all[r];
            sum[r] += w[r] * (deviation[r] * deviation[r] + distance * distance);
        }
    }
}
