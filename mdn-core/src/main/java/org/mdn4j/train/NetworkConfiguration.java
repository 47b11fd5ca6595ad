package org.mdn4j.train;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.mdn4j.engine.Configurations;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/** The DL4J configuration that a regressor's options stand for. */
final class NetworkConfiguration {

    private NetworkConfiguration() {}

    static MultiLayerConfiguration of(MdnRegressor.Builder options, long seed, int inputs, MixtureLayout layout) {
        NeuralNetConfiguration.Builder network = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .seed(seed)
                .weightInit(weightInit(options.activation))
                .updater(new Adam(options.learningRate))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(options.gradientClip);
        if (options.weightDecay > 0) {
            network.weightDecay(options.weightDecay, true);
        }
        NeuralNetConfiguration.ListBuilder layers = network.list();
        int width = inputs;
        for (int units : options.hidden) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(width)
                    .nOut(units)
                    .activation(Configurations.dl4j(options.activation))
                    .build());
            width = units;
        }
        MixtureOutputLayer.Builder output = new MixtureOutputLayer.Builder()
                .nIn(width)
                .components(layout.components())
                .targets(layout.targets())
                .family(layout.family().name())
                .weightInit(WeightInit.XAVIER);
        if (options.variance != null) {
            output.variance(options.variance, options.varianceFloor);
        }
        return layers.layer(output.build()).build();
    }

    /** He et al. (2015) for units that are zero on one side, Glorot and Bengio (2010) for the others. */
    private static WeightInit weightInit(HiddenActivation activation) {
        return switch (activation) {
            case RELU, LEAKYRELU, ELU, SOFTPLUS, SWISH -> WeightInit.RELU;
            case IDENTITY, TANH, SIGMOID -> WeightInit.XAVIER;
        };
    }
}
