package org.mdn4j.family;

import org.mdn4j.distribution.Gamma;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.special.GammaFunctions;
import org.mdn4j.special.IncompleteFunctions;

/**
 * The {@link Gamma} distribution, for positive targets. Groups: means, standard deviations, from which follow the shape
 * {@code (mean / sd)^2} and the scale {@code sd^2 / mean}: unlike those two they can be learnt one without the other,
 * and a floor on the standard deviation means what it says.
 */
public final class GammaFamily extends ProductFamily {

    private static final double MEAN_FLOOR = 1e-6;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public GammaFamily() {
        super(
                "gamma",
                Groups.positive("means", Parameter.Role.LOCATION, MEAN_FLOOR),
                Groups.positive("standard deviations", Parameter.Role.SCALE, Groups.SCALE_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 2);
            return Double.NEGATIVE_INFINITY;
        }
        double shape = positive(2 * (link[d] - link[targets + d]));
        double ratio = Math.min(y * Math.exp(-link[d]), LARGEST); // to the mean
        double x = Math.min(shape * ratio, LARGEST);
        if (gradient != null) {
            double perLogMean = saturate(shape * (ratio - 1)); // at a fixed shape
            double bend =
                    ratio > 0.5 && ratio < 2 ? GammaFunctions.logOnePlusMinus(ratio - 1) : log(link, d, y) - ratio + 1;
            double perLogShape = saturate(shape * (GammaFunctions.logMinusDigamma(shape) + bend));
            gradient[d] = saturate(perLogMean + 2 * perLogShape);
            gradient[targets + d] = -2 * perLogShape;
        }
        return Math.max(IncompleteFunctions.logGammaPrefix(shape, Math.max(x, Double.MIN_NORMAL)), -LARGEST)
                - Math.log(y);
    }

    private static double log(double[] link, int d, double y) {
        return Math.log(y) - link[d];
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        double shape = positive(2 * (link[d] - link[targets + d]));
        return Gamma.of(shape, positive(2 * link[targets + d] - link[d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        return new double[] {Math.log(Targets.positive(mean, standardDeviation)), Math.log(standardDeviation)};
    }

    @Override
    public Scaling scaling() {
        return Scaling.SCALE_ONLY;
    }

    @Override
    public boolean supports(double y) {
        return Targets.isPositive(y);
    }

    @Override
    public String support() {
        return Targets.POSITIVE;
    }
}
