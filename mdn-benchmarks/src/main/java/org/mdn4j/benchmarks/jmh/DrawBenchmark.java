package org.mdn4j.benchmarks.jmh;

import java.util.SplittableRandom;
import org.mdn4j.distribution.UnivariateSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What a draw from five Gaussians costs, with the same generator but for Commons Math, which brings its own. */
public class DrawBenchmark extends ExampleBenchmark {

    private final UnivariateSampler sampler = mixture.sampler(new SplittableRandom(1));
    private final double[] batch = new double[1024];

    /** The mixture of this library. */
    @Benchmark
    public double mdn4j() {
        return sampler.next();
    }

    /** Component by its cumulative weight, value by the polar method of Commons Math. */
    @Benchmark
    public double commonsMath() {
        return commonsMath.sample();
    }

    /** Component by its cumulative weight, value by the ziggurat of Commons Statistics. */
    @Benchmark
    public double commonsStatistics() {
        return commonsStatistics.draw();
    }

    /** The mixture of this library, filling an array; time for one of its places. */
    @Benchmark
    @OperationsPerInvocation(1024)
    public double[] mdn4jFilling() {
        sampler.fill(batch);
        return batch;
    }
}
