package org.mdn4j.family;

import java.util.Arrays;
import org.mdn4j.special.LoopMath;

/**
 * Weights and responsibilities of a block of raw rows, which are turned into columns so that every function is taken of a
 * whole array at a time and vectorises: component k of row r is at {@code k * rows + r}. In double precision, since in
 * many dimensions the differences between components drown in a float.
 */
final class MixtureBlock {

    private final int components;
    private final int width;
    private final int[] sizes; // of the groups, [G]
    private final int[] offsets; // of the groups, [G]
    private final double[] weights; // logits, then weights
    private final double[] joint; // ln w_k + ln p_k(y), then responsibilities
    private final double[] perRow;
    private final double[] component; // the part of a column that is one component's, [rows]
    private final double[] scratch; // a column
    private int start;
    private int rows;
    private int rowStep; // between the numbers of neighbouring rows, in raw rows and their gradients
    private int columnStep; // between neighbouring numbers of a row

    MixtureBlock(MixtureLayout layout, int mostRows) {
        this.components = layout.components();
        this.width = layout.width();
        this.sizes = layout.groups().stream()
                .mapToInt(group -> group.parameter().size())
                .toArray();
        this.offsets =
                layout.groups().stream().mapToInt(MixtureLayout.Group::offset).toArray();
        this.weights = new double[components * mostRows];
        this.joint = new double[components * mostRows];
        this.perRow = new double[mostRows];
        this.component = new double[mostRows];
        this.scratch = new double[components * mostRows];
    }

    /** From now on raw rows and their gradients lie one after the other. */
    void takeRows() {
        rowStep = width;
        columnStep = 1;
    }

    /** From now on they lie in columns of so many rows. */
    void takeColumns(int allRows) {
        rowStep = 1;
        columnStep = allRows;
    }

    /** Moves on to other rows, and reads their logits. */
    void read(float[] raw, int firstRow, int count) {
        start = firstRow;
        rows = count;
        for (int k = 0; k < components; k++) {
            readComponent(raw, index(k), weights, k * rows);
        }
        System.arraycopy(weights, 0, joint, 0, slots());
    }

    /** How many rows the block has. */
    int rows() {
        return rows;
    }

    /** How many numbers a column has: components times rows. */
    int slots() {
        return components * rows;
    }

    /** Logarithms of the weights, up to one number for each row; families add their log densities. */
    double[] joint() {
        return joint;
    }

    /** Reads element j of group g of every component. */
    void readParameter(float[] raw, int g, int j, double[] column) {
        for (int k = 0; k < components; k++) {
            readComponent(raw, index(g, j, k), column, k * rows);
        }
    }

    private int index(int g, int j, int k) {
        return index(offsets[g] + k * sizes[g] + j);
    }

    private int index(int column) {
        return start * rowStep + column * columnStep;
    }

    private void readComponent(float[] raw, int from, double[] column, int to) {
        for (int r = 0; r < rows; r++) {
            column[to + r] = raw[from + r * rowStep];
        }
    }

    /** The targets of coordinate d, {@code [rows]}: until the block is normalised or other targets are read. */
    double[] readTargets(float[] y, int d, int targets) {
        for (int r = 0; r < rows; r++) {
            perRow[r] = y[(start + r) * targets + d];
        }
        return perRow;
    }

    /** How many targets of a coordinate, {@code [rows]}, are not missing. */
    int observed(double[] target) {
        int observed = 0;
        for (int r = 0; r < rows; r++) {
            observed += Double.isNaN(target[r]) ? 0 : 1;
        }
        return observed;
    }

    /** Sets the numbers of the rows whose target is missing: what else is NaN, as a network may put out, is not hidden. */
    void setWhereMissing(double[] target, double[] column, double value) {
        for (int from = 0; from < slots(); from += rows) {
            for (int r = 0; r < rows; r++) {
                column[from + r] = Double.isNaN(target[r]) ? value : column[from + r];
            }
        }
    }

    /** Turns a column of locations into the distances of {@code target}, {@code [rows]}, from them. */
    void subtractFrom(double[] target, double[] locations) {
        double[] targets = repeat(target);
        int slots = slots();
        for (int i = 0; i < slots; i++) {
            locations[i] = targets[i] - locations[i];
        }
    }

    /** Repeats numbers of rows for every component: a loop over columns vectorises only where all indices are the same. */
    private double[] repeat(double[] ofRows) {
        for (int to = 0; to < slots(); to += rows) {
            System.arraycopy(ofRows, 0, scratch, to, rows);
        }
        return scratch;
    }

    /** Takes the logarithms of factors of the densities into {@link #joint}, and leaves ones. */
    void takeIn(double[] factors) {
        int slots = slots();
        for (int i = 0; i < slots; i++) {
            joint[i] += Math.log(factors[i]);
        }
        Arrays.fill(factors, 0, slots, 1);
    }

    /**
     * Turns logits into weights and {@link #joint} into responsibilities.
     *
     * @param factors what the densities are still to be multiplied with, which spares their logarithms
     * @return the sum of the log-likelihoods of the rows
     */
    double normalise(double[] factors) {
        return normalise(joint, factors) - normalise(weights, null);
    }

    /** Turns logarithms into shares that sum to one in every row; returns the sum of the logarithms of their sums. */
    private double normalise(double[] columns, double[] factors) {
        int slots = slots();
        double logSums = subtractLargest(columns);
        LoopMath.exp(columns, columns, slots);
        if (factors != null) {
            for (int i = 0; i < slots; i++) {
                columns[i] *= factors[i];
            }
        }
        sumOverComponents(columns);
        double product = 1; // one logarithm for many sums
        for (int r = 0; r < rows; r++) {
            product *= perRow[r];
            if (!(product < 1e100 && product > 1e-100)) {
                logSums += Math.log(product);
                product = 1;
            }
        }
        for (int r = 0; r < rows; r++) {
            perRow[r] = 1 / perRow[r];
        }
        double[] inverses = repeat(perRow);
        for (int i = 0; i < slots; i++) {
            columns[i] *= inverses[i];
        }
        return logSums + Math.log(product);
    }

    private void sumOverComponents(double[] columns) {
        System.arraycopy(columns, 0, perRow, 0, rows);
        for (int from = rows; from < slots(); from += rows) {
            System.arraycopy(columns, from, component, 0, rows);
            for (int r = 0; r < rows; r++) {
                perRow[r] += component[r];
            }
        }
    }

    private double subtractLargest(double[] columns) {
        int slots = slots();
        System.arraycopy(columns, 0, perRow, 0, rows);
        for (int from = rows; from < slots; from += rows) {
            System.arraycopy(columns, from, component, 0, rows);
            for (int r = 0; r < rows; r++) {
                perRow[r] = Math.max(perRow[r], component[r]);
            }
        }
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += perRow[r];
        }
        double[] largest = repeat(perRow);
        for (int i = 0; i < slots; i++) {
            columns[i] -= largest[i];
        }
        return sum;
    }

    /** Writes the scaled derivatives with respect to the logits: responsibilities minus weights. */
    void writeLogits(float[] gradient, float factor) {
        int slots = slots();
        for (int i = 0; i < slots; i++) {
            scratch[i] = factor * (joint[i] - weights[i]);
        }
        for (int k = 0; k < components; k++) {
            writeComponent(k, gradient, index(k));
        }
    }

    private void writeComponent(int k, float[] gradient, int to) {
        for (int r = 0, i = k * rows; r < rows; r++, i++) {
            gradient[to + r * rowStep] = (float) scratch[i];
        }
    }

    /**
     * Writes the scaled derivatives with respect to element j of group g of every component.
     *
     * @param slopes derivatives of ln p_k
     */
    void writeParameter(double[] slopes, float[] gradient, int g, int j, float factor) {
        double largest = BatchLikelihood.LARGEST_GRADIENT;
        int slots = slots();
        for (int i = 0; i < slots; i++) {
            scratch[i] = factor * Math.max(-largest, Math.min(largest, joint[i] * slopes[i]));
        }
        for (int k = 0; k < components; k++) {
            writeComponent(k, gradient, index(g, j, k));
        }
    }
}
