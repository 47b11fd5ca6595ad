package org.mdn4j.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.MultivariateGaussian;

/**
 * The Gaussian whose covariance is a diagonal plus a matrix of low rank, {@code diag(sd) (I + F F^T) diag(sd)}, as in
 * factor analysis: correlation between many targets for few parameters. The rank is 2, and less for fewer than 3 targets.
 *
 * <p>Groups: means; variances - of what is each coordinate's own; loadings F, {@code [D][R]} row by row, in units of the
 * own standard deviations, absent for one target. A missing coordinate is a missing row of F.
 */
public final class LowRankGaussianFamily implements ComponentFamily {

    private static final int LARGEST_RANK = 2;

    /** Factors begin apart from zero and from each other: at zero their gradient vanishes. */
    private static final double START_LOADING = 0.1;

    @Override
    public String name() {
        return "gaussian-lowrank";
    }

    private static int rank(int targets) {
        return Math.min(LARGEST_RANK, targets - 1);
    }

    @Override
    public List<Parameter> parameters(int targets) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(GaussianGroups.means(targets));
        parameters.add(GaussianGroups.variances(targets));
        if (targets > 1) {
            int loadings = targets * rank(targets);
            parameters.add(new Parameter("loadings", loadings, Parameter.Role.SHAPE, Constraint.IDENTITY));
        }
        return parameters;
    }

    private static int loading(int targets, int row, int factor) {
        return 2 * targets + row * rank(targets) + factor;
    }

    /**
     * With u the distances in own standard deviations and {@code C = I + F^T F}: the factor scores are
     * {@code t = C^-1 F^T u}, and {@code u^T (I + F F^T)^-1 u = |u - F t|^2 + |t|^2}, a sum of squares.
     */
    @Override
    public double logDensity(double[] link, double[] y, double[] gradient) {
        int targets = y.length;
        int rank = rank(targets);
        int[] observed = GaussianGroups.observed(y);
        double[] u = new double[observed.length];
        double[][] f = new double[observed.length][rank];
        double logVariances = 0;
        for (int i = 0; i < observed.length; i++) {
            int d = observed[i];
            u[i] = ProductFamily.saturate((y[d] - link[d]) * Math.exp(-0.5 * link[targets + d]));
            logVariances += link[targets + d];
            System.arraycopy(link, loading(targets, d, 0), f[i], 0, rank);
        }
        SmallInverse inverse = SmallInverse.ofIdentityPlus(f, rank);
        double[] t = inverse.times(transposed(f, u, rank));
        double squares = 0;
        double[] own = new double[u.length]; // what the factors leave unexplained
        for (int i = 0; i < own.length; i++) {
            own[i] = u[i];
            for (int j = 0; j < rank; j++) {
                own[i] -= f[i][j] * t[j];
            }
            squares = Math.min(squares + own[i] * own[i], ProductFamily.LARGEST);
        }
        for (double score : t) {
            squares = Math.min(squares + score * score, ProductFamily.LARGEST);
        }
        if (gradient != null) {
            backward(link, targets, observed, u, own, f, t, inverse, gradient);
        }
        return -0.5 * (squares + logVariances + inverse.logDeterminant())
                - observed.length * GaussianGroups.HALF_LOG_TWO_PI;
    }

    private static double[] transposed(double[][] f, double[] u, int rank) {
        double[] product = new double[rank];
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < rank; j++) {
                product[j] += f[i][j] * u[i];
            }
        }
        return product;
    }

    private static void backward(
            double[] link,
            int targets,
            int[] observed,
            double[] u,
            double[] own,
            double[][] f,
            double[] t,
            SmallInverse inverse,
            double[] gradient) {
        Arrays.fill(gradient, 0);
        for (int i = 0; i < observed.length; i++) {
            int d = observed[i];
            gradient[d] = ProductFamily.saturate(own[i] * Math.exp(-0.5 * link[targets + d]));
            gradient[targets + d] = ProductFamily.saturate(0.5 * (own[i] * u[i] - 1));
            double[] explained = inverse.times(f[i]); // row i of F C^-1
            for (int j = 0; j < t.length; j++) {
                gradient[loading(targets, d, j)] = ProductFamily.saturate(own[i] * t[j] - explained[j]);
            }
        }
    }

    private static int targets(int size) {
        int targets = 1;
        while (targets * (2 + rank(targets)) < size) {
            targets++;
        }
        return targets;
    }

    @Override
    public Distribution component(double[] link) {
        int targets = targets(link.length);
        double[] variances = new double[targets];
        Arrays.setAll(variances, d -> ProductFamily.positive(link[targets + d]));
        if (targets == 1) {
            return Gaussian.of(link[0], Math.sqrt(variances[0]));
        }
        double[][] factors = new double[targets][rank(targets)];
        for (int d = 0; d < targets; d++) {
            for (int j = 0; j < factors[d].length; j++) {
                factors[d][j] = Math.sqrt(variances[d]) * link[loading(targets, d, j)];
            }
        }
        return MultivariateGaussian.lowRank(Arrays.copyOf(link, targets), factors, variances);
    }

    /** Begins with small loadings, whose share of the variance the own variances leave out. */
    @Override
    public double[] rawFromMoments(double[] mean, double[] standardDeviation) {
        int targets = mean.length;
        int rank = rank(targets);
        double[] link = Arrays.copyOf(mean, targets * (2 + rank));
        for (int d = 0; d < targets; d++) {
            for (int j = 0; j < rank; j++) {
                link[loading(targets, d, j)] = (d + j) % rank == 0 ? START_LOADING : -START_LOADING;
            }
            double share = 1 + rank * START_LOADING * START_LOADING;
            link[targets + d] = 2 * Math.log(standardDeviation[d]) - Math.log(share);
        }
        return link;
    }
}
