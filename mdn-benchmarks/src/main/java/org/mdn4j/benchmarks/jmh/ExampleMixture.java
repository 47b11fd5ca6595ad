package org.mdn4j.benchmarks.jmh;

import java.util.SplittableRandom;
import org.mdn4j.distribution.UnivariateMixture;

/** The mixture of five Gaussians that the benchmarks of distributions are about, and where they ask it. */
final class ExampleMixture {

    static final double[] WEIGHTS = {0.1, 0.2, 0.3, 0.25, 0.15};
    static final double[] MEANS = {-2, -0.5, 0.3, 1.7, 4};
    static final double[] DEVIATIONS = {0.5, 0.8, 0.3, 1.1, 0.7};

    /** A power of two, so that an index wraps by a mask; many, so that no branch can be learnt by heart. */
    static final int COUNT = 4096;

    private ExampleMixture() {}

    static UnivariateMixture mixture() {
        return UnivariateMixture.gaussian(WEIGHTS, MEANS, DEVIATIONS);
    }

    static double[] points() {
        return new SplittableRandom(1).doubles(COUNT, -4, 6).toArray();
    }

    static double[] probabilities() {
        return new SplittableRandom(2).doubles(COUNT).toArray();
    }
}
