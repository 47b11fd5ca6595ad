package org.mdn4j.model;

import java.util.List;
import org.mdn4j.family.MixtureLikelihood;
import org.mdn4j.network.RawNetwork;

/** Log densities of a model, row by row through reused arrays: no distribution is built. For one thread. */
final class LogDensities {

    private final MdnModel model;
    private final List<RawNetwork.ForwardPass> passes;
    private final MixtureLikelihood likelihood;
    private final double[] standardTarget;
    private final float[] scratch;
    private final double[] raw;

    LogDensities(MdnModel model) {
        this.model = model;
        this.passes = model.members().stream().map(RawNetwork::forwardPass).toList();
        this.likelihood = model.layout().likelihood();
        this.standardTarget = new double[model.layout().targets()];
        this.scratch = new float[model.layout().width()];
        this.raw = new double[model.layout().width()];
    }

    /** The log density of y given x, in nats and data units. */
    double of(double[] x, double[] y) {
        float[] standard = model.standardise(x);
        model.targetScaling().apply(y, standardTarget);
        double max = Double.NEGATIVE_INFINITY;
        double[] terms = new double[passes.size()];
        for (int m = 0; m < terms.length; m++) {
            MdnModel.raw(passes.get(m), standard, scratch, raw);
            terms[m] = likelihood.logLikelihood(raw, standardTarget, null);
            max = Math.max(max, terms[m]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - max);
        }
        return max + Math.log(sum / terms.length) - model.logJacobian(y);
    }
}
