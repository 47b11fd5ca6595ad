package org.mdn4j.family;

import org.mdn4j.distribution.Beta;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.special.GammaFunctions;
import org.mdn4j.special.IncompleteFunctions;

/** The {@link Beta} distribution, for proportions strictly between 0 and 1. Groups: alphas, betas. */
public final class BetaFamily extends ProductFamily {

    private static final double SHAPE_FLOOR = 1e-3;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public BetaFamily() {
        super(
                "beta",
                Groups.positive("alphas", Parameter.Role.SHAPE, SHAPE_FLOOR),
                Groups.positive("betas", Parameter.Role.SHAPE, SHAPE_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 2);
            return Double.NEGATIVE_INFINITY;
        }
        double alpha = positive(link[d]);
        double beta = positive(link[targets + d]);
        double n = alpha + beta;
        if (gradient != null) {
            double common = GammaFunctions.logMinusDigamma(n);
            gradient[d] = saturate(alpha * (excess(alpha, n, y, beta) - common));
            gradient[targets + d] = saturate(beta * (excess(beta, n, 1 - y, alpha) - common));
        }
        return IncompleteFunctions.logBetaPrefix(alpha, beta, y, 1 - y) - Math.log(y) - Math.log1p(-y);
    }

    /** {@code ln y - digamma(shape) + ln n}: what the digamma of n is still to be added to. */
    private static double excess(double shape, double n, double y, double other) {
        return Math.log(y) + Math.log1p(other / shape) + GammaFunctions.logMinusDigamma(shape);
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return Beta.of(positive(link[d]), positive(link[targets + d]));
    }

    /** A variance that no beta distribution with this mean has is taken to be nine tenths of the largest. */
    @Override
    double[] start(double mean, double standardDeviation) {
        double m = Math.min(Math.max(mean, 1e-3), 1 - 1e-3);
        double largest = m * (1 - m);
        double n = largest / Math.min(standardDeviation * standardDeviation, 0.9 * largest) - 1;
        return new double[] {Math.log(m * n), Math.log((1 - m) * n)};
    }

    @Override
    public Scaling scaling() {
        return Scaling.NONE;
    }

    @Override
    public boolean supports(double y) {
        return Targets.isProportion(y);
    }

    @Override
    public String support() {
        return Targets.PROPORTION;
    }
}
