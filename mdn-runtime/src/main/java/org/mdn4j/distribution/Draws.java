package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Standard shapes drawn from a generator of the caller, by the samplers of commons-rng. */
final class Draws {

    private Draws() {}

    /** Standard normal draws (modified ziggurat, McFarland 2016): the same values on every platform. */
    static ContinuousSampler gaussian(RandomGenerator rng) {
        return ZigguratSampler.NormalizedGaussian.of(uniform(rng));
    }

    static UniformRandomProvider uniform(RandomGenerator rng) {
        return rng::nextLong;
    }
}
