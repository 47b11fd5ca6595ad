package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Draws from a mixture of Gaussians over the real line: one of its slots, then one draw by the ziggurat. */
final class GaussianMixtureSampler implements UnivariateSampler {

    private final GaussianSlots slots;
    private final RandomGenerator rng;
    private final ContinuousSampler standard;

    GaussianMixtureSampler(GaussianSlots slots, RandomGenerator rng) {
        this.slots = slots;
        this.rng = rng;
        this.standard = Draws.gaussian(rng);
    }

    @Override
    public double next() {
        long bits = rng.nextLong();
        return slots.draw(bits, standard.sample());
    }

    @Override
    public void fill(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = next();
        }
    }
}
