package org.mdn4j.family;

import org.mdn4j.distribution.LogNormal;
import org.mdn4j.distribution.UnivariateDistribution;

/**
 * The {@link LogNormal} distribution, for positive targets that vary by factors. Groups: log means, log standard
 * deviations - mean and standard deviation of the logarithm.
 */
public final class LogNormalFamily extends ProductFamily {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public LogNormalFamily() {
        super(
                "lognormal",
                new Parameter("log means", 1, Parameter.Role.SHAPE, Constraint.IDENTITY),
                Groups.positive("log standard deviations", Parameter.Role.SHAPE, Groups.SCALE_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 2);
            return Double.NEGATIVE_INFINITY;
        }
        double logarithm = Math.log(y);
        double logSigma = link[targets + d];
        double precision = Math.min(Math.exp(-2 * logSigma), LARGEST);
        double difference = logarithm - link[d];
        double square = Math.min(difference * difference * precision, LARGEST);
        if (gradient != null) {
            gradient[d] = saturate(difference * precision);
            gradient[targets + d] = square - 1;
        }
        return -0.5 * square - logSigma - HALF_LOG_TWO_PI - logarithm;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return LogNormal.of(link[d], positive(link[targets + d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        double ratio = standardDeviation / Targets.positive(mean, standardDeviation);
        double square = Math.log1p(ratio * ratio);
        return new double[] {Math.log(standardDeviation / ratio) - 0.5 * square, 0.5 * Math.log(square)};
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

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return LocationScaleBatchLikelihood.ofLogarithms(layout, StandardDensity.NORMAL);
    }
}
