package org.mdn4j.family;

import java.util.Arrays;

/**
 * Gaussian components with any covariance, in columns of many rows. With U the unit lower triangle of couplings and u the
 * distances from the mean in scales, {@code z = U^-1 u} by forward substitution, {@code ln p = -|z|^2 / 2 - sum ln scale} up
 * to a constant. The derivatives follow from {@code v = U^-T z} by back substitution: v_i / scale_i for a mean,
 * v_i u_i - 1 for the logarithm of a scale, v_i z_j for a coupling.
 */
final class FullGaussianBatchLikelihood extends ColumnBatchLikelihood {

    private static final int MEANS = 0;
    private static final int SCALES = 1;
    private static final int COUPLINGS = 2;
    private static final double LARGEST = 1e150; // the square and its multiples are finite

    private final int targets;
    private final ScaleColumns scales;
    // Columns of coordinate d, [D][K * rows].
    private final double[][] distance; // u
    private final double[][] precision; // 1 / scale
    private final double[][] link; // raw scales, then the derivative of ln scale
    private final double[][] white; // z
    private final double[][] pull; // v
    private final double[][] coupling; // [D (D - 1) / 2][K * rows]; then its slopes
    private final double[] density; // factors of the densities that are not in the exponent yet

    private FullGaussianBatchLikelihood(MixtureLayout layout) {
        super(layout, 5 * layout.targets() + couplings(layout.targets()), false);
        this.targets = layout.targets();
        int slots = mostSlots();
        this.scales = new ScaleColumns(scale(layout), slots);
        this.distance = new double[targets][slots];
        this.precision = new double[targets][slots];
        this.link = new double[targets][slots];
        this.white = new double[targets][slots];
        this.pull = new double[targets][slots];
        this.coupling = new double[couplings(targets)][slots];
        this.density = new double[slots];
    }

    static BatchLikelihood of(MixtureLayout layout) {
        return ScaleColumns.supports(scale(layout))
                ? new FullGaussianBatchLikelihood(layout)
                : new ScalarBatchLikelihood(layout);
    }

    private static int couplings(int targets) {
        return targets * (targets - 1) / 2;
    }

    private static Constraint scale(MixtureLayout layout) {
        return layout.groups().get(SCALES).parameter().constraint();
    }

    @Override
    double logLikelihoodOfBlock(float[] raw, float[] y, float factor, float[] gradient) {
        int slots = block.slots();
        Arrays.fill(density, 0, slots, 1);
        for (int d = 0; d < targets; d++) {
            if (d > 0 && d % ScaleColumns.IN_PRODUCT == 0) {
                block.takeIn(density);
            }
            readCoordinate(raw, y, d, slots);
            whiten(d, slots);
        }
        double sum = block.normalise(density) - block.rows() * targets * GaussianGroups.HALF_LOG_TWO_PI;
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
        block.subtractFrom(block.readTargets(y, d, targets), distances);
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
