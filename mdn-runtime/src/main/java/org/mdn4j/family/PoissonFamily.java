package org.mdn4j.family;

import org.mdn4j.distribution.Poisson;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.special.IncompleteFunctions;

/** The {@link Poisson} distribution, for counts. Group: means. */
public final class PoissonFamily extends ProductFamily {

    static final double MEAN_FLOOR = 1e-8;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public PoissonFamily() {
        super("poisson", Groups.multiplicative("means", Parameter.Role.LOCATION, MEAN_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 1);
            return Double.NEGATIVE_INFINITY;
        }
        double mean = positive(link[d]);
        if (gradient != null) {
            gradient[d] = y - mean;
        }
        return y == 0 ? -mean : IncompleteFunctions.logGammaPrefix(y, mean) - Math.log(y);
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return Poisson.of(positive(link[d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        return new double[] {Math.log(Targets.positive(mean, standardDeviation))};
    }

    @Override
    public Scaling scaling() {
        return Scaling.NONE;
    }

    @Override
    public boolean supports(double y) {
        return Targets.isCount(y);
    }

    @Override
    public String support() {
        return Targets.COUNT;
    }
}
