package org.mdn4j.examples;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.mdn4j.activation.Activations;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** Describes the networks of the lessons: equal hidden layers under a mixture of one target. */
final class DeepStack {

    private final String activation;
    private final int inputs;
    private final int depth;
    private final int width;
    private IWeightInit start = WeightInit.XAVIER.getWeightInitFunction();
    private double bias;
    private IUpdater updater = new NoOp();
    private boolean normalised;
    private long seed = 1;

    /** So many hidden layers of a width and an activation. */
    DeepStack(String activation, int inputs, int depth, int width) {
        this.activation = activation;
        this.inputs = inputs;
        this.depth = depth;
        this.width = width;
    }

    /** How the weights start. */
    DeepStack start(WeightInit start) {
        return start(start.getWeightInitFunction());
    }

    DeepStack start(IWeightInit start) {
        this.start = start;
        return this;
    }

    /** Where the biases start. */
    DeepStack bias(double bias) {
        this.bias = bias;
        return this;
    }

    DeepStack updater(IUpdater updater) {
        this.updater = updater;
        return this;
    }

    /** With batch normalisation between the products and the nonlinearities. */
    DeepStack normalised(boolean normalised) {
        this.normalised = normalised;
        return this;
    }

    DeepStack seed(long seed) {
        this.seed = seed;
        return this;
    }

    MultiLayerConfiguration build(int components) {
        ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(updater)
                .weightInit(start)
                .biasInit(bias)
                .list();
        for (int l = 0; l < depth; l++) {
            hidden(layers, l == 0 ? inputs : width);
        }
        return layers.layer(new MixtureOutputLayer.Builder()
                        .nIn(width)
                        .components(components)
                        .weightInit(WeightInit.XAVIER)
                        .build())
                .build();
    }

    private void hidden(ListBuilder layers, int below) {
        boolean learnt = activation.equals("prelu");
        DenseLayer.Builder dense = new DenseLayer.Builder().nIn(below).nOut(width);
        if (normalised) {
            layers.layer(dense.activation(Activations.of("identity")).build());
            layers.layer(new BatchNormalization.Builder().nIn(width).nOut(width).build());
            layers.layer(new ActivationLayer.Builder()
                    .activation(Activations.of(activation))
                    .build());
        } else {
            layers.layer(dense.activation(Activations.of(learnt ? "identity" : activation))
                    .build());
        }
        if (learnt) {
            layers.layer(new PReLULayer.Builder()
                    .inputShape(width)
                    .weightInit(new WeightInitConstant(0.25))
                    .build());
        }
    }
}
