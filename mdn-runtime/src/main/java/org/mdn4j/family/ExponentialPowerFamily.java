package org.mdn4j.family;

import org.apache.commons.numbers.gamma.LogGamma;
import org.mdn4j.distribution.ExponentialPower;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.special.GammaFunctions;

/**
 * {@link ExponentialPower} with a learnt shape, between a peak with heavy tails and a flat top with hardly any. Groups:
 * locations, scales, shapes.
 */
public final class ExponentialPowerFamily extends ProductFamily {

    private static final double LOG_TWO = Math.log(2);

    /** A square root in the exponent is as sharp a peak as training can bear. */
    private static final double SMALLEST_SHAPE = 0.5;

    /** Where training begins: a Gaussian. */
    private static final double START_SHAPE = 2;

    /** Logarithm at which powers saturate, so that a product of one with anything in training is finite. */
    static final double LARGEST_EXPONENT = 460;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public ExponentialPowerFamily() {
        super(
                "exponential-power",
                Groups.locations(),
                Groups.scales(),
                Groups.positive("shapes", Parameter.Role.SHAPE, SMALLEST_SHAPE));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        double logScale = link[targets + d];
        double shape = positive(link[2 * targets + d]);
        double precision = Math.min(Math.exp(-logScale), LARGEST);
        double difference = y - link[d];
        double u = Math.min(Math.abs(difference) * precision, LARGEST);
        double log = Math.log(u);
        double power = Math.exp(Math.min(shape * log, LARGEST_EXPONENT));
        double inverse = 1 / shape;
        if (gradient != null) {
            double pull = shape * power;
            gradient[d] = u == 0 ? 0 : saturate(pull / difference);
            gradient[targets + d] = saturate(pull - 1);
            gradient[2 * targets + d] =
                    GammaFunctions.digamma(1 + inverse) * inverse - (power == 0 ? 0 : saturate(pull * log));
        }
        double logGamma = LogGamma.value(1 + inverse);
        return -power - LOG_TWO - logGamma - logScale;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return ExponentialPower.of(positive(link[2 * targets + d]), link[d], positive(link[targets + d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        return new double[] {mean, Math.log(standardDeviation) + 0.5 * LOG_TWO, Math.log(START_SHAPE)};
    }

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return ExponentialPowerBatchLikelihood.of(layout);
    }
}
