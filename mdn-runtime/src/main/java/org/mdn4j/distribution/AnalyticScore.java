package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mdn4j.special.GaussLegendre;

/**
 * The CRPS of a mixture of logistic, Student-t and exponential power components by Gauss-Legendre rules on pieces that are known
 * to be short enough before anything is computed: densities are analytic, and their {@link AnalyticDomain} says where.
 *
 * <p>{@code integral F^2} up to what was observed and {@code integral (1 - F)^2} from there on are added; both are positive,
 * and the cdf comes from the density at the same nodes. Relative error about 1e-12.
 */
final class AnalyticScore {

    private static final int MAX_HALVINGS = 400;

    /** The share of a piece that goes to a branch point at its end: a rule bears pieces that are six times as far away on one side. */
    private static final double NEXT_TO_CUT = 1.0 / 6;

    private final double[] weights;
    private final LocationScale[] parts;
    private final AnalyticDomain[] domains;
    private final double[]
            locations; // [K] from what was observed, which is zero: far from zero there is no room for scales
    private final double[] nodes = new double[GaussLegendre.POINTS]; // density of the mixture there
    private double cdf; // at the end of the pieces so far
    private double sum;

    /** Direction -1 swaps left and right. */
    private AnalyticScore(double[] weights, LocationScale[] parts, AnalyticDomain[] domains, double y, int direction) {
        this.weights = weights;
        this.parts = parts;
        this.domains = domains;
        this.locations = new double[parts.length];
        for (int k = 0; k < parts.length; k++) {
            locations[k] = direction * (parts[k].location - y);
        }
    }

    /** The score, or NaN where a component is of another family or has tails too heavy for a few pieces. */
    static double crps(double[] weights, UnivariateDistribution[] components, double y) {
        LocationScale[] parts = new LocationScale[components.length];
        AnalyticDomain[] domains = new AnalyticDomain[components.length];
        for (int k = 0; k < parts.length; k++) {
            if (!(components[k] instanceof LocationScale part)) {
                return Double.NaN;
            }
            parts[k] = part;
            domains[k] = part.analyticDomain();
            if (domains[k] == null) {
                return Double.NaN;
            }
        }
        return new AnalyticScore(weights, parts, domains, y, 1).upToZero()
                + new AnalyticScore(weights, parts, domains, y, -1).upToZero();
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
        double from = start;
        boolean cut = false;
        for (double centre : cuts(start)) {
            split(from, centre, cut, true, MAX_HALVINGS);
            from = centre;
            cut = true;
        }
        split(from, 0, cut, false, MAX_HALVINGS);
        return sum;
    }

    /** The centres between a start and zero that no piece may have inside of it, ascending. */
    private double[] cuts(double start) {
        return IntStream.range(0, parts.length)
                .filter(k -> weights[k] > 0 && domains[k].cutAtCentre())
                .mapToDouble(k -> locations[k])
                .filter(centre -> centre > start && centre < 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Adds pieces of an interval, which are shorter towards ends that are cuts. */
    private void split(double from, double to, boolean cutBelow, boolean cutAbove, int halvings) {
        double centre = 0.5 * from + 0.5 * to;
        double half = 0.5 * to - 0.5 * from;
        if (halvings == 0 || resolved(centre, half)) {
            add(centre, half);
            return;
        }
        double middle = centre;
        if (cutBelow != cutAbove) {
            middle = cutBelow ? from + 2 * half * NEXT_TO_CUT : to - 2 * half * NEXT_TO_CUT;
        }
        split(from, middle, cutBelow, false, halvings - 1);
        split(middle, to, false, cutAbove, halvings - 1);
    }

    private boolean resolved(double centre, double half) {
        for (int k = 0; k < parts.length; k++) {
            double rate = 1 / parts[k].scale;
            if (weights[k] > 0 && !domains[k].resolves((centre - locations[k]) * rate, half * rate)) {
                return false;
            }
        }
        return true;
    }

    private void add(double centre, double half) {
        Arrays.fill(nodes, 0);
        for (int k = 0; k < parts.length; k++) {
            LocationScale part = parts[k];
            double rate = 1 / part.scale;
            double middle = (centre - locations[k]) * rate;
            double step = half * rate;
            if (Math.abs(middle) - step >= domains[k].end()) {
                continue;
            }
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
