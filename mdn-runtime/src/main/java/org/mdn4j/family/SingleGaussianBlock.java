package org.mdn4j.family;

import java.util.Arrays;
import org.mdn4j.special.LoopMath;

/**
 * The likelihood of Gaussian components with independent coordinates in single precision, for columns of rows as most are:
 * twice as many numbers fit an instruction as in double precision, and nothing is converted. It gives up where that would
 * cost digits: far outliers, extreme variances, missing targets, NaN.
 */
final class SingleGaussianBlock {

    /** As many precisions as can be multiplied with each other. */
    private static final int MOST_TARGETS = 4;

    /** Not a log-likelihood: the block has to be done in double precision. */
    static final double GIVEN_UP = Double.NaN;

    private static final int BLOCK_SLOTS = 640; // numbers in an array of a block: the arrays stay in the cache
    private static final int MOST_ROWS = 128;
    private static final int MEANS = 0;
    private static final int VARIANCES = 1;

    private static final double SMALLEST_FLOOR = 1e-7; // beside it the digits of small variances do not matter

    // Larger numbers would cost digits; smaller ones end up next to nothing.
    private static final float LARGEST_VARIANCE = 1e17f;
    private static final float LARGEST_EXPONENT = 1e20f;
    private static final float SMALLEST_DENSITY = 1e-9f;
    private static final float LARGEST_DENSITY = 1e30f;

    private final int components;
    private final int targets;
    private final int[] offsets; // of means and variances
    private final boolean softplus;
    private final float floor;
    private final int mostRows;
    // Columns, [K * rows].
    private final float[] weight; // logits, then their exponentials, then weights
    private final float[] joint; // minus the exponents of the Gaussians, then responsibilities
    private final float[] density; // squared factors of the densities that are not in the exponent
    private final float[] share; // e^-|raw|
    private final float[] variance;
    private final float[] repeated; // numbers of rows, for every component
    private final float[] column; // scratch
    private final float[] worst; // how far out of range it is
    private final float[][] difference; // [D]: y - mean, then the slope of ln p_k with respect to the mean
    private final float[][] spread; // [D]: raw variances, then the slope with respect to them
    // Of rows.
    private final float[] perRow;
    private final float[] ofComponent;
    private final float[] ratio;

    SingleGaussianBlock(MixtureLayout layout, boolean softplus, double floor) {
        this.components = layout.components();
        this.targets = layout.targets();
        this.offsets =
                layout.groups().stream().mapToInt(MixtureLayout.Group::offset).toArray();
        this.softplus = softplus;
        this.floor = (float) floor;
        this.mostRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_SLOTS / components));
        int slots = components * mostRows;
        this.weight = new float[slots];
        this.joint = new float[slots];
        this.density = new float[slots];
        this.share = new float[slots];
        this.variance = new float[slots];
        this.repeated = new float[slots];
        this.column = new float[slots];
        this.worst = new float[slots];
        this.difference = new float[targets][slots];
        this.spread = new float[targets][slots];
        this.perRow = new float[mostRows];
        this.ofComponent = new float[mostRows];
        this.ratio = new float[mostRows];
    }

    /** Whether there are few enough targets, and a floor beside which the digits of small variances do not matter. */
    static boolean supports(int targets, double floor) {
        return targets <= MOST_TARGETS && floor >= SMALLEST_FLOOR;
    }

    /** How many rows it takes at a time. */
    int mostRows() {
        return mostRows;
    }

    /**
     * The sum of the log-likelihoods of some rows, or {@link #GIVEN_UP} without a gradient.
     *
     * @param raw {@code [P][allRows]}
     * @param y {@code [allRows][D]}
     * @param factor what the gradient is multiplied with
     * @param gradient receives the scaled derivatives, {@code [P][allRows]}
     */
    double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int start, int rows, int allRows) {
        int slots = components * rows;
        for (int k = 0; k < components; k++) {
            System.arraycopy(raw, k * allRows + start, weight, k * rows, rows);
        }
        subtractLargest(weight, rows);
        LoopMath.exp(weight, weight, slots);
        Arrays.fill(density, 0, slots, 1);
        Arrays.fill(joint, 0, slots, 0);
        Arrays.fill(worst, 0, slots, 0);
        for (int d = 0; d < targets; d++) {
            readCoordinate(raw, y, d, start, rows, allRows);
            takeCoordinate(difference[d], spread[d], slots);
        }
        if (!(sum(worst, slots) < 1)) {
            return GIVEN_UP;
        }
        double sum = normalise(rows);
        if (!Double.isNaN(sum)) {
            write(gradient, factor, start, rows, allRows);
        }
        return sum - rows * targets * GaussianGroups.HALF_LOG_TWO_PI;
    }

    private int index(int group, int d, int k) {
        return offsets[group] + k * targets + d;
    }

    private void readCoordinate(float[] raw, float[] y, int d, int start, int rows, int allRows) {
        for (int r = 0; r < rows; r++) {
            perRow[r] = y[(start + r) * targets + d];
        }
        repeat(rows);
        float[] means = difference[d];
        for (int k = 0; k < components; k++) {
            System.arraycopy(raw, index(MEANS, d, k) * allRows + start, means, k * rows, rows);
            System.arraycopy(raw, index(VARIANCES, d, k) * allRows + start, spread[d], k * rows, rows);
        }
        int slots = components * rows;
        for (int i = 0; i < slots; i++) {
            means[i] = repeated[i] - means[i];
        }
    }

    /** Repeats {@link #perRow} for every component. */
    private void repeat(int rows) {
        for (int k = 0; k < components; k++) {
            System.arraycopy(perRow, 0, repeated, k * rows, rows);
        }
    }

    /** Takes a coordinate into the densities, and leaves slopes in place of the differences and raw variances. */
    private void takeCoordinate(float[] differences, float[] spreads, int slots) {
        if (softplus) {
            softplus(spreads, slots);
        } else {
            exp(spreads, slots);
        }
        float[] precision = variance;
        float[] exponent = column;
        // Loops that change four arrays at once are not turned into vector instructions.
        for (int i = 0; i < slots; i++) {
            exponent[i] = 0.5f * (differences[i] * (differences[i] * precision[i]));
        }
        for (int i = 0; i < slots; i++) {
            joint[i] -= exponent[i];
            worst[i] += exponent[i] * (1 / LARGEST_EXPONENT); // NaN where a target is missing
        }
        for (int i = 0; i < slots; i++) {
            differences[i] *= precision[i];
            spreads[i] *= exponent[i] - 0.5f;
        }
        for (int i = 0; i < slots; i++) {
            density[i] *= precision[i];
        }
    }

    /** Precisions, and in place of the raw variances the derivatives of their logarithms. */
    private void exp(float[] spreads, int slots) {
        LoopMath.exp(spreads, share, slots);
        for (int i = 0; i < slots; i++) {
            worst[i] += share[i] * (1 / LARGEST_VARIANCE);
        }
        for (int i = 0; i < slots; i++) {
            variance[i] = 1 / (share[i] + floor);
            spreads[i] = share[i] * variance[i];
        }
    }

    /** Precisions, and in place of the raw variances the derivatives of their logarithms. */
    private void softplus(float[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = -Math.abs(spreads[i]);
        }
        LoopMath.exp(share, share, slots);
        LoopMath.log1p(share, variance, slots);
        for (int i = 0; i < slots; i++) {
            variance[i] += Math.max(spreads[i], 0) + floor;
        }
        for (int i = 0; i < slots; i++) {
            // 1 above zero, e^raw below: the smaller term is the wrong one on either side.
            spreads[i] = Math.max(share[i], Math.min(1, spreads[i] * 1e38f));
        }
        for (int i = 0; i < slots; i++) {
            float inverse = 1 / ((1 + share[i]) * variance[i]);
            spreads[i] *= inverse;
            variance[i] = (1 + share[i]) * inverse;
        }
    }

    /** The sum of numbers none of which is negative, in four parts, since one sum would wait for each of its additions. */
    private static float sum(float[] values, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < count; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }

    /** Turns exponents into responsibilities and exponentials of logits into weights. */
    private double normalise(int rows) {
        int slots = components * rows;
        LoopMath.exp(joint, joint, slots);
        for (int i = 0; i < slots; i++) {
            joint[i] *= weight[i] * (float) Math.sqrt(density[i]);
        }
        sumOverComponents(weight, rows);
        for (int r = 0; r < rows; r++) {
            perRow[r] = 1 / perRow[r];
        }
        System.arraycopy(perRow, 0, ratio, 0, rows);
        repeat(rows);
        for (int i = 0; i < slots; i++) {
            weight[i] *= repeated[i];
        }
        sumOverComponents(joint, rows);
        for (int r = 0; r < rows; r++) {
            ratio[r] *= perRow[r];
        }
        double logs = 0;
        double product = 1; // one logarithm for many densities
        for (int r = 0; r < rows; r++) {
            if (!(ratio[r] > SMALLEST_DENSITY && ratio[r] < LARGEST_DENSITY)) {
                return GIVEN_UP;
            }
            product *= ratio[r];
            if (!(product < 1e100 && product > 1e-100)) {
                logs += Math.log(product);
                product = 1;
            }
        }
        for (int r = 0; r < rows; r++) {
            perRow[r] = 1 / perRow[r];
        }
        repeat(rows);
        for (int i = 0; i < slots; i++) {
            joint[i] *= repeated[i];
        }
        return logs + Math.log(product);
    }

    /** Weights stay the same when a number of the row is taken off all its logits, and their exponentials keep their digits. */
    private void subtractLargest(float[] logits, int rows) {
        System.arraycopy(logits, 0, perRow, 0, rows);
        for (int k = 1; k < components; k++) {
            System.arraycopy(logits, k * rows, ofComponent, 0, rows);
            for (int r = 0; r < rows; r++) {
                perRow[r] = Math.max(perRow[r], ofComponent[r]);
            }
        }
        repeat(rows);
        int slots = components * rows;
        for (int i = 0; i < slots; i++) {
            logits[i] -= repeated[i];
        }
    }

    private void sumOverComponents(float[] columns, int rows) {
        System.arraycopy(columns, 0, perRow, 0, rows);
        for (int k = 1; k < components; k++) {
            System.arraycopy(columns, k * rows, ofComponent, 0, rows);
            for (int r = 0; r < rows; r++) {
                perRow[r] += ofComponent[r];
            }
        }
    }

    private void write(float[] gradient, float factor, int start, int rows, int allRows) {
        int slots = components * rows;
        for (int i = 0; i < slots; i++) {
            column[i] = factor * (joint[i] - weight[i]);
            joint[i] *= factor;
        }
        for (int k = 0; k < components; k++) {
            System.arraycopy(column, k * rows, gradient, k * allRows + start, rows);
        }
        for (int d = 0; d < targets; d++) {
            writeParameter(difference[d], gradient, MEANS, d, start, rows, allRows);
            writeParameter(spread[d], gradient, VARIANCES, d, start, rows, allRows);
        }
    }

    private void writeParameter(float[] slopes, float[] gradient, int group, int d, int start, int rows, int allRows) {
        int slots = components * rows;
        for (int i = 0; i < slots; i++) {
            slopes[i] *= joint[i];
        }
        for (int k = 0; k < components; k++) {
            System.arraycopy(slopes, k * rows, gradient, index(group, d, k) * allRows + start, rows);
        }
    }
}
