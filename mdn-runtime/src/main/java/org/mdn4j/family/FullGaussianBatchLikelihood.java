package org.mdn4j.family;

import java.util.Arrays;

/**
 * Gaussian components with any covariance, in columns of many rows. With U the unit lower triangle of couplings and u the
 * distances from the mean in scales, {@code z = U^-1 u} by forward substitution, {@code ln p = -|z|^2 / 2 - sum ln scale} up
 * to a constant. The derivatives follow from {@code v = U^-T z} by back substitution: v_i / scale_i for a mean,
 * v_i u_i - 1 for the logarithm of a scale, v_i z_j for a coupling.
 *
 * <p>Rows with a missing target go through {@link ScalarBatchLikelihood}.
 */
final class FullGaussianBatchLikelihood implements BatchLikelihood {

    private static final int MEANS = 0;
    private static final int SCALES = 1;
    private static final int COUPLINGS = 2;
    private static final int BLOCK_NUMBERS = 16384; // in all arrays of a block: they stay in the cache
    private static final int MOST_ROWS = 64;
    private static final int FACTORS_IN_PRODUCT = 4; // of e^-44 to e^44 each
    private static final double LARGEST = 1e150; // the square and its multiples are finite

    private final int targets;
    private final int blockRows;
    private final ScalarBatchLikelihood scalar;
    private final MixtureBlock block;
    private final ScaleColumns scales;
    // Columns of coordinate d, [D][K * rows].
    private final double[][] distance; // u
    private final double[][] precision; // 1 / scale
    private final double[][] link; // raw scales, then the derivative of ln scale
    private final double[][] white; // z
    private final double[][] pull; // v
    private final double[][] coupling; // [D (D - 1) / 2][K * rows]; then its slopes
    private final double[] density; // factors of the densities that are not in the exponent yet

    /** Only for layouts that {@link #supports}. */
    FullGaussianBatchLikelihood(MixtureLayout layout) {
        this.targets = layout.targets();
        int couplings = targets * (targets - 1) / 2;
        int columns = layout.components() * (5 * targets + couplings);
        this.blockRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_NUMBERS / columns));
        int slots = layout.components() * blockRows;
        this.scalar = new ScalarBatchLikelihood(layout);
        this.block = new MixtureBlock(layout, blockRows);
        this.scales = new ScaleColumns(scale(layout), slots);
        this.distance = new double[targets][slots];
        this.precision = new double[targets][slots];
        this.link = new double[targets][slots];
        this.white = new double[targets][slots];
        this.pull = new double[targets][slots];
        this.coupling = new double[couplings][slots];
        this.density = new double[slots];
    }

    static boolean supports(MixtureLayout layout) {
        return ScaleColumns.supports(scale(layout));
    }

    private static Constraint scale(MixtureLayout layout) {
        return layout.groups().get(SCALES).parameter().constraint();
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = 0;
        int start = 0;
        while (start < rows) {
            int count = completeRows(y, start, Math.min(rows, start + blockRows));
            if (count == 0) {
                sum += scalar.logLikelihoodOfRow(raw, y, factor, gradient, start);
                start++;
            } else {
                sum += logLikelihoodOfBlock(raw, y, factor, gradient, start, count);
                start += count;
            }
        }
        return sum;
    }

    /** How many rows from the first one on have all their targets. */
    private int completeRows(float[] y, int first, int end) {
        for (int i = first * targets; i < end * targets; i++) {
            if (Float.isNaN(y[i])) {
                return i / targets - first;
            }
        }
        return end - first;
    }

    private double logLikelihoodOfBlock(float[] raw, float[] y, float factor, float[] gradient, int start, int rows) {
        block.read(raw, start, rows);
        int slots = block.slots();
        Arrays.fill(density, 0, slots, 1);
        for (int d = 0; d < targets; d++) {
            if (d > 0 && d % FACTORS_IN_PRODUCT == 0) {
                takeInDensity(slots);
            }
            readCoordinate(raw, y, d, slots);
            whiten(d, slots);
        }
        double sum = block.normalise(density) - rows * targets * GaussianGroups.HALF_LOG_TWO_PI;
        block.writeLogits(gradient, factor);
        for (int d = targets - 1; d >= 0; d--) {
            pull(d, slots);
            writeSlopes(gradient, d, factor, slots);
        }
        return sum;
    }

    private void readCoordinate(float[] raw, float[] y, int d, int slots) {
        double[] distances = distance[d];
        double[] precisions = precision[d];
        block.readParameter(raw, MEANS, d, distances);
        block.subtractFromTargets(y, d, targets, distances);
        block.readParameter(raw, SCALES, d, link[d]);
        for (int j = 0; j < d; j++) {
            block.readParameter(raw, COUPLINGS, index(d, j), coupling[index(d, j)]);
        }
        scales.invert(link[d], precisions, slots);
        for (int i = 0; i < slots; i++) {
            distances[i] *= precisions[i];
        }
        for (int i = 0; i < slots; i++) {
            density[i] *= precisions[i];
        }
    }

    private static int index(int row, int column) {
        return row * (row - 1) / 2 + column;
    }

    private void takeInDensity(int slots) {
        double[] joint = block.joint();
        for (int i = 0; i < slots; i++) {
            joint[i] += Math.log(density[i]);
        }
        Arrays.fill(density, 0, slots, 1);
    }

    private void whiten(int d, int slots) {
        double[] z = white[d];
        System.arraycopy(distance[d], 0, z, 0, slots);
        for (int j = 0; j < d; j++) {
            subtractProduct(z, coupling[index(d, j)], white[j], slots);
        }
        double[] joint = block.joint();
        for (int i = 0; i < slots; i++) {
            joint[i] -= 0.5 * (z[i] * z[i]);
        }
    }

    private void pull(int d, int slots) {
        double[] v = pull[d];
        System.arraycopy(white[d], 0, v, 0, slots);
        for (int i = d + 1; i < targets; i++) {
            subtractProduct(v, coupling[index(i, d)], pull[i], slots);
        }
    }

    private static void subtractProduct(double[] sum, double[] left, double[] right, int slots) {
        for (int i = 0; i < slots; i++) {
            sum[i] = Math.max(-LARGEST, Math.min(LARGEST, sum[i] - left[i] * right[i]));
        }
    }

    /** Of coordinate d, and of the couplings of those behind it with it, which nothing needs any more. */
    private void writeSlopes(float[] gradient, int d, float factor, int slots) {
        double[] v = pull[d];
        for (int i = d + 1; i < targets; i++) {
            double[] slopes = coupling[index(i, d)];
            multiply(pull[i], white[d], slopes, slots);
            block.writeParameter(slopes, gradient, COUPLINGS, index(i, d), factor);
        }
        double[] scaleSlopes = link[d];
        double[] u = distance[d];
        for (int i = 0; i < slots; i++) {
            scaleSlopes[i] *= v[i] * u[i] - 1;
        }
        block.writeParameter(scaleSlopes, gradient, SCALES, d, factor);
        double[] meanSlopes = precision[d];
        multiply(v, meanSlopes, meanSlopes, slots);
        block.writeParameter(meanSlopes, gradient, MEANS, d, factor);
    }

    private static void multiply(double[] left, double[] right, double[] product, int slots) {
        for (int i = 0; i < slots; i++) {
            product[i] = left[i] * right[i];
        }
    }
}
