package org.mdn4j.family;

import java.util.Arrays;
import org.mdn4j.special.LoopMath;

/**
 * Exponential power components with a location, a scale and a shape for each coordinate, which are independent. With u the
 * distance from the location in scales, b the shape, a its inverse and {@code q = b u^b}: {@code ln p = -u^b - ln Gamma(1 + a) - ln(2
 * scale)}, whose derivative is {@code q / (y - location)} with respect to the location, {@code q - 1} with respect to the logarithm of
 * the scale, and {@code a digamma(1 + a) - q ln u} with respect to that of the shape.
 */
final class ExponentialPowerBatchLikelihood extends ColumnBatchLikelihood {

    private static final int LOCATIONS = 0;
    private static final int SCALES = 1;
    private static final int SHAPES = 2;

    /** The gamma function is fitted up to the inverse of it. */
    private static final double SMALLEST_SHAPE = 0.5;

    private static final double LOG_TWO = Math.log(2);

    /** A distance whose powers are next to nothing, and whose logarithm is finite. */
    private static final double SMALLEST_DISTANCE = 1e-150;

    private final int targets;
    private final ScaleColumns scales;
    private final ScaleColumns shapes;
    // Columns of coordinate d, [D][K * rows].
    private final double[][] distance; // y - location, then the slope of ln p_k with respect to the location
    private final double[][] scaleLink; // raw scales, then the slope with respect to them
    private final double[][] shapeLink; // raw shapes, then the slope with respect to them
    private final double[] precision; // 1 / scale
    private final double[] inverse; // 1 / shape
    private final double[] size; // u
    private final double[] log; // ln u
    private final double[] pull; // u^b, then b u^b
    private final double[] gamma; // ln Gamma(1 + a), then its derivative
    private final double[] density; // factors of the densities that are not in the exponent yet

    private ExponentialPowerBatchLikelihood(MixtureLayout layout) {
        super(layout, 3 * layout.targets() + 7, true);
        this.targets = layout.targets();
        this.scales = new ScaleColumns(constraint(layout, SCALES), mostSlots());
        this.shapes = new ScaleColumns(constraint(layout, SHAPES), mostSlots());
        this.distance = new double[targets][mostSlots()];
        this.scaleLink = new double[targets][mostSlots()];
        this.shapeLink = new double[targets][mostSlots()];
        this.precision = new double[mostSlots()];
        this.inverse = new double[mostSlots()];
        this.size = new double[mostSlots()];
        this.log = new double[mostSlots()];
        this.pull = new double[mostSlots()];
        this.gamma = new double[mostSlots()];
        this.density = new double[mostSlots()];
    }

    private static Constraint constraint(MixtureLayout layout, int group) {
        return layout.groups().get(group).parameter().constraint();
    }

    /** Over columns, unless shapes may be smaller than one half or a positive function is not of the usual ones. */
    static BatchLikelihood of(MixtureLayout layout) {
        Constraint shape = constraint(layout, SHAPES);
        boolean supported = ScaleColumns.supports(constraint(layout, SCALES))
                && ScaleColumns.supports(shape)
                && shape.floor() >= SMALLEST_SHAPE;
        return supported ? new ExponentialPowerBatchLikelihood(layout) : new ScalarBatchLikelihood(layout);
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
        double sum = block.normalise(density) - observed * LOG_TWO;
        for (int d = 0; d < targets; d++) {
            block.writeParameter(distance[d], gradient, LOCATIONS, d, factor);
            block.writeParameter(scaleLink[d], gradient, SCALES, d, factor);
            block.writeParameter(shapeLink[d], gradient, SHAPES, d, factor);
        }
        return sum;
    }

    /** Takes a coordinate into the densities and leaves its slopes; returns how many of its targets there are. */
    private int readCoordinate(float[] raw, float[] y, int d) {
        int slots = block.slots();
        double[] target = block.readTargets(y, d, targets);
        block.readParameter(raw, LOCATIONS, d, distance[d]);
        block.subtractFrom(target, distance[d]);
        block.readParameter(raw, SCALES, d, scaleLink[d]);
        scales.invert(scaleLink[d], precision, slots);
        block.readParameter(raw, SHAPES, d, shapeLink[d]);
        shapes.invert(shapeLink[d], inverse, slots);
        LoopMath.logGammaOnePlus(inverse, gamma, slots);
        int observed = block.observed(target);
        if (observed < block.rows()) { // at the peak of a density of one that nothing depends on
            block.setWhereMissing(target, distance[d], 0);
            block.setWhereMissing(target, scaleLink[d], 0);
            block.setWhereMissing(target, shapeLink[d], 0);
            block.setWhereMissing(target, precision, 1);
            block.setWhereMissing(target, gamma, 0);
        }
        takePowers(distance[d], slots);
        multiplyDensities(slots);
        leaveSlopes(distance[d], scaleLink[d], shapeLink[d], slots);
        return observed;
    }

    /** Distances in scales, their logarithms, and their powers. */
    private void takePowers(double[] distances, int slots) {
        for (int i = 0; i < slots; i++) {
            size[i] = Math.max(SMALLEST_DISTANCE, Math.abs(distances[i]) * precision[i]);
        }
        for (int i = 0; i < slots; i++) {
            log[i] = Math.log(size[i]); // the one loop that does not vectorise
        }
        for (int i = 0; i < slots; i++) {
            pull[i] = Math.min(ExponentialPowerFamily.LARGEST_EXPONENT, log[i] / inverse[i]);
        }
        LoopMath.exp(pull, pull, slots);
    }

    private void multiplyDensities(int slots) {
        double[] joint = block.joint();
        for (int i = 0; i < slots; i++) {
            joint[i] -= pull[i] + gamma[i];
        }
        for (int i = 0; i < slots; i++) {
            density[i] *= precision[i];
        }
    }

    /** The slopes of the log density in place of the distances and the slopes of the logarithms of the parameters. */
    private void leaveSlopes(double[] distances, double[] scaleLinks, double[] shapeLinks, int slots) {
        for (int i = 0; i < slots; i++) {
            pull[i] /= inverse[i];
        }
        LoopMath.digammaOnePlus(inverse, gamma, slots);
        for (int i = 0; i < slots; i++) {
            shapeLinks[i] *= inverse[i] * gamma[i] - pull[i] * log[i];
        }
        for (int i = 0; i < slots; i++) {
            scaleLinks[i] *= pull[i] - 1;
        }
        for (int i = 0; i < slots; i++) {
            double sign = Math.max(-1, Math.min(1, distances[i] * 1e300));
            distances[i] = sign * pull[i] / size[i] * precision[i];
        }
    }
}
