package org.mdn4j.benchmarks.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.random.Well19937c;
import org.mdn4j.distribution.UnivariateMixture;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A question about the mixture of five Gaussians: what this library and both Apache Commons take for the answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public abstract class ExampleBenchmark {

    final UnivariateMixture mixture = ExampleMixture.mixture();
    final CommonsMathMixture commonsMath = new CommonsMathMixture(new Well19937c(1));
    final CommonsStatisticsMixture commonsStatistics = new CommonsStatisticsMixture(new SplittableRandom(1)::nextLong);
}
