package org.mdn4j.family;

import org.mdn4j.distribution.Laplace;
import org.mdn4j.distribution.UnivariateDistribution;

/** The {@link Laplace} distribution: robust, with the median as its location. Groups: locations, scales. */
public final class LaplaceFamily extends ProductFamily {

    private static final double LOG_TWO = Math.log(2);

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public LaplaceFamily() {
        super("laplace", Groups.locations(), Groups.scales());
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        double logScale = link[targets + d];
        double precision = Math.min(Math.exp(-logScale), LARGEST);
        double difference = y - link[d];
        double u = Math.min(Math.abs(difference) * precision, LARGEST);
        if (gradient != null) {
            gradient[d] = Math.signum(difference) * precision;
            gradient[targets + d] = u - 1;
        }
        return -u - LOG_TWO - logScale;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return Laplace.of(link[d], positive(link[targets + d]));
    }

    @Override
    public double smallestDeviation() {
        return Math.sqrt(2);
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        return new double[] {mean, Math.log(standardDeviation) - 0.5 * LOG_TWO};
    }

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return LocationScaleBatchLikelihood.of(layout, StandardDensity.LAPLACE);
    }
}
