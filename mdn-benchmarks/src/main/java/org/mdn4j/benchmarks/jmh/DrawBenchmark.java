package org.mdn4j.benchmarks.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.random.Well19937c;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.distribution.UnivariateSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a draw from five Gaussians costs, with the same generator but for Commons Math, which brings its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DrawBenchmark {

    private final UnivariateMixture mixture = ExampleMixture.mixture();
    private final CommonsMathMixture commonsMath = new CommonsMathMixture(new Well19937c(1));
    private final CommonsStatisticsMixture commonsStatistics =
            new CommonsStatisticsMixture(new SplittableRandom(1)::nextLong);
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
