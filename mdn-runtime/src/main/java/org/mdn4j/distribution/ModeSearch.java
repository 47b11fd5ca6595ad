package org.mdn4j.distribution;

import java.util.Arrays;

/**
 * Climbs the density of a mixture of Gaussians with independent coordinates from each component's mean by the fixed
 * point of its gradient, {@code y = (sum_k r_k / v_k)^-1 sum_k r_k m_k / v_k}, an EM step that never goes down
 * (Carreira-Perpinan 2000, "Mode-finding for mixtures of Gaussian distributions").
 */
final class ModeSearch {

    private static final int MAX_STEPS = 1000;
    private static final double TOLERANCE = 1e-12; // relative to the component's standard deviation

    private ModeSearch() {}

    static double[] highest(Mixture mixture) {
        double[][] means = mixture.components().stream().map(Distribution::mean).toArray(double[][]::new);
        double[][] variances =
                mixture.components().stream().map(ModeSearch::variances).toArray(double[][]::new);
        double[] weights = mixture.weights();
        double[] best = means[0];
        double bestLogDensity = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            if (weights[k] > 0) {
                double[] mode = climb(mixture, means, variances, means[k]);
                double logDensity = mixture.logDensity(mode);
                if (logDensity > bestLogDensity) {
                    bestLogDensity = logDensity;
                    best = mode;
                }
            }
        }
        return best.clone();
    }

    private static double[] climb(Mixture mixture, double[][] means, double[][] variances, double[] start) {
        double[] y = start.clone();
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] responsibilities = mixture.responsibilities(y);
            double[] next = new double[y.length];
            double largestMove = 0;
            for (int d = 0; d < y.length; d++) {
                double precision = 0;
                double sum = 0;
                for (int k = 0; k < means.length; k++) {
                    double share = responsibilities[k] / variances[k][d];
                    precision += share;
                    sum += share * means[k][d];
                }
                next[d] = sum / precision;
                largestMove = Math.max(largestMove, Math.abs(next[d] - y[d]) * Math.sqrt(precision));
            }
            y = next;
            if (largestMove < TOLERANCE) {
                break;
            }
        }
        return y;
    }

    private static double[] variances(Distribution component) {
        double[] variances = new double[component.dimension()];
        double[][] covariance = component.covariance();
        Arrays.setAll(variances, d -> covariance[d][d]);
        return variances;
    }
}
