package org.mdn4j.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/** What the log density of five Gaussians costs at points all over the mixture. */
public class LogDensityBenchmark extends ExampleBenchmark {

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
