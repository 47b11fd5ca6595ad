package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An end of a support at which the density may grow without bound, as that of a gamma distribution with a shape below one
 * does at zero. Next to it the density of each component is a power of the distance; much of the probability may be
 * nearer than neighbouring doubles are.
 */
final class SingularEnd {

    /** The distance up to which densities are powers, relative to that over which they change. */
    private static final double SLIVER = 0x1p-40;

    private static final double GRID = 16;

    /** A quantile nearer to the end than this is one that underflowed. */
    private static final double SMALLEST_REACH = Double.MIN_NORMAL / SLIVER;

    /** One component next to the end: its share of the density at the inner point, and the power of the probability. */
    private record Power(double logDensity, double exponent) {}

    private final double inner;
    private final int direction;
    private final double width; // between the end and the inner point; zero if the density stays finite
    private final double reach; // over which the density changes
    private final List<Power> powers = new ArrayList<>();

    /**
     * The lower end of a support or the upper one.
     *
     * @param direction 1 for the lower end, -1 for the upper one: where the inside is
     */
    static SingularEnd of(UnivariateDistribution distribution, int direction) {
        Interval support = distribution.support();
        return new SingularEnd(distribution, direction > 0 ? support.lower() : support.upper(), direction);
    }

    private SingularEnd(UnivariateDistribution distribution, double end, int direction) {
        this.direction = direction;
        List<UnivariateDistribution> parts = new ArrayList<>();
        List<Double> logWeights = new ArrayList<>();
        if (distribution instanceof UnivariateMixture mixture) {
            double[] weights = mixture.weights();
            for (int k = 0; k < weights.length; k++) {
                parts.add(mixture.components().get(k).marginal(0));
                logWeights.add(Math.log(weights[k]));
            }
        } else {
            parts.add(distribution);
            logWeights.add(0.0);
        }
        this.reach = parts.stream()
                .mapToDouble(part -> reach(part, end))
                .filter(distance -> distance > SMALLEST_REACH)
                .min()
                .orElse(Double.NaN);
        double near = end + direction * SLIVER * Math.max(Math.abs(end), reach);
        double nearer = end + direction * 0.5 * SLIVER * Math.max(Math.abs(end), reach);
        boolean singular =
                Double.isFinite(near) && distribution.logDensity(nearer) > distribution.logDensity(near) + 0.01;
        this.inner = singular ? near : end;
        this.width = singular ? Math.abs(near - end) : 0;
        for (int k = 0; singular && k < parts.size(); k++) {
            double logDensity = parts.get(k).logDensity(inner);
            double logMass =
                    direction > 0 ? parts.get(k).logCdf(inner) : parts.get(k).logSurvival(inner);
            if (logDensity > Double.NEGATIVE_INFINITY && logMass > Double.NEGATIVE_INFINITY) {
                powers.add(new Power(logWeights.get(k) + logDensity, Math.exp(Math.log(width) + logDensity - logMass)));
            }
        }
    }

    private double reach(UnivariateDistribution part, double end) {
        double quantile = direction > 0 ? part.inverseSurvival(0.01) : part.quantile(0.01);
        double distance = direction * (quantile - end);
        // The mean of what is truncated is itself found with the help of this class.
        return distance > SMALLEST_REACH || part instanceof Truncated
                ? distance
                : direction * (part.expectation() - end);
    }

    /** The end, or a point beside it if the density has no bound there. */
    double inner() {
        return inner;
    }

    /** Points that grow in distance from the end by a constant factor, as the integrand is one of the distance's logarithm. */
    void addPoints(TreeSet<Double> points) {
        for (double distance = width; distance > 0 && distance < reach; distance *= GRID) {
            points.add(inner + direction * (distance - width) + 0.0);
        }
    }

    /** The integral of {@code -p ln p} between the end and the inner point, over the logarithm of the relative distance. */
    double entropy() {
        return width == 0 ? 0 : Quadrature.integrate(this::surprise, new double[] {Double.NEGATIVE_INFINITY, -1, 0});
    }

    private double surprise(double logDistance) {
        // Of the density times the distance: far out the distance is what would cancel.
        double[] terms = new double[powers.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = powers.get(i).logDensity + Math.log(width) + powers.get(i).exponent * logDistance;
        }
        double logProduct = LogSpace.sum(terms);
        double logDensity = logProduct - logDistance - Math.log(width);
        return -logDensity * Math.exp(logProduct);
    }
}
