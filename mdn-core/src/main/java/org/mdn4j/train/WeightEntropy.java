package org.mdn4j.train;

import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.MixtureLayout;

/**
 * Adds a reward for the entropy H of the mixture weights to an objective. The derivative of H with respect to logit k is
 * {@code -w_k (ln w_k + H)}.
 */
final class WeightEntropy implements BatchLikelihood {

    private final BatchLikelihood climbed;
    private final double reward;
    private final int width;
    private final double[] weights;

    WeightEntropy(BatchLikelihood climbed, double reward, MixtureLayout layout) {
        this.climbed = climbed;
        this.reward = reward;
        this.width = layout.width();
        this.weights = new double[layout.components()];
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = climbed.logLikelihood(raw, y, factor, gradient, rows);
        for (int i = 0; i < rows; i++) {
            Softmax.of(raw, i * width, weights.length, weights);
            double entropy = 0;
            for (double weight : weights) {
                entropy -= weight > 0 ? weight * Math.log(weight) : 0;
            }
            for (int k = 0; k < weights.length; k++) {
                double slope = weights[k] > 0 ? -weights[k] * (Math.log(weights[k]) + entropy) : 0;
                gradient[i * width + k] += (float) (factor * reward * slope);
            }
        }
        return sum;
    }
}
