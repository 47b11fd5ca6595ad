package org.mdn4j.family;

import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.DiagonalGaussian;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Gaussian;

/**
 * The Gaussian with one variance for all coordinates, {@code N(y; mean, variance I)}: the component of Bishop (1994), eq.
 * 23. Groups: means, variances - one a component.
 */
public final class SphericalGaussianFamily implements ComponentFamily {

    @Override
    public String name() {
        return "gaussian-spherical";
    }

    @Override
    public List<Parameter> parameters(int targets) {
        return List.of(GaussianGroups.means(targets), GaussianGroups.variances(1));
    }

    @Override
    public double logDensity(double[] link, double[] y, double[] gradient) {
        int targets = y.length;
        double logVariance = link[targets];
        double precision = Math.min(Math.exp(-logVariance), ProductFamily.LARGEST);
        double squares = 0;
        int observed = 0;
        for (int d = 0; d < targets; d++) {
            boolean missing = Double.isNaN(y[d]);
            double difference = missing ? 0 : y[d] - link[d];
            observed += missing ? 0 : 1;
            squares = Math.min(squares + difference * difference * precision, ProductFamily.LARGEST);
            if (gradient != null) {
                gradient[d] = ProductFamily.saturate(difference * precision);
            }
        }
        if (gradient != null) {
            gradient[targets] = 0.5 * (squares - observed);
        }
        return -0.5 * (squares + observed * logVariance) - observed * GaussianGroups.HALF_LOG_TWO_PI;
    }

    @Override
    public Distribution component(double[] link) {
        int targets = link.length - 1;
        double variance = ProductFamily.positive(link[targets]);
        if (targets == 1) {
            return Gaussian.of(link[0], Math.sqrt(variance));
        }
        double[] variances = new double[targets];
        Arrays.fill(variances, variance);
        return DiagonalGaussian.of(Arrays.copyOf(link, targets), variances);
    }

    /** The one variance is the mean of those asked for. */
    @Override
    public double[] rawFromMoments(double[] mean, double[] standardDeviation) {
        double[] link = Arrays.copyOf(mean, mean.length + 1);
        double sum = Arrays.stream(standardDeviation).map(sd -> sd * sd).sum();
        link[mean.length] = Math.log(sum / mean.length);
        return link;
    }
}
