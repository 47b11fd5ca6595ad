package org.mdn4j.family;

import org.mdn4j.distribution.StudentT;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.special.GammaFunctions;

/**
 * {@link StudentT} with learnt degrees of freedom: above 2 by default, so that there is a variance. Groups: locations,
 * scales, degrees of freedom.
 */
public final class StudentTFamily extends ProductFamily {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private static final double FEWEST_DEGREES = 2;

    /** Where training begins: tails heavier than those of a Gaussian, and a kurtosis. */
    private static final double START_DEGREES = 6;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public StudentTFamily() {
        super(
                "student-t",
                Groups.locations(),
                Groups.scales(),
                Groups.positive("degrees of freedom", Parameter.Role.SHAPE, FEWEST_DEGREES));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        double logScale = link[targets + d];
        double nu = positive(link[2 * targets + d]);
        double precision = Math.min(Math.exp(-logScale), LARGEST);
        double u = Math.max(Math.min((y - link[d]) * precision, 1e150), -1e150);
        double ratio = Math.min(u * u / nu, LARGEST);
        double half = 0.5 * nu;
        double log = Math.log1p(ratio);
        if (gradient != null) {
            double pull = (nu + 1) * (ratio / (1 + ratio));
            gradient[d] = u == 0 ? 0 : saturate(pull / u * precision);
            gradient[targets + d] = pull - 1;
            // ln(1 + ratio) - share is -(ln(1 - share) + share): no difference of close numbers for many degrees.
            double share = ratio / (1 + ratio);
            gradient[2 * targets + d] = half
                            * (GammaFunctions.logGammaHalfStepDerivative(half)
                                    + (share < 1 ? GammaFunctions.logOnePlusMinus(-share) : share - log))
                    + 0.5 * share;
        }
        return GammaFunctions.logGammaHalfStep(half) - HALF_LOG_TWO_PI - logScale - 0.5 * (nu + 1) * log;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return StudentT.of(positive(link[2 * targets + d]), link[d], positive(link[targets + d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        double logScale = Math.log(standardDeviation) + 0.5 * Math.log((START_DEGREES - 2) / START_DEGREES);
        return new double[] {mean, logScale, Math.log(START_DEGREES)};
    }

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return StudentTBatchLikelihood.of(layout);
    }
}
