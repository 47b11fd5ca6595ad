package org.mdn4j.distribution;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** Integrals for which a distribution has no closed form. Relative errors of about 1e-12. */
final class NumericIntegrals {

    /** Width of what is integrated in closed form beside an infinite density, relative to where that is. */
    private static final double SLIVER = 0x1p-40;

    private NumericIntegrals() {}

    /** The two parts of the score are integrated apart: both integrands are positive, so nothing cancels. */
    static double crps(UnivariateDistribution distribution, double y) {
        if (Double.isNaN(y)) {
            return Double.NaN;
        }
        TreeSet<Double> points = withAtoms(distribution);
        points.add(y + 0.0);
        Interval support = distribution.support();
        double lower = Math.min(support.lower(), y);
        double upper = Math.max(support.upper(), y);
        double below = integrate(z -> square(distribution.cdf(z)), points, lower, y);
        return below + integrate(z -> square(distribution.survival(z)), points, y, upper);
    }

    /** Atoms count with their probability, what lies between them with its density. */
    static double entropy(UnivariateDistribution distribution) {
        TreeSet<Double> points = withAtoms(distribution);
        double sum = 0;
        for (double atom : distribution.atoms(points.first(), points.last())) {
            sum += surprise(Math.log(Atoms.mass(distribution, atom)));
        }
        double lower = insideOf(distribution, distribution.support().lower(), 1);
        double upper = insideOf(distribution, distribution.support().upper(), -1);
        return sum
                + integrate(z -> surprise(distribution.logDensity(z)), points, lower, upper)
                + sliver(
                        distribution,
                        distribution.cdf(lower),
                        lower - distribution.support().lower(),
                        lower)
                + sliver(
                        distribution,
                        distribution.survival(upper),
                        distribution.support().upper() - upper,
                        upper);
    }

    /**
     * A point beside an end of the support at which the density grows without bound, as that of a beta may at one:
     * nearer to it neighbouring doubles are too far apart. Other ends are returned as they are.
     */
    private static double insideOf(UnivariateDistribution distribution, double end, int direction) {
        double near = end + direction * SLIVER * Math.abs(end);
        double nearer = end + direction * 0.5 * SLIVER * Math.abs(end);
        boolean singular = distribution.logDensity(nearer) > distribution.logDensity(near) + 0.01;
        return Double.isInfinite(end) || !singular ? end : near;
    }

    /** The entropy between an end and a point of a density that is a power of the distance from the end. */
    private static double sliver(UnivariateDistribution distribution, double mass, double width, double y) {
        if (!(width > 0 && mass > 0)) {
            return 0;
        }
        double logDensity = distribution.logDensity(y);
        double exponent = width * Math.exp(logDensity) / mass; // of the mass, as a power of the width
        return mass * ((exponent - 1) / exponent - logDensity);
    }

    private static double surprise(double logDensity) {
        return Double.isInfinite(logDensity) ? 0 : -logDensity * Math.exp(logDensity);
    }

    private static double square(double value) {
        return value * value;
    }

    private static TreeSet<Double> withAtoms(UnivariateDistribution distribution) {
        TreeSet<Double> points = Landmarks.coarse(distribution);
        for (double atom : distribution.atoms(points.first(), points.last())) {
            points.add(atom);
        }
        return points;
    }

    /** The integral from {@code lower} to {@code upper}, in pieces between those of the points that lie inside. */
    static double integrate(DoubleUnaryOperator integrand, TreeSet<Double> points, double lower, double upper) {
        if (!(lower < upper)) {
            return 0;
        }
        TreeSet<Double> pieces = new TreeSet<>(points.subSet(lower, false, upper, false));
        if (pieces.isEmpty() && Double.isInfinite(upper - lower)) {
            pieces.add(Double.isInfinite(lower) ? Math.min(upper, 0) : Math.max(lower, 0));
        }
        pieces.add(lower);
        pieces.add(upper);
        return Quadrature.integrate(
                integrand, pieces.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
