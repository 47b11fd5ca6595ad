package org.mdn4j.metrics;

import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Recalibrated;
import org.mdn4j.distribution.Uniform;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.MdnModel;

/**
 * Mends the probabilities of a model by rows that it was not trained on (Kuleshov, Fenner and Ermon 2018): if values below
 * its 10 % quantile came in 20 % of the rows, that quantile is the 20 % one of what it should have said. Immutable.
 *
 * <pre>{@code
 * Recalibration recalibration = Recalibration.fit(model, heldOut);
 * UnivariateDistribution y = recalibration.apply(model.predictUnivariate(x));
 * }</pre>
 *
 * <p>The map is a mixture of a few Gaussians over normal scores {@code Phi^-1(F(y))}, standard normal where there is
 * nothing to mend: smooth, monotone, with a density, and right in tails that held-out rows do not reach. It is drawn
 * towards the identity by a prior worth a few rows, and as many components are taken as cross-validation supports: none,
 * where the gain is within one standard error.
 */
public final class Recalibration {

    private final UnivariateMixture scores;

    private Recalibration(UnivariateMixture scores) {
        this.scores = scores;
    }

    /**
     * Learns from the only target of held-out rows.
     *
     * @throws IllegalArgumentException if the data has other columns than the model, or the model has several targets
     */
    public static Recalibration fit(MdnModel model, Dataset heldOut) {
        if (model.columns().targets().size() > 1) {
            throw new IllegalArgumentException(
                    "need one target but there are " + model.columns().targets() + "; use fit(model, heldOut, target)");
        }
        return fit(model, heldOut, model.columns().targets().get(0));
    }

    /**
     * Learns from one of several targets of held-out rows: for its marginal distribution.
     *
     * @throws IllegalArgumentException if the data has other columns than the model, or there is no such target
     */
    public static Recalibration fit(MdnModel model, Dataset heldOut, String target) {
        return fit(Evaluation.of(model, heldOut).target(target));
    }

    /**
     * Learns from scored predictions of any origin.
     *
     * @param heldOut the scores of rows that the predictions were not fitted to
     */
    public static Recalibration fit(TargetEvaluation heldOut) {
        return new Recalibration(NormalScoreFit.fit(heldOut.normalScores()));
    }

    /** What the normal scores of observations follow; one standard Gaussian if there is nothing to mend. */
    public UnivariateMixture scores() {
        return scores;
    }

    /** Whether the held-out rows gave no reason to change anything. */
    public boolean isIdentity() {
        return scores.equals(NormalScoreFit.IDENTITY);
    }

    /** The mended distribution; the same one if there is nothing to mend. */
    public UnivariateDistribution apply(UnivariateDistribution prediction) {
        return isIdentity() ? prediction : Recalibrated.of(prediction, scores);
    }

    /** The mended probability: how often a value below the predicted {@code p} quantile really comes. */
    public double probability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("need a probability between 0 and 1 but got " + p);
        }
        return apply(Uniform.of(0, 1)).cdf(p);
    }

    @Override
    public String toString() {
        return isIdentity() ? "Recalibration(identity)" : "Recalibration(normal scores " + scores + ")";
    }
}
