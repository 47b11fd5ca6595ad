package org.mdn4j.family;

/**
 * The log-likelihood of many single-precision rows: what training spends its time in. Agrees with
 * {@link MixtureLikelihood} to single precision. Holds scratch arrays: not for use by several threads at once.
 */
public interface BatchLikelihood {

    /** Gradients are cut to this magnitude: updaters square them, and the square of a float sum has to stay finite. */
    float LARGEST_GRADIENT = 1e15f;

    /**
     * The sum of the log-likelihoods of some rows, in nats.
     *
     * @param raw raw rows, row-major {@code [rows][P]}
     * @param y targets, row-major {@code [rows][D]}; NaN counts as missing and is integrated out
     * @param factor what the gradient is multiplied with: -1/rows for that of the mean negative log-likelihood
     * @param gradient receives the scaled derivatives with respect to {@code raw}, {@code [rows][P]}
     * @param rows how many rows count
     */
    double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows);
}
