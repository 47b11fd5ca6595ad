package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * Mixtures whose components have all been moved alike: what was asked of them is better asked of the mixture before the
 * move, where counts are whole numbers and a support that begins at zero has room for small numbers.
 */
final class CommonMove {

    private CommonMove() {}

    /** The move and the mixture before it, or null where no component is known to be moved, or two of them differently. */
    static Affine of(double[] weights, UnivariateDistribution[] parts) {
        Affine move = null;
        for (UnivariateDistribution part : parts) {
            if (part instanceof Affine affine) {
                if (move != null && (move.shift() != affine.shift() || move.scale() != affine.scale())) {
                    return null;
                }
                move = affine;
            }
        }
        if (move == null) {
            return null;
        }
        List<UnivariateDistribution> bases = new ArrayList<>();
        for (UnivariateDistribution part : parts) {
            bases.add(part instanceof Affine affine ? affine.base() : back(part, move));
        }
        return Affine.of(UnivariateMixture.of(weights, bases), move.shift(), move.scale()) instanceof Affine all
                ? all
                : null;
    }

    private static UnivariateDistribution back(UnivariateDistribution part, Affine move) {
        if (part instanceof PointMass point) {
            return PointMass.of(move.standardise(point.expectation()));
        }
        double[] shift = {-move.shift() / move.scale()};
        return (UnivariateDistribution) part.affine(shift, new double[] {1 / move.scale()});
    }
}
