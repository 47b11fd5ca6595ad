package org.mdn4j.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.MultivariateGaussian;

/**
 * The Gaussian with any covariance matrix, by its Cholesky factor {@code L = diag(scales) U}, where U has ones on its
 * diagonal and free couplings below it (Williams 1996, "Using neural networks to model conditional multivariate
 * densities", turned from precision to covariance).
 *
 * <p>Groups: means; scales - the standard deviation of each coordinate given those before it; couplings - the entries of U
 * row by row, without units, absent for one target. A missing coordinate is a missing row of L.
 */
public final class FullGaussianFamily implements ComponentFamily {

    @Override
    public String name() {
        return "gaussian-full";
    }

    @Override
    public List<Parameter> parameters(int targets) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(GaussianGroups.means(targets));
        Parameter scale = Groups.scales();
        parameters.add(new Parameter(scale.name(), targets, scale.role(), scale.constraint()));
        if (targets > 1) {
            int couplings = targets * (targets - 1) / 2;
            parameters.add(new Parameter("couplings", couplings, Parameter.Role.SHAPE, Constraint.IDENTITY));
        }
        return parameters;
    }

    private static int coupling(int targets, int row, int column) {
        return 2 * targets + row * (row - 1) / 2 + column;
    }

    @Override
    public double logDensity(double[] link, double[] y, double[] gradient) {
        int targets = y.length;
        int[] observed = GaussianGroups.observed(y);
        double[] u = new double[observed.length]; // distances from the mean in scales
        double logScales = 0;
        for (int i = 0; i < observed.length; i++) {
            double logScale = link[targets + observed[i]];
            u[i] = (y[observed[i]] - link[observed[i]]) * Math.exp(-logScale);
            logScales += logScale;
        }
        RowFactor factor = RowFactor.of(rows(link, targets, observed), observed.length == targets);
        double[] z = factor.whiten(u);
        double squares = 0;
        for (double value : z) {
            squares = Math.min(squares + value * value, ProductFamily.LARGEST);
        }
        if (gradient != null) {
            Arrays.fill(gradient, 0);
            backward(link, observed, u, z, factor, gradient);
        }
        return -0.5 * squares - logScales - factor.logDeterminant() - observed.length * GaussianGroups.HALF_LOG_TWO_PI;
    }

    /** The rows of U that belong to observed coordinates, {@code [M][D]}. */
    private static double[][] rows(double[] link, int targets, int[] observed) {
        double[][] rows = new double[observed.length][targets];
        for (int i = 0; i < observed.length; i++) {
            for (int j = 0; j < observed[i]; j++) {
                rows[i][j] = link[coupling(targets, observed[i], j)];
            }
            rows[i][observed[i]] = 1;
        }
        return rows;
    }

    private static void backward(
            double[] link, int[] observed, double[] u, double[] z, RowFactor factor, double[] gradient) {
        double[] pull = factor.unwhiten(z); // the covariance in units of scales, inverted, times u
        double[][] rowGradient = factor.gradient(pull, z); // [M][D]
        int targets = rowGradient.length == 0 ? 0 : rowGradient[0].length;
        for (int i = 0; i < observed.length; i++) {
            int d = observed[i];
            gradient[d] = ProductFamily.saturate(pull[i] * Math.exp(-link[targets + d]));
            gradient[targets + d] = ProductFamily.saturate(pull[i] * u[i] - 1);
            for (int j = 0; j < d; j++) {
                gradient[coupling(targets, d, j)] = ProductFamily.saturate(rowGradient[i][j]);
            }
        }
    }

    private static int targets(int size) {
        int targets = 1;
        while (2 * targets + targets * (targets - 1) / 2 < size) {
            targets++;
        }
        return targets;
    }

    @Override
    public Distribution component(double[] link) {
        int targets = targets(link.length);
        if (targets == 1) {
            return Gaussian.of(link[0], ProductFamily.positive(link[1]));
        }
        double[][] factor = new double[targets][targets];
        for (int i = 0; i < targets; i++) {
            double scale = ProductFamily.positive(link[targets + i]);
            factor[i][i] = scale;
            for (int j = 0; j < i; j++) {
                factor[i][j] = scale * link[coupling(targets, i, j)];
            }
        }
        return MultivariateGaussian.ofCholesky(Arrays.copyOf(link, targets), factor);
    }

    /** Begins without correlation. */
    @Override
    public double[] rawFromMoments(double[] mean, double[] standardDeviation) {
        int targets = mean.length;
        double[] link = Arrays.copyOf(mean, coupling(targets, targets, 0));
        for (int d = 0; d < targets; d++) {
            link[targets + d] = Math.log(standardDeviation[d]);
        }
        return link;
    }

    @Override
    public double[] rawFromGaussian(double[] mean, double[][] covariance) {
        int targets = mean.length;
        double[][] factor = MultivariateGaussian.of(mean, covariance).choleskyFactor();
        double[] link = Arrays.copyOf(mean, coupling(targets, targets, 0));
        for (int i = 0; i < targets; i++) {
            link[targets + i] = Math.log(factor[i][i]);
            for (int j = 0; j < i; j++) {
                link[coupling(targets, i, j)] = factor[i][j] / factor[i][i];
            }
        }
        return link;
    }

    @Override
    public BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return FullGaussianBatchLikelihood.of(layout);
    }
}
