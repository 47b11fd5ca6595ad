package org.mdn4j.train;

import org.mdn4j.family.BatchLikelihood;

/**
 * Multiplies what reaches the mean and the variance of a component by its variance to the power of beta, taken as a
 * constant (Seitzer et al. 2022, equation 5). The logits learn as before.
 */
final class BetaWeighting implements BatchLikelihood {

    private final BatchLikelihood climbed;
    private final double beta;
    private final GaussianHeads heads;

    BetaWeighting(BatchLikelihood climbed, double beta, GaussianHeads heads) {
        this.climbed = climbed;
        this.beta = beta;
        this.heads = heads;
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = climbed.logLikelihood(raw, y, factor, gradient, rows);
        for (int i = 0; i < rows; i++) {
            int row = i * heads.width();
            for (int k = 0; k < heads.components(); k++) {
                for (int d = 0; d < heads.targets(); d++) {
                    float weight = (float) Math.pow(heads.variance(raw, i, k, d), beta);
                    int slot = row + k * heads.targets() + d;
                    gradient[slot + heads.means()] *= weight;
                    gradient[slot + heads.variances()] *= weight;
                }
            }
        }
        return sum;
    }
}
