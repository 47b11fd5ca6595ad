package org.mdn4j.benchmarks.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.random.Well19937c;
import org.mdn4j.distribution.UnivariateMixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the log density of five Gaussians costs at points all over the mixture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LogDensityBenchmark {

    private final UnivariateMixture mixture = ExampleMixture.mixture();
    private final CommonsMathMixture commonsMath = new CommonsMathMixture(new Well19937c(1));
    private final CommonsStatisticsMixture commonsStatistics =
            new CommonsStatisticsMixture(new SplittableRandom(1)::nextLong);
    private final double[] points = ExampleMixture.points();
    private int next;

    private double point() {
        return points[next++ & ExampleMixture.COUNT - 1];
    }

    /** The mixture of this library. */
    @Benchmark
    public double mdn4j() {
        return mixture.logDensity(point());
    }

    /** The log of the sum of densities of Commons Math. */
    @Benchmark
    public double commonsMath() {
        return commonsMath.logDensity(point());
    }

    /** The log of the sum of exponentials of log densities of Commons Statistics. */
    @Benchmark
    public double commonsStatistics() {
        return commonsStatistics.logDensity(point());
    }
}
