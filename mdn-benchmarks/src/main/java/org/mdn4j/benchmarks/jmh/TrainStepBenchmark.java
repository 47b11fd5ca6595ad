package org.mdn4j.benchmarks.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.engine.FusedEngine;
import org.mdn4j.engine.UnsupportedConfigurationException;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMixtureDensity;
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

    private static final int INPUTS = 8;
    private static final int COMPONENTS = 5;

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
    public void build() throws UnsupportedConfigurationException {
        SplittableRandom rng = new SplittableRandom(1);
        x = new float[batch * INPUTS];
        y = new float[batch];
        for (int i = 0; i < x.length; i++) {
            x[i] = rng.nextFloat();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = rng.nextFloat();
        }
        MultiLayerConfiguration ours = configuration(new MixtureOutputLayer.Builder()
                .components(COMPONENTS)
                .nIn(width)
                .build());
        fused = FusedEngine.compile(ours);
        ourLayer = network(ours);
        theirLoss = network(configuration(new OutputLayer.Builder(LossMixtureDensity.builder()
                        .gaussians(COMPONENTS)
                        .labelWidth(1)
                        .build())
                .activation(Activation.IDENTITY)
                .nIn(width)
                .nOut(3 * COMPONENTS)
                .build()));
        features = Nd4j.create(x, new long[] {batch, INPUTS}, 'c');
        labels = Nd4j.create(y, new long[] {batch, 1}, 'c');
    }

    private MultiLayerConfiguration configuration(BaseOutputLayer output) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .activation(Activation.TANH)
                .list()
                .layer(new DenseLayer.Builder().nIn(INPUTS).nOut(width).build())
                .layer(new DenseLayer.Builder().nIn(width).nOut(width).build())
                .layer(output)
                .build();
    }

    private static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
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
