package org.mdn4j.train;

import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.MixtureLayout;

/**
 * What training climbs: the likelihood, or a variation of it. Variations combine; those that look into components are for
 * Gaussian components with independent targets, and all need the fused engine. Immutable.
 *
 * @param beta weighs what a component learns by its variance to this power (Seitzer et al. 2022); 0 for the likelihood
 * @param crps the share of the continuous ranked probability score in the objective; 0 for the likelihood alone
 * @param weightEntropy nats of entropy of the mixture weights that count as one nat of likelihood, inverted: the reward for
 *     a nat of entropy
 * @param naturalGradient whether gradients of means and variances are divided by their Fisher information
 * @param logitPenalty on half the squares of logits
 * @param locationPenalty on half the squares of raw locations, such as means, in standard units
 * @param widthPenalty on half the squares of raw widths, such as variances before the positive function
 */
public record Objective(
        double beta,
        double crps,
        double weightEntropy,
        boolean naturalGradient,
        double logitPenalty,
        double locationPenalty,
        double widthPenalty) {

    /** The likelihood itself. */
    public static final Objective LIKELIHOOD = new Objective(0, 0, 0, false, 0, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if beta or the CRPS share is not in [0, 1], or the entropy's reward is not finite
     */
    public Objective {
        if (!(beta >= 0 && beta <= 1)) {
            throw new IllegalArgumentException("need a beta from 0 to 1 but got " + beta);
        }
        if (!(crps >= 0 && crps <= 1)) {
            throw new IllegalArgumentException("need a share of the CRPS from 0 to 1 but got " + crps);
        }
        if (!Double.isFinite(weightEntropy)) {
            throw new IllegalArgumentException("need a finite reward for entropy but got " + weightEntropy);
        }
        for (double penalty : new double[] {logitPenalty, locationPenalty, widthPenalty}) {
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw new IllegalArgumentException("need penalties of at least 0 but got " + penalty);
            }
        }
        if (naturalGradient && beta > 0) {
            throw new IllegalArgumentException(
                    "need either beta or the natural gradient, which both weigh by the variance, but got both");
        }
    }

    /**
     * Weighs what each component learns from a row by its variance to the power of beta, so that rows it finds hard are
     * not given up (Seitzer, Tavakoli, Antic and Martius 2022, with responsibilities in the place of their one Gaussian).
     * A half is their advice; one gives means the weight of squared errors.
     */
    public Objective withBeta(double beta) {
        return with(beta, crps, weightEntropy, naturalGradient);
    }

    /**
     * Blends the likelihood with the continuous ranked probability score of the mixture (Gneiting and Raftery 2007;
     * Grimit et al. 2006), which forgives outliers; for one target.
     *
     * @param share of the score; with one there is no likelihood left
     */
    public Objective withCrps(double share) {
        return with(beta, share, weightEntropy, naturalGradient);
    }

    /**
     * Rewards the entropy of the mixture weights, which keeps components alive; a negative reward makes the network decide
     * for few (entropy regularisation: Grandvalet and Bengio 2005).
     */
    public Objective withWeightEntropy(double reward) {
        return with(beta, crps, reward, naturalGradient);
    }

    /**
     * Divides the gradients of means and variances by their Fisher information (Amari 1998): far components with small
     * variances then no longer outshout the others, which Goodfellow et al. (2016, section 6.2.2.4) name as the trouble
     * with gradients of mixture densities.
     */
    public Objective withNaturalGradient() {
        return with(beta, crps, weightEntropy, true);
    }

    /**
     * Penalises large raw outputs, each kind of its own: of logits, so that no component is given up or alone; of locations,
     * which pulls them to the mean of all targets; of widths, which keeps components from collapsing. Half a penalty times
     * the square of each raw output is taken off the objective (weight decay on the output layer, with activations in the
     * place of weights: Bishop 1995, section 9.2).
     */
    public Objective withHeadPenalties(double logits, double locations, double widths) {
        return new Objective(beta, crps, weightEntropy, naturalGradient, logits, locations, widths);
    }

    private Objective with(double beta, double crps, double weightEntropy, boolean naturalGradient) {
        return new Objective(beta, crps, weightEntropy, naturalGradient, logitPenalty, locationPenalty, widthPenalty);
    }

    /** Whether it is the likelihood itself. */
    boolean isLikelihood() {
        return equals(LIKELIHOOD);
    }

    /**
     * What an engine climbs.
     *
     * @throws IllegalArgumentException if the layout has other components than a variation needs
     */
    BatchLikelihood of(MixtureLayout layout) {
        BatchLikelihood climbed = layout.batchLikelihood();
        if (crps > 0) {
            climbed = new CrpsBlend(climbed, crps, GaussianHeads.of(layout, "the CRPS"));
        }
        if (beta > 0) {
            climbed = new BetaWeighting(climbed, beta, GaussianHeads.of(layout, "beta"));
        }
        if (naturalGradient) {
            climbed = new NaturalGradient(climbed, GaussianHeads.of(layout, "the natural gradient"));
        }
        if (weightEntropy != 0) {
            climbed = new WeightEntropy(climbed, weightEntropy, layout);
        }
        return logitPenalty + locationPenalty + widthPenalty == 0 ? climbed : new HeadPenalties(climbed, this, layout);
    }
}
