package org.mdn4j.family;

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
    private final double[] joint; // [K] ln w_k + ln p_k(y)
    private final double[][] links; // [K][component size]
    private final double[][] gradients; // [K][component size]

    MixtureLikelihood(MixtureLayout layout) {
        this.layout = layout;
        this.joint = new double[layout.components()];
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
        int components = layout.components();
        double logNormaliser = logSumExp(raw, components);
        for (int k = 0; k < components; k++) {
            layout.link(raw, k, links[k]);
            double logWeight = raw[k] - logNormaliser;
            joint[k] = logWeight + layout.family().logDensity(links[k], y, gradient == null ? null : gradients[k]);
        }
        double logLikelihood = logSumExp(joint, components);
        if (gradient != null) {
            backward(raw, logNormaliser, logLikelihood, gradient);
        }
        return logLikelihood;
    }

    private void backward(double[] raw, double logNormaliser, double logLikelihood, double[] gradient) {
        boolean outside = logLikelihood == Double.NEGATIVE_INFINITY;
        for (int k = 0; k < layout.components(); k++) {
            double responsibility = outside ? 0 : Math.exp(joint[k] - logLikelihood);
            gradient[k] = outside ? 0 : responsibility - Math.exp(raw[k] - logNormaliser);
            int next = 0;
            for (MixtureLayout.Group group : layout.groups()) {
                Constraint constraint = group.parameter().constraint();
                int size = group.parameter().size();
                int start = group.offset() + k * size;
                for (int j = 0; j < size; j++, next++) {
                    // A component without responsibility has no say, however steep its own density is.
                    gradient[start + j] = responsibility == 0
                            ? 0
                            : responsibility
                                    * gradients[k][next]
                                    * constraint.linkDerivative(raw[start + j], links[k][next]);
                }
            }
        }
    }

    private static double logSumExp(double[] terms, int count) {
        double max = terms[0];
        for (int k = 1; k < count; k++) {
            max = Math.max(max, terms[k]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(terms[k] - max);
        }
        return max + Math.log(sum);
    }
}
