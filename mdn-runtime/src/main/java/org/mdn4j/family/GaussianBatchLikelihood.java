package org.mdn4j.family;

import org.mdn4j.special.LoopMath;

/**
 * Gaussian components with independent coordinates. Works on blocks of rows turned into columns, so that every function
 * is taken of a whole array at a time and vectorises; in double precision, since in many dimensions the differences
 * between components drown in a float.
 */
final class GaussianBatchLikelihood implements BatchLikelihood {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
    private static final double SMALLEST_EXPONENT = -87.3; // of a variance: it stays within the normal range of float
    private static final double LARGEST_EXPONENT = 88.3;
    private static final int BLOCK_SLOTS = 1024; // numbers in an array of a block: the arrays stay in the cache
    private static final int MOST_ROWS = 64;

    private final int components;
    private final int targets;
    private final boolean softplus;
    private final double floor;
    private final int blockRows;
    // Columns of a block: component k of row r is at k * rows + r.
    private final double[] weights; // logits, then weights
    private final double[] joint; // ln w_k + ln p_k(y), then responsibilities
    // Of coordinate d.
    private final double[][] difference; // y - mean, then the slope of ln p_k with respect to the mean
    private final double[][] spread; // raw variances, then the slope with respect to them
    private final double[] share; // e^-|raw|
    private final double[] variance;
    private final double[] logVariance;
    private final double[] before; // joint, without the coordinate at hand

    /** Only for the variance functions {@code exp} and {@code softplus}; see {@link #supports}. */
    GaussianBatchLikelihood(MixtureLayout layout, PositiveFunction variance, double floor) {
        this.components = layout.components();
        this.targets = layout.targets();
        this.softplus = variance == PositiveFunction.SOFTPLUS;
        this.floor = floor;
        this.blockRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_SLOTS / components));
        int slots = components * blockRows;
        this.weights = new double[slots];
        this.joint = new double[slots];
        this.difference = new double[targets][slots];
        this.spread = new double[targets][slots];
        this.share = new double[slots];
        this.variance = new double[slots];
        this.logVariance = new double[slots];
        this.before = new double[slots];
    }

    static boolean supports(PositiveFunction variance) {
        return variance == PositiveFunction.EXP || variance == PositiveFunction.SOFTPLUS;
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = 0;
        for (int start = 0; start < rows; start += blockRows) {
            int count = Math.min(blockRows, rows - start);
            readLogits(raw, start, count);
            System.arraycopy(weights, 0, joint, 0, components * count);
            for (int d = 0; d < targets; d++) {
                readCoordinate(raw, y, d, start, count);
                System.arraycopy(joint, 0, before, 0, components * count);
                addLogDensities(difference[d], spread[d], components * count);
                takeBackMissing(y, d, start, count);
            }
            sum += normalise(joint, count) - normalise(weights, count);
            writeGradient(gradient, factor, start, count);
        }
        return sum;
    }

    private int width() {
        return components * (1 + 2 * targets);
    }

    private void readLogits(float[] raw, int start, int rows) {
        int width = width();
        for (int k = 0; k < components; k++) {
            int from = start * width + k;
            int to = k * rows;
            for (int r = 0; r < rows; r++) {
                weights[to + r] = raw[from + r * width];
            }
        }
    }

    private void readCoordinate(float[] raw, float[] y, int d, int start, int rows) {
        int width = width();
        double[] differences = difference[d];
        double[] spreads = spread[d];
        for (int k = 0; k < components; k++) {
            int mean = start * width + components + k * targets + d;
            int spreadIndex = mean + components * targets;
            int to = k * rows;
            for (int r = 0; r < rows; r++) {
                differences[to + r] = y[(start + r) * targets + d] - raw[mean + r * width];
                spreads[to + r] = raw[spreadIndex + r * width];
            }
        }
    }

    /** Adds the log densities of one coordinate and leaves their slopes. */
    private void addLogDensities(double[] differences, double[] spreads, int slots) {
        if (softplus) {
            softplus(spreads, slots);
        } else {
            exp(spreads, slots);
        }
        LoopMath.log(variance, logVariance, slots);
        double[] precision = variance;
        for (int i = 0; i < slots; i++) {
            precision[i] = 1 / variance[i];
        }
        for (int i = 0; i < slots; i++) {
            joint[i] -= 0.5 * (differences[i] * differences[i] * precision[i] + logVariance[i]) + HALF_LOG_TWO_PI;
        }
        for (int i = 0; i < slots; i++) {
            spreads[i] *= 0.5 * (differences[i] * differences[i] * precision[i] - 1);
        }
        for (int i = 0; i < slots; i++) {
            differences[i] *= precision[i];
        }
    }

    /** Variances, and in place of the raw ones the derivatives of their logarithms. */
    private void exp(double[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = Math.max(SMALLEST_EXPONENT, Math.min(LARGEST_EXPONENT, spreads[i]));
        }
        LoopMath.exp(share, share, slots);
        for (int i = 0; i < slots; i++) {
            variance[i] = share[i] + floor;
        }
        for (int i = 0; i < slots; i++) {
            spreads[i] = share[i] / variance[i];
        }
    }

    /** Variances, and in place of the raw ones the derivatives of their logarithms. */
    private void softplus(double[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = Math.max(SMALLEST_EXPONENT, -Math.abs(spreads[i]));
        }
        LoopMath.exp(share, share, slots);
        LoopMath.log1p(share, variance, slots);
        for (int i = 0; i < slots; i++) {
            variance[i] += Math.max(spreads[i], 0) + floor;
        }
        for (int i = 0; i < slots; i++) {
            // 1 above zero, e^raw below: the smaller term is the wrong one on either side.
            double numerator = Math.max(share[i], Math.min(1, spreads[i] * 1e300));
            spreads[i] = numerator / ((1 + share[i]) * variance[i]);
        }
    }

    /** Missing targets have no density and no slope. */
    private void takeBackMissing(float[] y, int d, int start, int rows) {
        for (int r = 0; r < rows; r++) {
            if (Float.isNaN(y[(start + r) * targets + d])) {
                for (int i = r; i < components * rows; i += rows) {
                    joint[i] = before[i];
                    difference[d][i] = 0;
                    spread[d][i] = 0;
                }
            }
        }
    }

    /** Turns logarithms into shares that sum to one in every row; returns the sum of the logarithms of their sums. */
    private double normalise(double[] columns, int rows) {
        int slots = components * rows;
        double logSums = 0;
        for (int r = 0; r < rows; r++) {
            double max = columns[r];
            for (int i = r + rows; i < slots; i += rows) {
                max = columns[i] > max ? columns[i] : max;
            }
            for (int i = r; i < slots; i += rows) {
                columns[i] -= max;
            }
            logSums += max;
        }
        LoopMath.exp(columns, columns, slots);
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int i = r; i < slots; i += rows) {
                sum += columns[i];
            }
            double inverse = 1 / sum;
            for (int i = r; i < slots; i += rows) {
                columns[i] *= inverse;
            }
            logSums += Math.log(sum);
        }
        return logSums;
    }

    private void writeGradient(float[] gradient, float factor, int start, int rows) {
        int width = width();
        for (int k = 0; k < components; k++) {
            int to = start * width + k;
            for (int r = 0, i = k * rows; r < rows; r++, i++) {
                gradient[to + r * width] = (float) (factor * (joint[i] - weights[i]));
            }
            for (int d = 0; d < targets; d++) {
                int mean = start * width + components + k * targets + d;
                writeSlopes(difference[d], gradient, mean, factor, k * rows, rows);
                writeSlopes(spread[d], gradient, mean + components * targets, factor, k * rows, rows);
            }
        }
    }

    private void writeSlopes(double[] slopes, float[] gradient, int to, float factor, int from, int rows) {
        int width = width();
        for (int r = 0; r < rows; r++) {
            double slope = joint[from + r] * slopes[from + r];
            double cut = Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, slope));
            gradient[to + r * width] = (float) (factor * cut);
        }
    }
}
