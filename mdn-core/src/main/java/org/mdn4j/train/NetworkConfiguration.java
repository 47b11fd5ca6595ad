package org.mdn4j.train;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.mdn4j.activation.Activations;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/** The DL4J configuration that a regressor's options stand for. */
final class NetworkConfiguration {

    private NetworkConfiguration() {}

    static MultiLayerConfiguration of(MdnRegressor.Builder options, long seed, Preparation preparation) {
        NeuralNetConfiguration.Builder network = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .seed(seed)
                .weightInit(weightInit(options.activation))
                .updater(updater(options))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(options.gradientClip);
        if (options.weightDecay > 0) {
            network.weightDecay(options.weightDecay, true);
        }
        NeuralNetConfiguration.ListBuilder layers = network.list();
        int width = preparation.features().size();
        double kept = 1; // of a layer's inputs in a step: none of the features are dropped
        for (int units : options.hidden) {
            addHidden(layers, options.activation, width, units, kept);
            width = units;
            kept = 1 - options.dropout;
        }
        MixtureOutputLayer.Builder output = preparation.outputLayer().nIn(width).weightInit(WeightInit.XAVIER);
        if (kept < 1) {
            output.dropOut(kept);
        }
        return layers.layer(output.build()).build();
    }

    private static void addHidden(
            NeuralNetConfiguration.ListBuilder layers,
            HiddenActivation activation,
            int inputs,
            int units,
            double kept) {
        boolean learnt = activation.name().equals("prelu");
        DenseLayer.Builder dense = new DenseLayer.Builder().nIn(inputs).nOut(units);
        if (kept < 1) {
            dense.dropOut(kept);
        }
        layers.layer(dense.activation(Activations.of(learnt ? HiddenActivation.IDENTITY : activation))
                .build());
        if (learnt) {
            layers.layer(new PReLULayer.Builder()
                    .inputShape(units)
                    .weightInit(new WeightInitConstant(activation.parameters().get(0)))
                    .build());
        }
    }

    private static Adam updater(MdnRegressor.Builder options) {
        return options.learningRatePeriod == 0
                ? new Adam(options.learningRate)
                : new Adam(new CosineSchedule(options.learningRate, options.learningRatePeriod));
    }

    /** What keeps the variance of signals from layer to layer; lesson 11 measures it. */
    private static WeightInit weightInit(HiddenActivation activation) {
        return switch (activation.name()) {
            // Units that are small on one side: He et al. (2015).
            case "relu", "leakyrelu", "rrelu", "prelu", "elu", "softplus", "swish", "gelu" -> WeightInit.RELU;
            // Units that keep a variance of one by themselves: Klambauer et al. (2017).
            case "selu", "serlu" -> WeightInit.LECUN_NORMAL;
            default -> WeightInit.XAVIER; // Glorot and Bengio (2010)
        };
    }
}
