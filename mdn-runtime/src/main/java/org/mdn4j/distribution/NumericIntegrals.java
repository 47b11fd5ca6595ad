package org.mdn4j.distribution;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** Integrals for which a distribution has no closed form. Relative errors of about 1e-12. */
final class NumericIntegrals {

    private NumericIntegrals() {}

    /** The two parts of the score are integrated apart: both integrands are positive, so nothing cancels. */
    static double crps(UnivariateDistribution distribution, double y) {
        if (!Double.isFinite(y)) {
            return Math.abs(y);
        }
        CountParts counts = CountParts.ofWholeNumbers(distribution);
        if (counts != null) {
            return new CountSums(counts).crps(y);
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
        CountParts counts = CountParts.ofWholeNumbers(distribution);
        if (counts != null) {
            return new CountSums(counts).entropy();
        }
        UnivariateDistribution mirrored = Beta.mirrored(distribution);
        // Near zero there is room for small distances from the end, near one there is none.
        return mirrored == null
                ? entropy(distribution, Double.POSITIVE_INFINITY)
                : entropy(distribution, 0.5) + entropy(mirrored, 0.5);
    }

    /** The part of the entropy that comes from values up to a limit, which must be infinite where there are atoms. */
    private static double entropy(UnivariateDistribution distribution, double limit) {
        TreeSet<Double> points = withAtoms(distribution);
        double sum = 0;
        for (double atom : distribution.atoms(points.first(), points.last())) {
            sum += surprise(Math.log(Atoms.mass(distribution, atom)));
        }
        SingularEnd lower = SingularEnd.of(distribution, 1);
        SingularEnd upper = SingularEnd.of(distribution, -1);
        lower.addPoints(points);
        upper.addPoints(points);
        return sum
                + integrate(
                        z -> surprise(distribution.logDensity(z)),
                        points,
                        lower.inner(),
                        Math.min(limit, upper.inner()))
                + lower.entropy()
                + (limit < upper.inner() ? 0 : upper.entropy());
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
        return integrate(integrand, points, lower, upper, Quadrature.TOLERANCE);
    }

    /** The same of an integrand that has fewer digits: the error that a piece may add, relative to the whole. */
    static double integrate(
            DoubleUnaryOperator integrand, TreeSet<Double> points, double lower, double upper, double tolerance) {
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
                integrand, pieces.stream().mapToDouble(Double::doubleValue).toArray(), tolerance);
    }
}
