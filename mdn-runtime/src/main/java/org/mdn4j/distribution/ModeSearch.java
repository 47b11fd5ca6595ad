package org.mdn4j.distribution;

import java.util.List;

/**
 * Climbs the density of a mixture from the mean of each component.
 *
 * <p>Newton steps on the log density where it is concave and they go up, else the fixed point of the gradient, {@code y =
 * (sum_k r_k P_k)^-1 sum_k r_k P_k m_k} with precisions P, an EM step that for Gaussians never goes down (Carreira-Perpinan
 * 2000, "Mode-finding for mixtures of Gaussian distributions"). Components of other families are taken for Gaussians of
 * the same moments, which makes the steps a guess; only those that go up are taken.
 */
final class ModeSearch {

    private static final int MAX_STEPS = 500;
    private static final double TOLERANCE = 1e-15; // of a step, relative to the local standard deviation

    private final Mixture mixture;
    private final double[][] means; // [K][D]
    private final double[][][] precisions; // [K][D][D], null where there is no covariance

    private ModeSearch(Mixture mixture) {
        this.mixture = mixture;
        List<Distribution> components = mixture.components();
        this.means = components.stream().map(Distribution::mean).toArray(double[][]::new);
        this.precisions = components.stream().map(ModeSearch::precision).toArray(double[][][]::new);
    }

    private static double[][] precision(Distribution component) {
        double[][] factor = Cholesky.factor(component.covariance());
        if (factor == null) {
            return null;
        }
        double[][] inverse = new double[factor.length][factor.length];
        for (int d = 0; d < inverse.length; d++) {
            inverse[d][d] = 1; // symmetric: a row is as good as a column
            Cholesky.solve(factor, inverse[d]);
        }
        return inverse;
    }

    static double[] highest(Mixture mixture) {
        if (mixture instanceof UnivariateMixture univariate) {
            return new double[] {highest(univariate)};
        }
        ModeSearch search = new ModeSearch(mixture);
        double[] weights = mixture.weights();
        double[] best = search.means[0];
        double bestLogDensity = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                double[] mode = search.climb(search.means[k]);
                double logDensity = mixture.logDensity(mode);
                if (logDensity > bestLogDensity) {
                    bestLogDensity = logDensity;
                    best = mode;
                }
            }
        }
        return best.clone();
    }

    private static double highest(UnivariateMixture mixture) {
        CountShape counts = CountShape.of(mixture);
        if (counts != null) {
            return counts.mostProbable();
        }
        double best = Double.NaN;
        double bestLogDensity = Double.NEGATIVE_INFINITY;
        for (double end : mixture.shape().ends()) {
            double logDensity = Double.isInfinite(end) ? Double.NEGATIVE_INFINITY : mixture.logDensity(end);
            if (logDensity > bestLogDensity) {
                bestLogDensity = logDensity;
                best = end;
            }
        }
        return Double.isNaN(best) ? mixture.quantile(0.5) : best;
    }

    private double[] climb(double[] start) {
        double[] y = start.clone();
        double height = mixture.logDensity(y);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] responsibilities = mixture.responsibilities(y);
            double[] gradient = new double[y.length];
            double[][] precision = new double[y.length][y.length]; // the mean precision
            double[][] curvature = new double[y.length][y.length]; // minus the Hessian of the log density
            accumulate(y, responsibilities, gradient, precision, curvature);
            double[] move = move(y, height, Cholesky.factor(curvature), gradient);
            if (move == null) {
                move = move(y, height, Cholesky.factor(precision), gradient);
            }
            if (move == null) {
                break;
            }
            double size = Math.sqrt(Math.abs(Cholesky.dot(move, gradient, y.length)));
            for (int d = 0; d < y.length; d++) {
                y[d] += move[d];
            }
            height = mixture.logDensity(y);
            if (size < TOLERANCE) {
                break;
            }
        }
        return y;
    }

    /** The step {@code matrix^-1 gradient}, or null if there is no factor or the step goes down. */
    private double[] move(double[] y, double height, double[][] factor, double[] gradient) {
        if (factor == null) {
            return null;
        }
        double[] move = gradient.clone();
        Cholesky.solve(factor, move);
        double[] next = y.clone();
        for (int d = 0; d < next.length; d++) {
            next[d] += move[d];
        }
        // Near the top rounding makes the height tremble by its last digits.
        return mixture.logDensity(next) >= height - 1e-14 * Math.max(1, Math.abs(height)) ? move : null;
    }

    private void accumulate(
            double[] y, double[] shares, double[] gradient, double[][] precision, double[][] curvature) {
        int n = y.length;
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] == 0 || precisions[k] == null) {
                continue;
            }
            double[] difference = new double[n];
            for (int d = 0; d < n; d++) {
                difference[d] = means[k][d] - y[d];
            }
            double[] own = new double[n];
            for (int i = 0; i < n; i++) {
                own[i] = Cholesky.dot(precisions[k][i], difference, n);
                gradient[i] += shares[k] * own[i];
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    precision[i][j] += shares[k] * precisions[k][i][j];
                    curvature[i][j] += shares[k] * (precisions[k][i][j] - own[i] * own[j]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                curvature[i][j] += gradient[i] * gradient[j];
            }
        }
    }
}
