package org.mdn4j.family;

import java.util.Arrays;

/**
 * Components with a location and a scale for each coordinate, which are independent. With u the distance from the location in
 * scales and s = -d ln p / du: the derivative of ln p is s / scale with respect to the location and s u - 1 with respect to
 * the logarithm of the scale.
 */
final class LocationScaleBatchLikelihood extends ColumnBatchLikelihood {

    private static final int LOCATIONS = 0;
    private static final int SCALES = 1;

    private final StandardDensity standard;
    private final boolean ofLogarithms;
    private final int targets;
    private final ScaleColumns scales;
    // Columns of coordinate d, [D][K * rows].
    private final double[][] distance; // u, then the slope of ln p_k with respect to the location
    private final double[][] link; // raw scales, then the slope with respect to them
    private final double[] precision; // 1 / scale
    private final double[] score;
    private final double[] density; // factors of the densities that are not in the exponent yet

    private LocationScaleBatchLikelihood(MixtureLayout layout, StandardDensity standard, boolean ofLogarithms) {
        super(layout, 2 * layout.targets() + 3, true);
        this.standard = standard;
        this.ofLogarithms = ofLogarithms;
        this.targets = layout.targets();
        this.scales = new ScaleColumns(scale(layout), mostSlots());
        this.distance = new double[targets][mostSlots()];
        this.link = new double[targets][mostSlots()];
        this.precision = new double[mostSlots()];
        this.score = new double[mostSlots()];
        this.density = new double[mostSlots()];
    }

    private static Constraint scale(MixtureLayout layout) {
        return layout.groups().get(SCALES).parameter().constraint();
    }

    /** Of a family whose first groups are locations and scales, and which has no other. */
    static BatchLikelihood of(MixtureLayout layout, StandardDensity standard) {
        return of(layout, standard, false);
    }

    /** As {@link #of}, of the logarithms of targets. */
    static BatchLikelihood ofLogarithms(MixtureLayout layout, StandardDensity standard) {
        return of(layout, standard, true);
    }

    private static BatchLikelihood of(MixtureLayout layout, StandardDensity standard, boolean ofLogarithms) {
        return ScaleColumns.supports(scale(layout))
                ? new LocationScaleBatchLikelihood(layout, standard, ofLogarithms)
                : new ScalarBatchLikelihood(layout);
    }

    @Override
    double logLikelihoodOfBlock(float[] raw, float[] y, float factor, float[] gradient) {
        Arrays.fill(density, 0, block.slots(), 1);
        double constants = 0;
        for (int d = 0; d < targets; d++) {
            if (d > 0 && d % ScaleColumns.IN_PRODUCT == 0) {
                block.takeIn(density);
            }
            double[] target = block.readTargets(y, d, targets);
            if (ofLogarithms) {
                constants -= takeLogarithms(target);
            }
            block.readParameter(raw, LOCATIONS, d, distance[d]);
            block.subtractFrom(target, distance[d]);
            block.readParameter(raw, SCALES, d, link[d]);
            scales.invert(link[d], precision, block.slots());
            int observed = block.observed(target);
            if (observed < block.rows()) { // at the peak of a density of one that nothing depends on
                block.setWhereMissing(target, distance[d], 0);
                block.setWhereMissing(target, link[d], 0);
                block.setWhereMissing(target, precision, 1);
            }
            constants += observed * standard.logPeak();
            multiplyDensities(distance[d], link[d]);
        }
        double sum = block.normalise(density) + constants;
        for (int d = 0; d < targets; d++) {
            block.writeParameter(distance[d], gradient, LOCATIONS, d, factor);
            block.writeParameter(link[d], gradient, SCALES, d, factor);
        }
        return sum;
    }

    /** Returns the sum of those that are there, which is the logarithm of the Jacobian. */
    private double takeLogarithms(double[] target) {
        double sum = 0;
        for (int r = 0; r < block.rows(); r++) {
            target[r] = Math.log(target[r]); // NaN if it is missing
            sum += Double.isNaN(target[r]) ? 0 : target[r];
        }
        return sum;
    }

    /** Leaves the slopes of the log density in place of the distances and raw scales. */
    private void multiplyDensities(double[] distances, double[] links) {
        int slots = block.slots();
        for (int i = 0; i < slots; i++) {
            distances[i] *= precision[i];
        }
        for (int i = 0; i < slots; i++) {
            density[i] *= precision[i];
        }
        standard.multiply(distances, block.joint(), density, score, slots);
        for (int i = 0; i < slots; i++) {
            links[i] *= score[i] * distances[i] - 1;
        }
        for (int i = 0; i < slots; i++) {
            distances[i] = score[i] * precision[i];
        }
    }
}
