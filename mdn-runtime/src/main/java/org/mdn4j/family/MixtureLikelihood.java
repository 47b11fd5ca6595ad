package org.mdn4j.family;

import java.util.Arrays;

/**
 * The log-likelihood of raw rows with its gradient, for any family: the reference that every fast path is held to.
 *
 * <p>{@code ln p(y) = logsumexp_k (ln w_k + ln p_k(y))} in log space. Gradients (Bishop 2006, eq. 5.155 to 5.157):
 * {@code d ln p / d logit_k = r_k - w_k} and {@code d ln p / d raw_k = r_k * d ln p_k / d raw_k}, with r the
 * responsibilities.
 *
 * <p>Holds scratch arrays: not for use by several threads at once.
 */
public final class MixtureLikelihood {

    private final MixtureLayout layout;
    private final MixtureLayout.Group[] groups;
    private final double[] weights; // [K]
    private final double[] responsibilities; // [K]
    private final double[][] links; // [K][component size]
    private final double[][] gradients; // [K][component size]

    MixtureLikelihood(MixtureLayout layout) {
        this.layout = layout;
        this.groups = layout.groups().toArray(new MixtureLayout.Group[0]);
        this.weights = new double[layout.components()];
        this.responsibilities = new double[layout.components()];
        this.links = new double[layout.components()][layout.componentSize()];
        this.gradients = new double[layout.components()][layout.componentSize()];
    }

    /**
     * The log-likelihood of one row, in nats.
     *
     * @param raw {@code [P]}
     * @param y the target, {@code [D]}; a NaN coordinate counts as missing and is integrated out
     * @param gradient receives the derivatives of the log-likelihood (not of its negative) with respect to {@code raw},
     *     {@code [P]}; or null
     * @return finite for finite input within the support; {@code -Infinity} with a zero gradient outside it
     */
    public double logLikelihood(double[] raw, double[] y, double[] gradient) {
        System.arraycopy(raw, 0, weights, 0, weights.length);
        double logNormaliser = normalise(weights);
        ComponentFamily family = layout.family();
        for (int k = 0; k < weights.length; k++) {
            layout.link(raw, k, links[k]);
            double logDensity = family.logDensity(links[k], y, gradient == null ? null : gradients[k]);
            responsibilities[k] = raw[k] - logNormaliser + logDensity;
        }
        double logLikelihood = normalise(responsibilities);
        if (gradient != null) {
            if (logLikelihood == Double.NEGATIVE_INFINITY) {
                Arrays.fill(gradient, 0);
            } else {
                backward(raw, gradient);
            }
        }
        return logLikelihood;
    }

    private void backward(double[] raw, double[] gradient) {
        int components = weights.length;
        for (int k = 0; k < components; k++) {
            gradient[k] = responsibilities[k] - weights[k];
        }
        int next = 0; // where the group starts within a component
        for (MixtureLayout.Group group : groups) {
            Constraint constraint = group.parameter().constraint();
            int size = group.parameter().size();
            for (int k = 0; k < components; k++) {
                double responsibility = responsibilities[k];
                int start = group.offset() + k * size;
                for (int j = 0; j < size; j++) {
                    // A component without responsibility has no say, however steep its own density is.
                    gradient[start + j] = responsibility == 0
                            ? 0
                            : responsibility
                                    * gradients[k][next + j]
                                    * constraint.linkDerivative(raw[start + j], links[k][next + j]);
                }
            }
            next += size;
        }
    }

    /** Turns logarithms into shares that sum to one, and returns the logarithm of the sum they had. */
    private static double normalise(double[] terms) {
        double max = terms[0];
        for (int k = 1; k < terms.length; k++) {
            max = Math.max(max, terms[k]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (int k = 0; k < terms.length; k++) {
            terms[k] = Math.exp(terms[k] - max);
            sum += terms[k];
        }
        for (int k = 0; k < terms.length; k++) {
            terms[k] /= sum;
        }
        return max + Math.log(sum);
    }
}
