package org.mdn4j.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Mixture;

/**
 * A mixture of Gaussians over all columns of a table, fitted by expectation maximisation (Bishop 2006, section 9.2.2), with a
 * few rows of spherical noise as prior so that no covariance is singular.
 */
final class JointMixture {

    private static final int ATTEMPTS = 3; // from different clusters; the likeliest counts
    private static final int MOST_STEPS = 60;
    private static final double SMALLEST_GAIN = 1e-4; // nats a row
    private static final double PRIOR_ROWS = 5;
    private static final double PRIOR_VARIANCE = 1e-2; // of standardised columns

    private final double[][] rows; // [N][C]
    private final double[][] shares; // [N][K]
    private Mixture mixture;
    private double logLikelihood; // mean over the rows, in nats

    private JointMixture(double[][] rows, int components, RandomGenerator rng) {
        this.rows = rows;
        this.shares = new double[rows.length][components];
        ComponentStart clusters = ComponentStart.find(rows, components, rng);
        for (int i = 0; i < rows.length; i++) {
            shares[i][clusters.nearest(i)] = 1;
        }
        climb();
    }

    /**
     * Fits a mixture.
     *
     * @param rows standardised, {@code [N][C]}, finite
     */
    static Mixture fit(double[][] rows, int components, RandomGenerator rng) {
        JointMixture best = new JointMixture(rows, components, rng);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            JointMixture other = new JointMixture(rows, components, rng);
            best = other.logLikelihood > best.logLikelihood ? other : best;
        }
        return best.mixture;
    }

    private void climb() {
        double last = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && !(logLikelihood - last < SMALLEST_GAIN); step++) {
            last = step == 0 ? last : logLikelihood;
            maximise();
            expect();
        }
    }

    private void expect() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += share(mixture.jointLogDensities(rows[i]), shares[i]);
        }
        logLikelihood = sum / rows.length;
    }

    /** Turns the log densities of components into shares of their sum; returns its logarithm. */
    private static double share(double[] logDensities, double[] shares) {
        double largest = Arrays.stream(logDensities).max().orElseThrow();
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Math.exp(logDensities[k] - largest);
            sum += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return largest + Math.log(sum);
    }

    private void maximise() {
        int components = shares[0].length;
        double[] weights = new double[components];
        double[][] means = new double[components][];
        double[][][] covariances = new double[components][][];
        for (int k = 0; k < components; k++) {
            double total = total(k);
            weights[k] = (total + 1) / (rows.length + components);
            means[k] = mean(k, total);
            covariances[k] = covariance(k, total, means[k]);
        }
        mixture = Mixture.gaussian(weights, means, covariances);
    }

    private double total(int k) {
        double total = 0;
        for (double[] share : shares) {
            total += share[k];
        }
        return total;
    }

    private double[] mean(int k, double total) {
        double[] mean = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < mean.length; a++) {
                mean[a] += shares[i][k] * rows[i][a] / Math.max(total, Double.MIN_NORMAL);
            }
        }
        return mean;
    }

    private double[][] covariance(int k, double total, double[] mean) {
        int columns = mean.length;
        double[][] covariance = new double[columns][columns];
        double[] difference = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            double share = shares[i][k] / (total + PRIOR_ROWS);
            for (int a = 0; a < columns; a++) {
                difference[a] = rows[i][a] - mean[a];
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += share * difference[a] * difference[b];
                }
            }
        }
        for (int a = 0; a < columns; a++) {
            covariance[a][a] += PRIOR_ROWS * PRIOR_VARIANCE / (total + PRIOR_ROWS);
            for (int b = 0; b < a; b++) {
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }
}
