package org.mdn4j.family;

import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.DiagonalGaussian;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Gaussian;

/**
 * The Gaussian with independent coordinates, {@code prod_d N(y_d; mean_d, variance_d)}: the component of Bishop (1994),
 * with a variance for each target.
 */
public final class GaussianFamily implements ComponentFamily {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** Saturates squares and precisions, so that no product of theirs with zero or each other is NaN. */
    private static final double LARGEST = 1e300;

    /** Variance floor for standardised targets: a standard deviation of a thousandth of that of the target. */
    private static final double VARIANCE_FLOOR = 1e-6;

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public List<Parameter> parameters(int targets) {
        Constraint variance = Constraint.positive(PositiveFunction.SOFTPLUS, VARIANCE_FLOOR);
        return List.of(
                new Parameter("means", targets, Parameter.Role.LOCATION, Constraint.IDENTITY),
                new Parameter("variances", targets, Parameter.Role.VARIANCE, variance));
    }

    @Override
    public double logDensity(double[] link, double[] y, double[] gradient) {
        int targets = y.length;
        double logDensity = 0;
        for (int d = 0; d < targets; d++) {
            double logVariance = link[targets + d];
            boolean missing = Double.isNaN(y[d]);
            double precision = Math.min(Math.exp(-logVariance), LARGEST);
            double difference = missing ? 0 : y[d] - link[d];
            double square = Math.min(difference * difference * precision, LARGEST);
            if (!missing) {
                logDensity -= 0.5 * (square + logVariance) + HALF_LOG_TWO_PI;
            }
            if (gradient != null) {
                gradient[d] = difference * precision;
                gradient[targets + d] = missing ? 0 : 0.5 * (square - 1);
            }
        }
        return logDensity;
    }

    @Override
    public Distribution component(double[] link) {
        int targets = link.length / 2;
        if (targets == 1) {
            return Gaussian.of(link[0], Math.exp(0.5 * link[1]));
        }
        double[] variance = new double[targets];
        Arrays.setAll(variance, d -> Math.exp(link[targets + d]));
        return DiagonalGaussian.of(Arrays.copyOf(link, targets), variance);
    }

    @Override
    public double[] rawFromMoments(double[] mean, double[] standardDeviation) {
        int targets = mean.length;
        double[] link = Arrays.copyOf(mean, 2 * targets);
        for (int d = 0; d < targets; d++) {
            link[targets + d] = 2 * Math.log(standardDeviation[d]);
        }
        return link;
    }

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        Constraint variance = layout.groups().get(1).parameter().constraint();
        PositiveFunction function = PositiveFunction.of(variance.name());
        return GaussianBatchLikelihood.supports(function)
                ? new GaussianBatchLikelihood(layout, function, variance.floor())
                : ComponentFamily.super.batchLikelihood(layout);
    }
}
