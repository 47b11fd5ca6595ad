package org.mdn4j.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.engine.FusedEngine;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a training step costs: two hidden layers of tanh, 8 inputs, 5 Gaussian components, one target, Adam, one native
 * thread. The same network by DL4J with its own mixture loss, by DL4J with our layer, and by the fused engine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class TrainStepBenchmark {

    /** Rows in a batch. */
    @Param({"32", "128", "1024", "8192"})
    public int batch;

    /** Units in each hidden layer. */
    @Param("50")
    public int width;

    private float[] x;
    private float[] y;
    private INDArray features;
    private INDArray labels;
    private FusedEngine fused;
    private MultiLayerNetwork ourLayer;
    private MultiLayerNetwork theirLoss;

    /** Builds the three networks and one batch. */
    @Setup
    public void build() {
        Shape shape = Shape.of(batch, width);
        x = shape.x();
        y = shape.y();
        fused = Networks.fused(shape);
        ourLayer = Networks.dl4j(Networks.ours(shape));
        theirLoss = Networks.dl4j(Networks.theirs(shape));
        features = Nd4j.create(x, new long[] {batch, Shape.INPUTS}, 'c');
        labels = Nd4j.create(y, new long[] {batch, 1}, 'c');
    }

    /** The fused engine. */
    @Benchmark
    public double fusedEngine() {
        return fused.step(x, y, batch);
    }

    /** DL4J's fit with our output layer. */
    @Benchmark
    public double dl4jWithOurLayer() {
        ourLayer.fit(features, labels);
        return ourLayer.score();
    }

    /** DL4J's fit with ND4J's loss. */
    @Benchmark
    public double dl4jWithTheirLoss() {
        theirLoss.fit(features, labels);
        return theirLoss.score();
    }
}
