package org.mdn4j.distribution;

import java.util.List;

/** Mean and covariance of a mixture from those of its components, exact where all means are far from zero. */
final class MixtureMoments {

    private MixtureMoments() {}

    static double[] mean(double[] weights, List<Distribution> components) {
        double[] origin = anchor(weights, components);
        double[] mean = meanFrom(origin, weights, components);
        for (int d = 0; d < mean.length; d++) {
            mean[d] += origin[d];
        }
        return mean;
    }

    /** The mean of the heaviest component: differences from it keep their digits where all means are far from zero. */
    private static double[] anchor(double[] weights, List<Distribution> components) {
        int heaviest = 0;
        for (int k = 1; k < weights.length; k++) {
            heaviest = weights[k] > weights[heaviest] ? k : heaviest;
        }
        double[] mean = components.get(heaviest).mean();
        for (int d = 0; d < mean.length; d++) {
            mean[d] = Double.isInfinite(mean[d]) ? 0 : mean[d];
        }
        return mean;
    }

    /** The mean minus an origin, {@code [D]}. */
    private static double[] meanFrom(double[] origin, double[] weights, List<Distribution> components) {
        double[] mean = new double[origin.length];
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                double[] componentMean = components.get(k).mean();
                for (int d = 0; d < mean.length; d++) {
                    mean[d] += weights[k] * (componentMean[d] - origin[d]);
                }
            }
        }
        return mean;
    }

    static double[][] covariance(double[] weights, List<Distribution> components) {
        double[] origin = anchor(weights, components);
        double[] mean = meanFrom(origin, weights, components);
        double[][] covariance = new double[mean.length][mean.length];
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                double[] difference = components.get(k).mean();
                for (int d = 0; d < mean.length; d++) {
                    difference[d] = difference[d] - origin[d] - mean[d];
                }
                double[][] inside = components.get(k).covariance();
                for (int i = 0; i < mean.length; i++) {
                    for (int j = 0; j < mean.length; j++) {
                        covariance[i][j] += weights[k] * (inside[i][j] + difference[i] * difference[j]);
                    }
                }
            }
        }
        return covariance;
    }
}
