package org.mdn4j.distribution;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The moments of a truncated distribution by integration of its density, which the mass divides before anything
 * underflows.
 *
 * <p>Far out in a tail the values differ by far less than they are large. Where the family can be moved without loss, it is
 * moved so that the value next to its centre becomes zero, and near zero there is room for small differences.
 */
final class TruncatedMoments {

    /** Below it the log of the mass has fewer digits than the ratio of two integrals. */
    private static final double FAR_OUT = -30;

    private final Truncated moved;
    private final double origin; // what is zero after the move
    private final CountParts counts; // or null
    private final double[] atoms; // none for counts
    private final List<Piece> pieces; // none for counts
    private final double mass; // of the density that is integrated: one but for rounding
    private final double mean; // from the origin

    private TruncatedMoments(Truncated moved, double origin) {
        this.moved = moved;
        this.origin = origin;
        this.counts = CountParts.ofWholeNumbers(moved);
        this.pieces = counts == null ? pieces(moved) : List.of();
        this.atoms = pieces.size() == 1 ? pieces.get(0).atoms() : new double[0];
        this.mass = counts == null && moved.logMass() < FAR_OUT ? integral(0, 0) : 1;
        // Counts may all be far from zero, and their differences much smaller.
        double about = counts != null ? moved.quantile(0.5) : 0;
        this.mean = about + moment(about, 1);
    }

    static TruncatedMoments of(Truncated truncated) {
        UnivariateDistribution parent = truncated.parent();
        if (!(parent instanceof Gaussian || parent instanceof LocationScale)) {
            return new TruncatedMoments(truncated, 0);
        }
        Interval support = truncated.support();
        double nearest = Math.min(Math.max(parent.quantile(0.5), support.lower()), support.upper());
        return truncated.affine(new double[] {-nearest}, new double[] {1}) instanceof Truncated moved
                ? new TruncatedMoments(moved, nearest)
                : new TruncatedMoments(truncated, 0);
    }

    double expectation() {
        Interval support = moved.support();
        return origin + Math.min(Math.max(mean, support.lower()), support.upper());
    }

    /** The moment about the mean. */
    double central(int order) {
        return moment(mean, order);
    }

    private double moment(double about, int order) {
        return counts != null ? new CountSums(counts).moment(about, order) : integral(about, order) / mass;
    }

    private static List<Piece> pieces(Truncated moved) {
        Interval support = moved.support();
        UnivariateDistribution mirrored = Beta.mirrored(moved.parent());
        if (mirrored == null || support.upper() <= 0.5) {
            return List.of(new Piece(moved, false, Landmarks.coarse(moved)));
        }
        // Near one there is no room for the small distances over which the density may grow without bound.
        double middle = Math.max(0.5, support.lower());
        return Stream.of(
                        Piece.of(moved.parent(), false, support.lower(), middle),
                        Piece.of(mirrored, true, 1 - support.upper(), 1 - middle))
                .flatMap(Optional::stream)
                .toList();
    }

    private double integral(double about, int order) {
        double sum = 0;
        for (double atom : atoms) {
            sum += Math.pow(atom - about, order) * Atoms.mass(moved, atom);
        }
        for (Piece piece : pieces) {
            sum += integral(piece, about, order);
        }
        return sum;
    }

    private double integral(Piece piece, double pole, int order) {
        UnivariateDistribution part = piece.part;
        int direction = piece.mirrored ? -1 : 1;
        double about = piece.mirrored ? 1 - pole : pole;
        TreeSet<Double> points = new TreeSet<>(piece.landmarks);
        for (double atom : atoms) {
            points.add(atom);
        }
        UnivariateDistribution parent = part instanceof Truncated truncated ? truncated.parent() : part;
        Interval support = part.support();
        SingularEnd end = SingularEnd.of(part, 1);
        end.addPoints(points);
        points.add(about);
        double sum = 0;
        if (support.lower() < end.inner()) {
            // What lies so near to the end is as far from the point as the end is.
            double share = Truncated.logProbability(parent, support.lower(), end.inner()) - moved.logMass();
            sum = Math.pow(direction * (support.lower() - about), order) * Math.exp(share);
        }
        return sum
                + NumericIntegrals.integrate(
                        y -> term(direction * (y - about), order, parent.logDensity(y) - moved.logMass()),
                        points,
                        end.inner(),
                        support.upper(),
                        Math.max(Quadrature.TOLERANCE, Math.ulp(moved.logMass())));
    }

    /**
     * What is integrated at once.
     *
     * @param part the distribution cut to it
     * @param mirrored whether it is seen from one, as a distribution of what is missing to one
     * @param landmarks of the part
     */
    private record Piece(UnivariateDistribution part, boolean mirrored, TreeSet<Double> landmarks) {

        static Optional<Piece> of(UnivariateDistribution parent, boolean mirrored, double lower, double upper) {
            if (Truncated.logProbability(parent, lower, upper) == Double.NEGATIVE_INFINITY) {
                return Optional.empty();
            }
            UnivariateDistribution part = parent.truncate(lower, upper);
            return Optional.of(new Piece(part, mirrored, Landmarks.coarse(part)));
        }

        double[] atoms() {
            return part.atoms(landmarks.first(), landmarks.last());
        }
    }

    /** A power of a distance times a density, whose product need not overflow where the density does. */
    private static double term(double distance, int order, double logDensity) {
        if (Double.isInfinite(logDensity) || distance == 0 && order > 0) {
            return 0;
        }
        double density = Math.exp(logDensity);
        return Double.isInfinite(density)
                ? Math.pow(Math.signum(distance), order) * Math.exp(logDensity + order * Math.log(Math.abs(distance)))
                : Math.pow(distance, order) * density;
    }
}
