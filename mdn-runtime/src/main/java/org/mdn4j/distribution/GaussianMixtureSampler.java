package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Draws from a mixture of Gaussians over the real line: an alias table, then one draw by the ziggurat. */
final class GaussianMixtureSampler implements UnivariateSampler {

    private final RandomGenerator rng;
    private final ContinuousSampler standard;
    private final AliasTable table;
    private final double[] means; // [2K], by slot of the table
    private final double[] deviations; // [2K]

    GaussianMixtureSampler(GaussianKernel kernel, RandomGenerator rng) {
        this.rng = rng;
        this.standard = Draws.gaussian(rng);
        this.table = new AliasTable(kernel.weights());
        int slots = 2 * kernel.means().length;
        this.means = new double[slots];
        this.deviations = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            means[slot] = kernel.means()[table.indexOf(slot)];
            deviations[slot] = kernel.deviations()[table.indexOf(slot)];
        }
    }

    @Override
    public double next() {
        int slot = table.slot(rng.nextLong());
        return means[slot] + deviations[slot] * standard.sample();
    }

    @Override
    public void fill(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = next();
        }
    }
}
