package org.mdn4j.train;

import org.apache.commons.numbers.gamma.Erfc;
import org.mdn4j.family.BatchLikelihood;

/**
 * Blends an objective with the continuous ranked probability score of a Gaussian mixture (Grimit et al. 2006, equation 5):
 *
 * <pre>{@code
 * CRPS = sum_k w_k A(y - m_k, v_k) - 1/2 sum_jk w_j w_k A(m_j - m_k, v_j + v_k)
 * A(m, v) = m (2 Phi(m/s) - 1) + 2 s phi(m/s),  s = sqrt(v)
 * dA/dm = 2 Phi(m/s) - 1,  dA/dv = phi(m/s) / s
 * }</pre>
 *
 * <p>The value it returns is still the log-likelihood, so that histories can be compared.
 */
final class CrpsBlend implements BatchLikelihood {

    private static final double INVERSE_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private final BatchLikelihood climbed;
    private final float share;
    private final GaussianHeads heads;
    private final double[] weights; // [K]
    private final double[] byWeight; // [K] derivative of the CRPS with respect to w_k
    private final double[] byMean; // [K]
    private final double[] byVariance; // [K]

    CrpsBlend(BatchLikelihood climbed, double share, GaussianHeads heads) {
        if (heads.targets() != 1) {
            throw new IllegalArgumentException(
                    "need one target for the CRPS in the objective but got " + heads.targets());
        }
        this.climbed = climbed;
        this.share = (float) share;
        this.heads = heads;
        this.weights = new double[heads.components()];
        this.byWeight = new double[heads.components()];
        this.byMean = new double[heads.components()];
        this.byVariance = new double[heads.components()];
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = climbed.logLikelihood(raw, y, factor, gradient, rows);
        for (int i = 0; i < rows; i++) {
            int row = i * heads.width();
            for (int j = 0; j < heads.width(); j++) {
                gradient[row + j] *= 1 - share;
            }
            if (!Float.isNaN(y[i])) { // NaN: missing, and integrated out
                differentiate(raw, i, y[i]);
                add(raw, i, factor * share, gradient);
            }
        }
        return sum;
    }

    private void differentiate(float[] raw, int i, double y) {
        heads.weights(raw, i, weights);
        for (int k = 0; k < weights.length; k++) {
            double mean = heads.mean(raw, i, k, 0);
            double variance = heads.variance(raw, i, k, 0);
            double s = Math.sqrt(variance);
            double m = y - mean;
            byWeight[k] = distance(m, s);
            byMean[k] = -weights[k] * sign(m, s);
            byVariance[k] = weights[k] * density(m, s);
            for (int j = 0; j < weights.length; j++) {
                double apart = mean - heads.mean(raw, i, j, 0);
                double both = Math.sqrt(variance + heads.variance(raw, i, j, 0));
                byWeight[k] -= weights[j] * distance(apart, both);
                byMean[k] -= weights[k] * weights[j] * sign(apart, both);
                byVariance[k] -= weights[k] * weights[j] * density(apart, both);
            }
        }
    }

    /** Descends the score, so the objective gets its negative slope. */
    private void add(float[] raw, int i, float factor, float[] gradient) {
        int row = i * heads.width();
        double mean = 0;
        for (int k = 0; k < weights.length; k++) {
            mean += weights[k] * byWeight[k];
        }
        for (int k = 0; k < weights.length; k++) {
            gradient[row + k] -= (float) (factor * weights[k] * (byWeight[k] - mean));
            gradient[row + heads.means() + k] -= (float) (factor * byMean[k]);
            gradient[row + heads.variances() + k] -= (float) (factor * byVariance[k] * heads.slope(raw, i, k, 0));
        }
    }

    /** The mean absolute value of a normal variable, A(m, s^2). */
    private static double distance(double m, double s) {
        return m * sign(m, s) + 2 * s * s * density(m, s);
    }

    private static double sign(double m, double s) {
        return 1 - Erfc.value(m / s / Math.sqrt(2));
    }

    private static double density(double m, double s) {
        double z = m / s;
        return INVERSE_ROOT_TWO_PI * Math.exp(-0.5 * z * z) / s;
    }
}
