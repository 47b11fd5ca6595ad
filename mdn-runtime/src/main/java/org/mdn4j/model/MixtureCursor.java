package org.mdn4j.model;

import java.util.Arrays;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.Sampler;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.MixtureLikelihood;

/** Any family: by the distribution of a row, built when first asked for. Log densities do without. */
final class MixtureCursor extends RowCursor {

    private final MixtureLikelihood likelihood;
    private final double[] rawRow; // [P]
    private final double[] standardTarget; // [D]
    private final double[] target; // [D]
    private final double[] terms; // [members]
    private final UnivariateMixture[] marginals; // [D], null until asked for
    private Mixture mixture; // null until asked for

    MixtureCursor(MdnModel model, float[][] raw) {
        super(model, raw);
        this.likelihood = layout.likelihood();
        this.rawRow = new double[layout.width()];
        this.standardTarget = new double[layout.targets()];
        this.target = new double[layout.targets()];
        this.terms = new double[raw.length];
        this.marginals = new UnivariateMixture[layout.targets()];
    }

    @Override
    void moved() {
        mixture = null;
        Arrays.fill(marginals, null);
    }

    @Override
    public Mixture mixture() {
        if (mixture == null) {
            mixture = super.mixture();
        }
        return mixture;
    }

    private UnivariateMixture marginal(int target) {
        if (marginals[target] == null) {
            marginals[target] = mixture().marginal(target);
        }
        return marginals[target];
    }

    @Override
    public double mean(int target) {
        return marginal(target).expectation();
    }

    @Override
    public double variance(int target) {
        return marginal(target).variance();
    }

    @Override
    public double cdf(int target, double y) {
        return marginal(target).cdf(y);
    }

    @Override
    public double quantile(int target, double probability) {
        return marginal(target).quantile(probability);
    }

    @Override
    public double logDensity(double[] y, int offset) {
        System.arraycopy(y, offset, target, 0, target.length);
        model.targetScaling().apply(target, standardTarget);
        double max = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < terms.length; m++) {
            terms[m] = likelihood.logLikelihood(raw(m, rawRow), standardTarget, null);
            max = Math.max(max, terms[m]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - max);
        }
        return max + Math.log(sum / terms.length) - model.logJacobian(target);
    }

    @Override
    public void sample(long seed, int draws, double[] out, int offset) {
        seed(seed);
        Sampler sampler = mixture().sampler(random);
        for (int i = 0; i < draws; i++) {
            sampler.sample(out, offset + i * target.length);
        }
    }
}
