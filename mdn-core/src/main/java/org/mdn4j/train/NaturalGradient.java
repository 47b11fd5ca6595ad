package org.mdn4j.train;

import org.mdn4j.family.BatchLikelihood;

/**
 * Divides the gradients of a component's mean and raw variance by their Fisher information in that Gaussian: {@code 1/v}
 * for the mean and {@code v'^2 / (2 v^2)} for the raw variance, where v' is the slope of the variance function (Amari
 * 1998). A floor under the information keeps steps finite where a variance function is flat.
 */
final class NaturalGradient implements BatchLikelihood {

    private static final double SMALLEST_INFORMATION = 1e-2;

    private final BatchLikelihood climbed;
    private final GaussianHeads heads;

    NaturalGradient(BatchLikelihood climbed, GaussianHeads heads) {
        this.climbed = climbed;
        this.heads = heads;
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = climbed.logLikelihood(raw, y, factor, gradient, rows);
        for (int i = 0; i < rows; i++) {
            int row = i * heads.width();
            for (int k = 0; k < heads.components(); k++) {
                for (int d = 0; d < heads.targets(); d++) {
                    double variance = heads.variance(raw, i, k, d);
                    double relative = heads.slope(raw, i, k, d) / variance;
                    int slot = row + k * heads.targets() + d;
                    gradient[slot + heads.means()] /= (float) Math.max(SMALLEST_INFORMATION, 1 / variance);
                    gradient[slot + heads.variances()] /=
                            (float) Math.max(SMALLEST_INFORMATION, relative * relative / 2);
                }
            }
        }
        return sum;
    }
}
