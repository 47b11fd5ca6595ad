package org.mdn4j.engine;

import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.MixtureLikelihood;

/** The mean negative log-likelihood of a batch of raw rows and its gradient, saturated like that of the DL4J layer. */
final class FusedLoss {

    private static final double LARGEST_GRADIENT = 1e15; // updaters square it; see MixtureLoss

    private final MixtureLikelihood likelihood;
    private final double[] raw;
    private final double[] gradient;
    private final double[] target;

    FusedLoss(MixtureLayout layout) {
        this.likelihood = layout.likelihood();
        this.raw = new double[layout.width()];
        this.gradient = new double[layout.width()];
        this.target = new double[layout.targets()];
    }

    /**
     * Fills the gradient of the mean.
     *
     * @param rawRows {@code [rows][P]}
     * @param y {@code [rows][D]}
     * @param gradientRows receives the gradient, {@code [rows][P]}
     */
    double lossAndGradient(float[] rawRows, float[] y, float[] gradientRows, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < raw.length; j++) {
                raw[j] = rawRows[i * raw.length + j];
            }
            for (int d = 0; d < target.length; d++) {
                target[d] = y[i * target.length + d];
            }
            sum -= likelihood.logLikelihood(raw, target, gradient);
            for (int j = 0; j < raw.length; j++) {
                double saturated = Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, -gradient[j]));
                gradientRows[i * raw.length + j] = (float) (saturated / rows);
            }
        }
        return sum / rows;
    }
}
