package org.mdn4j.family;

import java.util.Arrays;
import org.mdn4j.special.LoopMath;

/**
 * Student-t components with independent coordinates, in columns of many rows. With u the distance from the location in
 * scales, nu the degrees of freedom and {@code q = u^2 / nu}: {@code ln p = c(nu) - ln scale - (nu + 1) ln(1 + q) / 2} up to
 * a constant, where c is that of {@link HalfStepColumns}.
 */
final class StudentTBatchLikelihood extends ColumnBatchLikelihood {

    private static final int LOCATIONS = 0;
    private static final int SCALES = 1;
    private static final int DEGREES = 2;

    private final int targets;
    private final ScaleColumns scales;
    private final ScaleColumns degrees;
    private final HalfStepColumns constant;
    // Columns of coordinate d, [D][K * rows].
    private final double[][] distance; // u, then the slope of ln p_k with respect to the location
    private final double[][] link; // raw scales, then the slope with respect to them
    private final double[][] shape; // raw degrees of freedom, then the slope with respect to them
    private final double[] precision; // 1 / scale
    private final double[] inverseDegrees; // 1 / nu
    private final double[] ratio; // q
    private final double[] log; // ln(1 + q)
    private final double[] term; // c(nu), then the part of ln p_k that goes into the exponent
    private final double[] termSlope; // its derivative with respect to ln nu
    private final double[] density; // factors of the densities that are not in the exponent yet

    private StudentTBatchLikelihood(MixtureLayout layout) {
        super(layout, 3 * layout.targets() + 7, true);
        int slots = mostSlots();
        this.targets = layout.targets();
        this.scales = new ScaleColumns(constraint(layout, SCALES), slots);
        this.degrees = new ScaleColumns(constraint(layout, DEGREES), slots);
        this.constant = new HalfStepColumns(slots);
        this.distance = new double[targets][slots];
        this.link = new double[targets][slots];
        this.shape = new double[targets][slots];
        this.precision = new double[slots];
        this.inverseDegrees = new double[slots];
        this.ratio = new double[slots];
        this.log = new double[slots];
        this.term = new double[slots];
        this.termSlope = new double[slots];
        this.density = new double[slots];
    }

    private static Constraint constraint(MixtureLayout layout, int group) {
        return layout.groups().get(group).parameter().constraint();
    }

    static BatchLikelihood of(MixtureLayout layout) {
        return ScaleColumns.supports(constraint(layout, SCALES)) && ScaleColumns.supports(constraint(layout, DEGREES))
                ? new StudentTBatchLikelihood(layout)
                : new ScalarBatchLikelihood(layout);
    }

    @Override
    double logLikelihoodOfBlock(float[] raw, float[] y, float factor, float[] gradient) {
        Arrays.fill(density, 0, block.slots(), 1);
        int observed = 0;
        for (int d = 0; d < targets; d++) {
            if (d > 0 && d % ScaleColumns.IN_PRODUCT == 0) {
                block.takeIn(density);
            }
            observed += readCoordinate(raw, y, d);
        }
        double sum = block.normalise(density) - observed * GaussianGroups.HALF_LOG_TWO_PI;
        for (int d = 0; d < targets; d++) {
            block.writeParameter(distance[d], gradient, LOCATIONS, d, factor);
            block.writeParameter(link[d], gradient, SCALES, d, factor);
            block.writeParameter(shape[d], gradient, DEGREES, d, factor);
        }
        return sum;
    }

    /** Takes a coordinate into the densities and leaves its slopes; returns how many of its targets there are. */
    private int readCoordinate(float[] raw, float[] y, int d) {
        int slots = block.slots();
        double[] target = block.readTargets(y, d, targets);
        block.readParameter(raw, LOCATIONS, d, distance[d]);
        block.subtractFrom(target, distance[d]);
        block.readParameter(raw, SCALES, d, link[d]);
        scales.invert(link[d], precision, slots);
        block.readParameter(raw, DEGREES, d, shape[d]);
        degrees.invert(shape[d], inverseDegrees, slots);
        constant.evaluate(inverseDegrees, term, termSlope, slots);
        int observed = block.observed(target);
        if (observed < block.rows()) { // at the peak of a density of one that nothing depends on
            block.setWhereMissing(target, distance[d], 0);
            block.setWhereMissing(target, link[d], 0);
            block.setWhereMissing(target, shape[d], 0);
            block.setWhereMissing(target, precision, 1);
            block.setWhereMissing(target, term, 0);
        }
        multiplyDensities(distance[d], slots);
        leaveSlopes(distance[d], link[d], shape[d], slots);
        return observed;
    }

    private void multiplyDensities(double[] distances, int slots) {
        for (int i = 0; i < slots; i++) {
            distances[i] *= precision[i];
        }
        for (int i = 0; i < slots; i++) {
            ratio[i] = distances[i] * distances[i] * inverseDegrees[i];
        }
        LoopMath.log1pOfAny(ratio, log, slots);
        for (int i = 0; i < slots; i++) {
            term[i] -= 0.5 * (log[i] + log[i] / inverseDegrees[i]);
        }
        double[] joint = block.joint();
        for (int i = 0; i < slots; i++) {
            joint[i] += term[i];
        }
        for (int i = 0; i < slots; i++) {
            density[i] *= precision[i];
        }
    }

    /** The slopes of the log density in place of the distances and the slopes of the logarithms of the parameters. */
    private void leaveSlopes(double[] distances, double[] links, double[] shapes, int slots) {
        for (int i = 0; i < slots; i++) {
            double share = ratio[i] / (1 + ratio[i]);
            shapes[i] *= termSlope[i] + 0.5 * ((share - log[i]) / inverseDegrees[i] + share);
        }
        for (int i = 0; i < slots; i++) {
            ratio[i] = distances[i] * (1 + inverseDegrees[i]) / (1 + ratio[i]); // -d ln p / du
        }
        for (int i = 0; i < slots; i++) {
            links[i] *= ratio[i] * distances[i] - 1;
        }
        for (int i = 0; i < slots; i++) {
            distances[i] = ratio[i] * precision[i];
        }
    }
}
