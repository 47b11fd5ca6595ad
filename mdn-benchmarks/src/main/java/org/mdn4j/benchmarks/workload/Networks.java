package org.mdn4j.benchmarks.workload;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Standardizer;
import org.mdn4j.engine.Configurations;
import org.mdn4j.engine.FusedEngine;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.engine.UnsupportedConfigurationException;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.DenseNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMixtureDensity;

/** The network of a {@link Shape}, by each of the contenders. */
public final class Networks {

    private Networks() {}

    /** With this project's output layer. */
    public static MultiLayerConfiguration ours(Shape shape) {
        return configuration(
                shape,
                new MixtureOutputLayer.Builder()
                        .components(shape.components())
                        .targets(shape.targets())
                        .nIn(shape.width())
                        .build());
    }

    /** With the mixture loss that ND4J brings. Its components have one variance for all targets. */
    public static MultiLayerConfiguration theirs(Shape shape) {
        return configuration(
                shape,
                new OutputLayer.Builder(LossMixtureDensity.builder()
                                .gaussians(shape.components())
                                .labelWidth(shape.targets())
                                .build())
                        .activation(Activation.IDENTITY)
                        .nIn(shape.width())
                        .nOut((2 + shape.targets()) * shape.components())
                        .build());
    }

    private static MultiLayerConfiguration configuration(Shape shape, BaseOutputLayer output) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .activation(Activation.TANH)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(Shape.INPUTS)
                        .nOut(shape.width())
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(shape.width())
                        .nOut(shape.width())
                        .build())
                .layer(output)
                .build();
    }

    /** A DL4J network, initialised. */
    public static MultiLayerNetwork dl4j(MultiLayerConfiguration configuration) {
        NativeThreads.one();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
        network.init();
        return network;
    }

    /** The fused engine. */
    public static FusedEngine fused(Shape shape) {
        try {
            return FusedEngine.compile(ours(shape));
        } catch (UnsupportedConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The network in plain Java. */
    public static DenseNetwork plain(Shape shape) {
        MultiLayerConfiguration configuration = ours(shape);
        return Configurations.denseNetwork(configuration, fused(shape).parameters());
    }

    /** A model of that network. */
    public static MdnModel model(Shape shape) {
        List<String> inputs = names("x", Shape.INPUTS);
        return MdnModel.of(
                new Columns(inputs, names("y", shape.targets())),
                Standardizer.identity(Shape.INPUTS),
                Standardizer.identity(shape.targets()),
                shape.layout(),
                List.of(plain(shape)));
    }

    private static List<String> names(String prefix, int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> prefix + i)
                .toList();
    }
}
