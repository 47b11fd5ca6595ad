package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Draws from a mixture of Gaussians over the real line: an alias table, then one draw by the ziggurat. */
final class GaussianMixtureSampler implements UnivariateSampler {

    private final RandomGenerator rng;
    private final ContinuousSampler standard;
    private final AliasTable table;
    private final double[] parameters; // [slots][mean, standard deviation]: what is needed together lies together

    GaussianMixtureSampler(GaussianKernel kernel, RandomGenerator rng) {
        this.rng = rng;
        this.standard = Draws.gaussian(rng);
        this.table = new AliasTable(kernel.weights());
        this.parameters = new double[2 * table.slots()];
        for (int slot = 0; slot < table.slots(); slot++) {
            int component = table.indexOf(slot);
            parameters[2 * slot] = kernel.means()[component];
            parameters[2 * slot + 1] = kernel.deviations()[component];
        }
    }

    @Override
    public double next() {
        int place = 2 * table.slot(rng.nextLong());
        return parameters[place] + parameters[place + 1] * standard.sample();
    }

    @Override
    public void fill(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = next();
        }
    }
}
