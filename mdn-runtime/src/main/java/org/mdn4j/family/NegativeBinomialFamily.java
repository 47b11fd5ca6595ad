package org.mdn4j.family;

import org.mdn4j.distribution.NegativeBinomial;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.special.GammaFunctions;
import org.mdn4j.special.IncompleteFunctions;

/** The {@link NegativeBinomial} distribution, for counts with more variance than mean. Groups: means, sizes. */
public final class NegativeBinomialFamily extends ProductFamily {

    private static final double SIZE_FLOOR = 1e-3;

    /** Where training begins if the counts vary no more than Poisson ones. */
    private static final double LARGE_SIZE = 100;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public NegativeBinomialFamily() {
        super(
                "negative-binomial",
                Groups.multiplicative("means", Parameter.Role.LOCATION, PoissonFamily.MEAN_FLOOR),
                Groups.multiplicative("sizes", Parameter.Role.SHAPE, SIZE_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 2);
            return Double.NEGATIVE_INFINITY;
        }
        double mean = positive(link[d]);
        double size = positive(link[targets + d]);
        double total = size + mean;
        if (gradient != null) {
            // In units of the larger of both, or their product might leave the range of double.
            double pull = (y - mean) / total;
            gradient[d] = size * pull;
            gradient[targets + d] = size
                    * (bend(y, mean, size, pull)
                            + GammaFunctions.logMinusDigamma(size)
                            - GammaFunctions.logMinusDigamma(y + size));
        }
        return y == 0
                ? -size * Math.log1p(mean / size)
                : IncompleteFunctions.logBetaPrefix(size, y, size / total, mean / total) - Math.log(y);
    }

    /** {@code ln((size + y) / (size + mean)) - pull}. */
    private static double bend(double y, double mean, double size, double pull) {
        return pull > -0.5 && pull < 1
                ? GammaFunctions.logOnePlusMinus(pull)
                : Math.log(size + y) - Math.log(size + mean) - pull;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return NegativeBinomial.of(positive(link[d]), positive(link[targets + d]));
    }

    @Override
    double[] start(double mean, double standardDeviation) {
        double m = Targets.positive(mean, standardDeviation);
        double extra = Math.max(standardDeviation * standardDeviation - m, m * m / LARGE_SIZE);
        return new double[] {Math.log(m), 2 * Math.log(m) - Math.log(extra)};
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
