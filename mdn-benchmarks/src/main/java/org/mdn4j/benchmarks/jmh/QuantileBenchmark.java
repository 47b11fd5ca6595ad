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

/** What a quantile of five Gaussians costs at uniform probabilities. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class QuantileBenchmark {

    private final UnivariateMixture mixture = ExampleMixture.mixture();
    private final CommonsMathMixture commonsMath = new CommonsMathMixture(new Well19937c(1));
    private final CommonsStatisticsMixture commonsStatistics =
            new CommonsStatisticsMixture(new SplittableRandom(1)::nextLong);
    private final double[] probabilities = ExampleMixture.probabilities();
    private int next;

    private double probability() {
        return probabilities[next++ & ExampleMixture.COUNT - 1];
    }

    /** The mixture of this library, to the last digit. */
    @Benchmark
    public double mdn4j() {
        return mixture.quantile(probability());
    }

    /** The quantile that the base class of Commons Math finds, to 1e-9. */
    @Benchmark
    public double commonsMath() {
        return commonsMath.inverseCumulativeProbability(probability());
    }

    /** A root found between quantiles of Commons Statistics, to 1e-12. */
    @Benchmark
    public double commonsStatistics() {
        return commonsStatistics.quantile(probability());
    }
}
