package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * One component of a density, cut into pieces on which much is monotone.
 *
 * @param distribution the component
 * @param logWeight the log of its share in the whole
 * @param bends the ends of its support that are finite and all places between which its density, its score and the
 *     derivative of its score are monotone and the score keeps its sign, in any order
 * @param curvature the derivative of the score
 */
record Curve(UnivariateDistribution distribution, double logWeight, double[] bends, DoubleUnaryOperator curvature) {

    /** The continuous components with weight, or null where one of them does not know its bends. */
    static List<Curve> of(UnivariateDistribution distribution) {
        List<Curve> curves = new ArrayList<>();
        return collect(distribution, 0, curves) ? curves : null;
    }

    private static boolean collect(UnivariateDistribution distribution, double logWeight, List<Curve> curves) {
        if (distribution instanceof UnivariateMixture mixture) {
            double[] weights = mixture.weights();
            for (int k = 0; k < weights.length; k++) {
                UnivariateDistribution part = mixture.components().get(k).marginal(0);
                if (weights[k] > 0 && !collect(part, logWeight + Math.log(weights[k]), curves)) {
                    return false;
                }
            }
            return true;
        }
        if (distribution instanceof CountDistribution || distribution instanceof PointMass) {
            return true; // no density
        }
        if (distribution instanceof ZeroInflated inflated) {
            return collect(inflated.rest(), logWeight + Math.log1p(-inflated.zeroProbability()), curves);
        }
        Curve curve = single(distribution, logWeight);
        return curve != null && curves.add(curve);
    }

    private static Curve single(UnivariateDistribution distribution, double logWeight) {
        if (distribution instanceof Gaussian gaussian) {
            double s = gaussian.standardDeviation();
            return new Curve(gaussian, logWeight, gaussian.modes(), y -> -1 / s / s);
        }
        if (distribution instanceof Uniform uniform) {
            Interval support = uniform.support();
            return new Curve(uniform, logWeight, new double[] {support.lower(), support.upper()}, y -> 0);
        }
        if (distribution instanceof Parametric family) {
            double[] bends = family.bends();
            return bends == null ? null : new Curve(family, logWeight, bends, family::logDensityCurvature);
        }
        if (distribution instanceof Truncated truncated) {
            Curve whole = single(truncated.parent(), 0);
            return whole == null
                    ? null
                    : new Curve(truncated, logWeight, within(whole, truncated.support()), whole.curvature);
        }
        if (distribution instanceof Affine affine) {
            Curve base = single(affine.base(), 0);
            return base == null ? null : base.moved(affine, logWeight);
        }
        return null;
    }

    private static double[] within(Curve curve, Interval support) {
        double[] ends = {support.lower(), support.upper()};
        double[] all = Arrays.copyOf(curve.bends, curve.bends.length + 2);
        System.arraycopy(ends, 0, all, curve.bends.length, 2);
        return Arrays.stream(all)
                .filter(bend -> Double.isFinite(bend) && support.contains(bend))
                .toArray();
    }

    private Curve moved(Affine affine, double newLogWeight) {
        double scale = affine.scale();
        double[] moved = Arrays.stream(bends).map(affine::restore).toArray();
        return new Curve(
                affine,
                newLogWeight,
                moved,
                y -> curvature.applyAsDouble((y - affine.shift()) / scale) / scale / scale);
    }
}
