package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that an application would call a million times leave nothing for the garbage collector. */
class AllocationTest {

    private static final int SIZE = 1000;

    /** Rounds until the compiler has to have removed what the error function of Commons Numbers creates on the way. */
    private static final int ROUNDS = 200;

    private static final int CALLS = 10;

    static Stream<Arguments> batches() {
        UnivariateMixture mixture = UnivariateMixture.gaussian(
                new double[] {0.5, 0.3, 0.2}, new double[] {-1, 0.5, 3}, new double[] {0.5, 1, 2});
        UnivariateSampler sampler = mixture.sampler(new SplittableRandom(1));
        double[] points = new SplittableRandom(2).doubles(SIZE, -4, 60).toArray();
        double[] probabilities = new SplittableRandom(3).doubles(SIZE).toArray();
        double[] out = new double[SIZE];
        return Stream.of(
                batch("logDensities", () -> mixture.logDensities(points, out)),
                batch("cdfs", () -> mixture.cdfs(points, out)),
                batch("survivals", () -> mixture.survivals(points, out)),
                batch("quantiles", () -> mixture.quantiles(probabilities, out)),
                batch("fill", () -> sampler.fill(out)));
    }

    private static Arguments batch(String name, Runnable call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("batches")
    void aBatchAllocatesNothingForAnElement(String name, Runnable batch) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported());
        long id = Thread.currentThread().getId();
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && least >= 1; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < CALLS; i++) {
                batch.run();
            }
            double bytes = threads.getThreadAllocatedBytes(id) - before;
            least = Math.min(least, bytes / CALLS / SIZE);
        }
        assertThat(least).as("bytes for an element of %s", name).isLessThan(1);
    }
}
