package org.mdn4j.family;

import java.util.Arrays;
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
    private static final int VARIANCES_IN_PRODUCT = 4; // of 1e-38 to 1e38 each
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
    private final double[] precision;
    private final double[] determinant; // of the precision, as far as it is not in joint yet
    private final double[] perRow;

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
        this.precision = new double[slots];
        this.determinant = new double[slots];
        this.perRow = new double[blockRows];
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
            sum += coordinates(raw, y, start, count);
            sum += normalise(joint, determinant, count) - normalise(weights, null, count);
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

    /**
     * Multiplies the densities of all coordinates. Determinants are kept apart from the exponents, as products of a few
     * variances, which spares a logarithm for each.
     *
     * @return what is the same for all components
     */
    private double coordinates(float[] raw, float[] y, int start, int rows) {
        int slots = components * rows;
        double constants = 0;
        for (int d = 0; d < targets; d++) {
            if (d % VARIANCES_IN_PRODUCT == 0) {
                if (d > 0) {
                    takeInDeterminants(slots);
                }
                Arrays.fill(determinant, 0, slots, 1);
            }
            int observed = readCoordinate(raw, y, d, start, rows);
            if (softplus) {
                softplus(spread[d], slots);
            } else {
                exp(spread[d], slots);
            }
            if (observed < rows) {
                leaveOutMissing(difference[d], spread[d], slots);
            }
            multiplyDensities(difference[d], spread[d], slots);
            constants -= observed * HALF_LOG_TWO_PI;
        }
        return constants;
    }

    /** Returns in how many rows the target is there; where it is not, its differences are NaN. */
    private int readCoordinate(float[] raw, float[] y, int d, int start, int rows) {
        int width = width();
        double[] differences = difference[d];
        double[] spreads = spread[d];
        int observed = 0;
        for (int r = 0; r < rows; r++) {
            float target = y[(start + r) * targets + d];
            perRow[r] = target;
            observed += Float.isNaN(target) ? 0 : 1;
        }
        for (int k = 0; k < components; k++) {
            int mean = start * width + components + k * targets + d;
            int to = k * rows;
            for (int r = 0; r < rows; r++) {
                differences[to + r] = perRow[r] - raw[mean + r * width];
            }
            int spreadIndex = mean + components * targets;
            for (int r = 0; r < rows; r++) {
                spreads[to + r] = raw[spreadIndex + r * width];
            }
        }
        return observed;
    }

    /** A missing target lies on the mean of a normal distribution that nothing depends on. */
    private void leaveOutMissing(double[] differences, double[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            if (Double.isNaN(differences[i])) {
                differences[i] = 0;
                spreads[i] = 0;
                precision[i] = 1;
            }
        }
    }

    /** Leaves the slopes of the log density in place of the differences and spreads. */
    private void multiplyDensities(double[] differences, double[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            determinant[i] *= precision[i];
        }
        for (int i = 0; i < slots; i++) {
            joint[i] -= 0.5 * (differences[i] * differences[i] * precision[i]);
        }
        for (int i = 0; i < slots; i++) {
            spreads[i] *= 0.5 * (differences[i] * differences[i] * precision[i] - 1);
        }
        for (int i = 0; i < slots; i++) {
            differences[i] *= precision[i];
        }
    }

    private void takeInDeterminants(int slots) {
        for (int i = 0; i < slots; i++) {
            joint[i] += 0.5 * Math.log(determinant[i]);
        }
    }

    /** Precisions, and in place of the raw variances the derivatives of their logarithms. One division does for both. */
    private void exp(double[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = Math.max(SMALLEST_EXPONENT, Math.min(LARGEST_EXPONENT, spreads[i]));
        }
        LoopMath.exp(share, share, slots);
        for (int i = 0; i < slots; i++) {
            precision[i] = 1 / (share[i] + floor);
        }
        for (int i = 0; i < slots; i++) {
            spreads[i] = share[i] * precision[i];
        }
    }

    /** Precisions, and in place of the raw variances the derivatives of their logarithms. One division does for both. */
    private void softplus(double[] spreads, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = Math.max(SMALLEST_EXPONENT, -Math.abs(spreads[i]));
        }
        LoopMath.exp(share, share, slots);
        double[] variance = precision;
        LoopMath.log1p(share, variance, slots);
        for (int i = 0; i < slots; i++) {
            variance[i] += Math.max(spreads[i], 0) + floor;
        }
        for (int i = 0; i < slots; i++) {
            // 1 above zero, e^raw below: the smaller term is the wrong one on either side.
            spreads[i] = Math.max(share[i], Math.min(1, spreads[i] * 1e300));
        }
        for (int i = 0; i < slots; i++) {
            double inverse = 1 / ((1 + share[i]) * variance[i]);
            spreads[i] *= inverse;
            precision[i] = (1 + share[i]) * inverse;
        }
    }

    /**
     * Turns logarithms into shares that sum to one in every row.
     *
     * @param squares what the shares are multiplied with the square roots of; or null
     * @return the sum of the logarithms of the sums that the rows had
     */
    private double normalise(double[] columns, double[] squares, int rows) {
        int slots = components * rows;
        double logSums = subtractLargest(columns, rows);
        LoopMath.exp(columns, columns, slots);
        if (squares != null) {
            for (int i = 0; i < slots; i++) {
                columns[i] *= Math.sqrt(squares[i]);
            }
        }
        System.arraycopy(columns, 0, perRow, 0, rows);
        for (int start = rows; start < slots; start += rows) {
            for (int r = 0; r < rows; r++) {
                perRow[r] += columns[start + r];
            }
        }
        double product = 1; // one logarithm for many sums
        for (int r = 0; r < rows; r++) {
            product *= perRow[r];
            if (!(product < 1e100 && product > 1e-100)) {
                logSums += Math.log(product);
                product = 1;
            }
            perRow[r] = 1 / perRow[r];
        }
        for (int start = 0; start < slots; start += rows) {
            for (int r = 0; r < rows; r++) {
                columns[start + r] *= perRow[r];
            }
        }
        return logSums + Math.log(product);
    }

    private double subtractLargest(double[] columns, int rows) {
        int slots = components * rows;
        System.arraycopy(columns, 0, perRow, 0, rows);
        for (int start = rows; start < slots; start += rows) {
            for (int r = 0; r < rows; r++) {
                perRow[r] = Math.max(perRow[r], columns[start + r]);
            }
        }
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += perRow[r];
        }
        for (int start = 0; start < slots; start += rows) {
            for (int r = 0; r < rows; r++) {
                columns[start + r] -= perRow[r];
            }
        }
        return sum;
    }

    private void writeGradient(float[] gradient, float factor, int start, int rows) {
        int width = width();
        for (int d = 0; d < targets; d++) {
            weigh(difference[d], factor, components * rows);
            weigh(spread[d], factor, components * rows);
        }
        for (int k = 0; k < components; k++) {
            int to = start * width + k;
            for (int r = 0, i = k * rows; r < rows; r++, i++) {
                gradient[to + r * width] = (float) (factor * (joint[i] - weights[i]));
            }
            for (int d = 0; d < targets; d++) {
                int mean = start * width + components + k * targets + d;
                scatter(difference[d], gradient, mean, k * rows, rows);
                scatter(spread[d], gradient, mean + components * targets, k * rows, rows);
            }
        }
    }

    /** Slopes of the log densities become those of the scaled log-likelihood. */
    private void weigh(double[] slopes, float factor, int slots) {
        for (int i = 0; i < slots; i++) {
            slopes[i] = factor * Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, joint[i] * slopes[i]));
        }
    }

    private void scatter(double[] column, float[] gradient, int to, int from, int rows) {
        int width = width();
        for (int r = 0; r < rows; r++) {
            gradient[to + r * width] = (float) column[from + r];
        }
    }
}
