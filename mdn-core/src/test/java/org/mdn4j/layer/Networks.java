package org.mdn4j.layer;

import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/** Small networks and data for the tests of this package. */
final class Networks {

    private Networks() {}

    static MixtureOutputLayer.Builder output(int components, int targets) {
        return new MixtureOutputLayer.Builder().components(components).targets(targets);
    }

    /** In double precision and without updater, as gradient checks need it. */
    static NeuralNetConfiguration.Builder checkable() {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .weightInit(WeightInit.XAVIER);
    }

    /** In float32 with Adam, as one trains. */
    static NeuralNetConfiguration.Builder trainable() {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.FLOAT)
                .updater(new Adam(1e-2))
                .weightInit(WeightInit.XAVIER);
    }

    static MultiLayerNetwork dense(
            NeuralNetConfiguration.Builder base, int inputs, int hidden, MixtureOutputLayer out) {
        MultiLayerNetwork network = new MultiLayerNetwork(base.list()
                .layer(new DenseLayer.Builder()
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .build())
                .layer(out)
                .setInputType(InputType.feedForward(inputs))
                .build());
        network.init();
        return network;
    }

    static ComputationGraph graph(NeuralNetConfiguration.Builder base, int inputs, int hidden, MixtureOutputLayer out) {
        ComputationGraphConfiguration configuration = base.graphBuilder()
                .addInputs("x")
                .addLayer(
                        "hidden",
                        new DenseLayer.Builder()
                                .nOut(hidden)
                                .activation(Activation.TANH)
                                .build(),
                        "x")
                .addLayer("mixture", out, "hidden")
                .setOutputs("mixture")
                .setInputTypes(InputType.feedForward(inputs))
                .build();
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        return network;
    }

    static MultiLayerNetwork recurrent(
            NeuralNetConfiguration.Builder base, int inputs, int hidden, RNNFormat format, MixtureOutputLayer out) {
        MultiLayerNetwork network = new MultiLayerNetwork(base.list()
                .layer(new LSTM.Builder()
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .build())
                .layer(out)
                .setInputType(InputType.recurrent(inputs, format))
                .build());
        network.init();
        return network;
    }

    /** Standard normal numbers from a seed. */
    static INDArray normal(long seed, DataType type, long... shape) {
        Random random = new Random(seed);
        INDArray array = Nd4j.createUninitialized(type, shape, 'c');
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array;
    }

    static INDArray doubles(double[]... rows) {
        return Nd4j.create(rows);
    }
}
