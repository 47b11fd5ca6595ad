package org.mdn4j.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/** What a quantile of five Gaussians costs at uniform probabilities. */
public class QuantileBenchmark extends ExampleBenchmark {

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
