package org.mdn4j.family;

import java.util.Arrays;
import java.util.stream.Stream;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.distribution.ZeroInflated;

/**
 * A {@link ZeroInflated} version of a family on positive numbers or counts. Groups: zero logits - the log odds of an
 * extra zero - and those of the family.
 *
 * <p>At zero the log density is the log of a probability, elsewhere that of a density times its share, in one
 * likelihood: the components of a mixture share the atom.
 */
abstract class ZeroInflatedFamily extends ProductFamily {

    /** No more than this share of the targets is taken for extra zeros at the start. */
    private static final double LARGEST_START = 0.5;

    private final ProductFamily rest;

    ZeroInflatedFamily(ProductFamily rest) {
        super(
                "zero-inflated-" + rest.name(),
                Stream.concat(
                                Stream.of(new Parameter("zero logits", 1, Parameter.Role.SHAPE, Constraint.IDENTITY)),
                                rest.parameters(1).stream())
                        .toArray(Parameter[]::new));
        this.rest = rest;
    }

    /** The parameters of the rest of one coordinate, {@code [size]}. */
    private static double[] restLink(double[] link, int d, int targets) {
        double[] restLink = new double[link.length / targets - 1];
        Arrays.setAll(restLink, j -> link[(j + 1) * targets + d]);
        return restLink;
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        double[] restLink = restLink(link, d, targets);
        double[] restGradient = gradient == null ? null : new double[restLink.length];
        double logit = link[d];
        double logZero = -softplus(-logit);
        double logRest = -softplus(logit) + rest.coordinate(restLink, 0, 1, y, restGradient);
        boolean zero = y == 0;
        double logDensity = zero ? logSum(logZero, logRest) : logRest;
        if (gradient != null) {
            double posterior = zero ? Math.exp(logZero - logDensity) : 0; // that the target is an extra zero
            double share = Math.exp(logRest - logDensity);
            gradient[d] = logDensity == Double.NEGATIVE_INFINITY ? 0 : posterior - Math.exp(logZero);
            for (int j = 0; j < restGradient.length; j++) {
                gradient[(j + 1) * targets + d] = share > 0 ? share * restGradient[j] : 0;
            }
        }
        return logDensity;
    }

    private static double softplus(double t) {
        return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
    }

    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        double zeroProbability = Math.exp(-softplus(-link[d]));
        return ZeroInflated.of(zeroProbability, rest.distribution(restLink(link, d, targets), 0, 1));
    }

    /** Half of the zeros that the variance leaves room for; mean and variance are those of zeros and rest together. */
    @Override
    double[] start(double mean, double standardDeviation) {
        double m = Targets.positive(mean, standardDeviation);
        double square = m * m;
        double variance = standardDeviation * standardDeviation;
        double zero = Math.min(LARGEST_START, 0.5 * variance / (variance + square));
        double share = 1 - zero;
        double restVariance = (variance + square) / share - square / (share * share);
        double[] restStart = rest.start(m / share, Math.sqrt(restVariance));
        double[] start = new double[restStart.length + 1];
        start[0] = Math.log(zero / share);
        System.arraycopy(restStart, 0, start, 1, restStart.length);
        return start;
    }

    @Override
    public final Scaling scaling() {
        return rest.scaling();
    }

    @Override
    public final boolean supports(double y) {
        return y == 0 || rest.supports(y);
    }

    @Override
    public final boolean isAtom(double y) {
        return y == 0;
    }

    @Override
    public final String support() {
        return rest.supports(0) ? rest.support() : Targets.NON_NEGATIVE;
    }
}
