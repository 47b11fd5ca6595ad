package org.mdn4j.examples;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * An output layer of DL4J with the likelihood that it is said to maximise.
 *
 * @param name of the unit and its loss
 * @param likelihood its distribution of y
 * @param layer DL4J's layer, whose inputs are as many as its outputs
 * @param logLikelihood of targets y, given the raw outputs z, without regard to the layer
 */
record OutputUnit(String name, String likelihood, BaseOutputLayer layer, LogLikelihood logLikelihood) {

    private static final double STEP = 1e-5;

    /** The logarithm of a density or probability. */
    @FunctionalInterface
    interface LogLikelihood {

        double of(double[] z, double[] y);
    }

    int outputs() {
        return Math.toIntExact(layer.getNOut());
    }

    /**
     * The gradient of the layer's loss with respect to its raw outputs, from DL4J's backward pass: with the identity for
     * weights the raw outputs are the inputs, and their gradient is that of the biases.
     */
    double[] gradientOfLoss(double[] z, double[] y) {
        int outputs = outputs();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(layer)
                .build());
        network.init();
        network.setParam("0_W", Nd4j.eye(outputs).castTo(DataType.DOUBLE));
        network.setParam("0_b", Nd4j.zeros(DataType.DOUBLE, 1, outputs));
        network.setInput(row(z));
        network.setLabels(row(y));
        network.computeGradientAndScore();
        return network.gradient().getGradientFor("0_b").toDoubleVector();
    }

    /** The gradient of the negative log-likelihood with respect to the raw outputs, by central differences. */
    double[] gradientOfLikelihood(double[] z, double[] y) {
        double[] gradient = new double[z.length];
        double[] moved = z.clone();
        for (int j = 0; j < z.length; j++) {
            moved[j] = z[j] + STEP;
            double up = logLikelihood.of(moved, y);
            moved[j] = z[j] - STEP;
            double down = logLikelihood.of(moved, y);
            moved[j] = z[j];
            gradient[j] = (down - up) / (2 * STEP);
        }
        return gradient;
    }

    private static INDArray row(double[] values) {
        return Nd4j.createFromArray(new double[][] {values});
    }
}
