package org.mdn4j.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.RawNetwork;
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

/** What the prediction of one row costs: two hidden layers of tanh, 8 inputs, 5 Gaussian components, one target. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class PredictOneBenchmark {

    /** Units in each hidden layer. */
    @Param({"50", "256"})
    public int width;

    private float[] x;
    private double[] row;
    private float[] raw;
    private RawNetwork.ForwardPass pass;
    private MdnModel model;
    private MultiLayerNetwork dl4j;
    private INDArray features;

    /** Builds the network of all contenders. */
    @Setup
    public void build() {
        Shape shape = Shape.of(1, width);
        x = shape.x();
        row = shape.inputs();
        raw = new float[shape.outputs()];
        pass = Networks.plain(shape).forwardPass();
        model = Networks.model(shape);
        dl4j = Networks.dl4j(Networks.theirs(shape));
        features = Nd4j.create(x, new long[] {1, Shape.INPUTS}, 'c');
    }

    /** The raw row in plain Java. */
    @Benchmark
    public float[] rawRow() {
        pass.run(x, raw);
        return raw;
    }

    /** The distribution in data units. */
    @Benchmark
    public Mixture distribution() {
        return model.predict(row);
    }

    /** The raw row by DL4J. */
    @Benchmark
    public INDArray dl4j() {
        return dl4j.output(features);
    }
}
