package org.mdn4j.distribution;

import java.util.random.RandomGenerator;

/** Draws a component, then a value from it. */
final class MixtureSampler implements Sampler {

    private final RandomGenerator rng;
    private final AliasTable table;
    private final Sampler[] samplers; // [K]

    MixtureSampler(Mixture mixture, RandomGenerator rng) {
        this.rng = rng;
        this.table = new AliasTable(mixture.weights());
        this.samplers = mixture.components().stream().map(c -> c.sampler(rng)).toArray(Sampler[]::new);
    }

    @Override
    public int dimension() {
        return samplers[0].dimension();
    }

    @Override
    public void sample(double[] out, int offset) {
        samplers[table.index(rng.nextLong())].sample(out, offset);
    }
}
