package org.mdn4j.family;

import java.util.Arrays;
import org.mdn4j.special.LoopMath;

/**
 * Gaussian components with independent coordinates, in columns of many rows. Missing targets are dealt with in the columns,
 * since here that is simple: they lie on the mean of a normal distribution that nothing depends on.
 */
final class GaussianBatchLikelihood implements ColumnLikelihood {

    private static final int MEANS = 0;
    private static final int VARIANCES = 1;
    private static final double SMALLEST_EXPONENT = -87.3; // of a variance: it stays within the normal range of float
    private static final double LARGEST_EXPONENT = 88.3;
    private static final int PRECISIONS_IN_PRODUCT = 4; // of 1e-38 to 1e38 each
    private static final int BLOCK_SLOTS = 1024; // numbers in an array of a block: the arrays stay in the cache
    private static final int MOST_ROWS = 64;

    private final MixtureBlock block;
    private final SingleGaussianBlock single; // null where it does not support the layout
    private final int targets;
    private final boolean softplus;
    private final double floor;
    private final int blockRows;
    // Columns of coordinate d, [D][K * rows].
    private final double[][] difference; // y - mean, then the slope of ln p_k with respect to the mean
    private final double[][] spread; // raw variances, then the slope with respect to them
    private final double[] share; // e^-|raw|
    private final double[] precision;
    private final double[] density; // factors of the densities that are not in the exponent yet, squared

    /** Only for the variance functions {@code exp} and {@code softplus}; see {@link #supports}. */
    GaussianBatchLikelihood(MixtureLayout layout, PositiveFunction variance, double floor) {
        this.targets = layout.targets();
        this.softplus = variance == PositiveFunction.SOFTPLUS;
        this.floor = floor;
        this.blockRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_SLOTS / layout.components()));
        this.block = new MixtureBlock(layout, blockRows);
        this.single =
                SingleGaussianBlock.supports(targets, floor) ? new SingleGaussianBlock(layout, softplus, floor) : null;
        int slots = layout.components() * blockRows;
        this.difference = new double[targets][slots];
        this.spread = new double[targets][slots];
        this.share = new double[slots];
        this.precision = new double[slots];
        this.density = new double[slots];
    }

    static boolean supports(PositiveFunction variance) {
        return variance == PositiveFunction.EXP || variance == PositiveFunction.SOFTPLUS;
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        block.takeRows();
        return blocks(raw, y, factor, gradient, 0, rows);
    }

    @Override
    public double logLikelihoodOfColumns(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        block.takeColumns(rows);
        if (single == null) {
            return blocks(raw, y, factor, gradient, 0, rows);
        }
        double sum = 0;
        for (int start = 0; start < rows; start += single.mostRows()) {
            int end = Math.min(rows, start + single.mostRows());
            double ofBlock = single.logLikelihood(raw, y, factor, gradient, start, end - start, rows);
            boolean givenUp = Double.isNaN(ofBlock);
            sum += givenUp ? blocks(raw, y, factor, gradient, start, end) : ofBlock;
        }
        return sum;
    }

    private double blocks(float[] raw, float[] y, float factor, float[] gradient, int first, int end) {
        double sum = 0;
        for (int start = first; start < end; start += blockRows) {
            block.read(raw, start, Math.min(blockRows, end - start));
            sum += coordinates(raw, y) + block.normalise(density);
            block.writeLogits(gradient, factor);
            for (int d = 0; d < targets; d++) {
                block.writeParameter(difference[d], gradient, MEANS, d, factor);
                block.writeParameter(spread[d], gradient, VARIANCES, d, factor);
            }
        }
        return sum;
    }

    /**
     * Multiplies the densities of all coordinates. Determinants are kept apart from the exponents, as products of a few
     * precisions, which spares a logarithm for each.
     *
     * @return what is the same for all components
     */
    private double coordinates(float[] raw, float[] y) {
        int slots = block.slots();
        Arrays.fill(density, 0, slots, 1);
        double constants = 0;
        for (int d = 0; d < targets; d++) {
            if (d > 0 && d % PRECISIONS_IN_PRODUCT == 0) {
                takeRoots(slots);
                block.takeIn(density);
            }
            double[] target = block.readTargets(y, d, targets);
            int observed = block.observed(target);
            constants -= observed * GaussianGroups.HALF_LOG_TWO_PI;
            block.readParameter(raw, MEANS, d, difference[d]);
            block.subtractFrom(target, difference[d]);
            block.readParameter(raw, VARIANCES, d, spread[d]);
            if (softplus) {
                softplus(spread[d], slots);
            } else {
                exp(spread[d], slots);
            }
            if (observed < block.rows()) {
                block.setWhereMissing(target, difference[d], 0);
                block.setWhereMissing(target, spread[d], 0);
                block.setWhereMissing(target, precision, 1);
            }
            multiplyDensities(difference[d], spread[d], slots);
        }
        takeRoots(slots);
        return constants;
    }

    private void takeRoots(int slots) {
        for (int i = 0; i < slots; i++) {
            density[i] = Math.sqrt(density[i]);
        }
    }

    /** Leaves the slopes of the log density in place of the differences and spreads. */
    private void multiplyDensities(double[] differences, double[] spreads, int slots) {
        double[] joint = block.joint();
        for (int i = 0; i < slots; i++) {
            density[i] *= precision[i];
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
}
