package org.mdn4j.family;

import org.mdn4j.distribution.Logistic;
import org.mdn4j.distribution.UnivariateDistribution;

/** The {@link Logistic} distribution: near Gaussian, with exponential tails. Groups: locations, scales. */
public final class LogisticFamily extends ProductFamily {

    /** {@code ln(sqrt(3) / pi)}: from a standard deviation to a scale. */
    private static final double LOG_SCALE = Math.log(Math.sqrt(3) / Math.PI);

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public LogisticFamily() {
        super("logistic", Groups.locations(), Groups.scales());
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        double logScale = link[targets + d];
        double precision = Math.min(Math.exp(-logScale), LARGEST);
        double u = saturate((y - link[d]) * precision);
        double size = Math.abs(u);
        if (gradient != null) {
            double score = Math.tanh(0.5 * u);
            gradient[d] = score * precision;
            gradient[targets + d] = u * score - 1;
        }
        return -size - 2 * Math.log1p(Math.exp(-size)) - logScale;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return Logistic.of(link[d], positive(link[targets + d]));
    }

    @Override
    public double smallestDeviation() {
        return Math.PI / Math.sqrt(3);
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        return new double[] {mean, Math.log(standardDeviation) + LOG_SCALE};
    }

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return LocationScaleBatchLikelihood.of(layout, StandardDensity.LOGISTIC);
    }
}
