package org.mdn4j.distribution;

import java.util.function.DoubleUnaryOperator;
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

    /** A uniform number strictly between 0 and 1: the upper 52 bits of the next 64, and one half. */
    static double openUniform(RandomGenerator rng) {
        return ((rng.nextLong() >>> 12) + 0.5) * 0x1p-52;
    }

    /** One draw in each of as many equally probable strata as there are places, by inversion. */
    static void stratified(DoubleUnaryOperator inverse, RandomGenerator rng, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = inverse.applyAsDouble((i + openUniform(rng)) / out.length);
        }
    }

    /** Draws by inversion of u, 1 - u, then another u and so on. */
    static UnivariateSampler antithetic(DoubleUnaryOperator inverse, RandomGenerator rng) {
        return new UnivariateSampler() {
            private double mirrored = Double.NaN;

            @Override
            public double next() {
                double u = Double.isNaN(mirrored) ? openUniform(rng) : mirrored;
                mirrored = Double.isNaN(mirrored) ? 1 - u : Double.NaN;
                return inverse.applyAsDouble(u);
            }
        };
    }

    static UniformRandomProvider uniform(RandomGenerator rng) {
        return rng::nextLong;
    }
}
