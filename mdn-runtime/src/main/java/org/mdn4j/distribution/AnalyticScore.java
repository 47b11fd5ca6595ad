package org.mdn4j.distribution;

import org.mdn4j.special.GaussLegendre;

/**
 * The CRPS of a mixture of logistic and Student-t components by Gauss-Legendre rules on pieces that are known to be short
 * enough before anything is computed: densities are analytic, and where their poles are is known.
 *
 * <p>{@code integral F^2} up to what was observed and {@code integral (1 - F)^2} from there on are added; both are positive,
 * and the cdf comes from the density at the same nodes. Relative error about 1e-12.
 */
final class AnalyticScore {

    /** Half-axes of the ellipse about [-1, 1] whose foci are its ends and whose half-axes add up to 2.37: 2.37^-40 is 1e-15. */
    private static final double LONG_AXIS = 1.396;

    private static final double SHORT_AXIS = 0.974;

    private static final int MAX_HALVINGS = 400;

    private final double[] weights;
    private final LocationScale[] parts;
    private final double[]
            locations; // [K] from what was observed, which is zero: far from zero there is no room for scales
    private final double[] nodes = new double[GaussLegendre.POINTS]; // density of the mixture there
    private double cdf; // at the end of the pieces so far
    private double sum;

    /** Direction -1 swaps left and right. */
    private AnalyticScore(double[] weights, LocationScale[] parts, double y, int direction) {
        this.weights = weights;
        this.parts = parts;
        this.locations = new double[parts.length];
        for (int k = 0; k < parts.length; k++) {
            locations[k] = direction * (parts[k].location - y);
        }
    }

    /** The score, or NaN where a component is of another family or has tails too heavy for a few pieces. */
    static double crps(double[] weights, UnivariateDistribution[] components, double y) {
        LocationScale[] parts = new LocationScale[components.length];
        for (int k = 0; k < parts.length; k++) {
            if (!(components[k] instanceof LocationScale part && part.strip() > 0)) {
                return Double.NaN;
            }
            parts[k] = part;
        }
        return new AnalyticScore(weights, parts, y, 1).upToZero() + new AnalyticScore(weights, parts, y, -1).upToZero();
    }

    /** The integral of the squared cdf up to what was observed. */
    private double upToZero() {
        double start = Double.POSITIVE_INFINITY;
        for (int k = 0; k < parts.length; k++) {
            if (weights[k] > 0) {
                start = Math.min(start, locations[k] - parts[k].reach() * parts[k].scale);
            }
        }
        if (!(start < 0)) {
            return 0; // beside the other part it is nothing
        }
        for (int k = 0; k < parts.length; k++) {
            double u = (locations[k] - start) / parts[k].scale;
            cdf += weights[k] * (u > 0 ? parts[k].tail(u) : 1 - parts[k].tail(-u)); // below zero without weight only
        }
        split(start, 0, MAX_HALVINGS);
        return sum;
    }

    private void split(double from, double to, int halvings) {
        double centre = 0.5 * from + 0.5 * to;
        double half = 0.5 * to - 0.5 * from;
        if (halvings == 0 || resolved(centre, half)) {
            add(centre, half);
            return;
        }
        split(from, centre, halvings - 1);
        split(centre, to, halvings - 1);
    }

    /** Whether the poles of all densities are outside of the ellipse. */
    private boolean resolved(double centre, double half) {
        for (int k = 0; k < parts.length; k++) {
            double along = (locations[k] - centre) / (LONG_AXIS * half);
            double across = parts[k].strip() * parts[k].scale / (SHORT_AXIS * half);
            if (weights[k] > 0 && along * along + across * across < 1) {
                return false;
            }
        }
        return true;
    }

    private void add(double centre, double half) {
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = 0;
        }
        for (int k = 0; k < parts.length; k++) {
            LocationScale part = parts[k];
            double rate = 1 / part.scale;
            double middle = (centre - locations[k]) * rate;
            double step = half * rate;
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] += weights[k] * rate * part.standardDensity(Math.abs(middle + step * GaussLegendre.node(i)));
            }
        }
        double piece = 0;
        double mass = 0;
        for (int i = 0; i < nodes.length; i++) {
            double below = cdf + half * GaussLegendre.integralTo(i, nodes);
            piece += GaussLegendre.weight(i) * below * below;
            mass += GaussLegendre.weight(i) * nodes[i];
        }
        sum += piece * half;
        cdf += mass * half;
    }
}
