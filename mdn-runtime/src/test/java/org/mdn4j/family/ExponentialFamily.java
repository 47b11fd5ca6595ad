package org.mdn4j.family;

import org.mdn4j.distribution.Gamma;
import org.mdn4j.distribution.UnivariateDistribution;

/** The exponential distribution, for waiting times. Group: means. */
public final class ExponentialFamily extends ProductFamily {

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public ExponentialFamily() {
        super("exponential", Groups.positive("means", Parameter.Role.SCALE, Groups.SCALE_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 1);
            return Double.NEGATIVE_INFINITY;
        }
        double u = saturate(y * Math.min(Math.exp(-link[d]), LARGEST));
        if (gradient != null) {
            gradient[d] = u - 1;
        }
        return -u - link[d];
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return Gamma.of(1, positive(link[d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        return new double[] {Math.log(Targets.positive(mean, standardDeviation))};
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
