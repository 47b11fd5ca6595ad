package org.mdn4j.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.model.BatchPredictor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a row costs among many, on one thread: two hidden layers of 50 tanh, 8 inputs, 5 Gaussian components, one target. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PredictBatchBenchmark.ROWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class PredictBatchBenchmark {

    static final int ROWS = 8192;

    private static final double[] PROBABILITIES = {0.05, 0.5, 0.95};

    private BatchPredictor batch;
    private double[] y;
    private float[] raw;
    private double[] out;
    private MultiLayerNetwork dl4j;
    private INDArray features;

    /** Builds the network of all contenders. */
    @Setup
    public void build() {
        Shape shape = Shape.of(ROWS, 50);
        batch = Networks.model(shape).batch(shape.inputs()).sequential();
        y = shape.observed();
        raw = new float[ROWS * shape.outputs()];
        out = new double[ROWS * PROBABILITIES.length];
        dl4j = Networks.dl4j(Networks.theirs(shape));
        features = Nd4j.create(shape.x(), new long[] {ROWS, Shape.INPUTS}, 'c');
    }

    /** Raw rows. */
    @Benchmark
    public float[] rawRows() {
        return batch.raw(0, raw);
    }

    /** Means. */
    @Benchmark
    public double[] means() {
        return batch.means(out);
    }

    /** Three quantiles of each row. */
    @Benchmark
    public double[] quantiles() {
        return batch.quantiles(PROBABILITIES, out);
    }

    /** Log densities. */
    @Benchmark
    public double[] logDensities() {
        return batch.logDensities(y, out);
    }

    /** One draw of each row. */
    @Benchmark
    public double[] draws() {
        return batch.samples(1, 1, out);
    }

    /** Raw rows by DL4J. */
    @Benchmark
    public INDArray dl4j() {
        return dl4j.output(features);
    }
}
