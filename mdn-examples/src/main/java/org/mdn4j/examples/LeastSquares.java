package org.mdn4j.examples;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.engine.NativeThreads;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network that learns one number for every x by squared error: what mixtures are compared with. */
final class LeastSquares {

    private static final int UNITS = 50;

    private final MultiLayerNetwork network;
    private final Standardizer scaling;

    private LeastSquares(MultiLayerNetwork network, Standardizer scaling) {
        this.network = network;
        this.scaling = scaling;
    }

    /** Fits y to x, one column each. */
    static LeastSquares fit(Dataset train, int epochs) {
        NativeThreads.one();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.03))
                .list()
                .layer(hidden(1))
                .layer(hidden(UNITS))
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(UNITS)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        Standardizer scaling = Standardizer.fit(train.x());
        DataSet rows =
                new DataSet(column(scaling, train.column("x")), column(Standardizer.identity(1), train.column("y")));
        for (int epoch = 0; epoch < epochs; epoch++) {
            network.fit(rows);
        }
        return new LeastSquares(network, scaling);
    }

    private static DenseLayer hidden(int inputs) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(UNITS)
                .activation(Activation.TANH)
                .build();
    }

    /** A scaled column as a matrix, {@code [N, 1]}. */
    private static INDArray column(Standardizer scaling, double[] values) {
        float[][] rows = new float[values.length][1];
        for (int i = 0; i < rows.length; i++) {
            scaling.apply(new double[] {values[i]}, rows[i]);
        }
        return Nd4j.createFromArray(rows);
    }

    double[] predict(double[] x) {
        return network.output(column(scaling, x)).toDoubleVector();
    }

    double rootMeanSquareError(Dataset test) {
        double[] y = test.column("y");
        double[] predicted = predict(test.column("x"));
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - predicted[i]) * (y[i] - predicted[i]);
        }
        return Math.sqrt(sum / y.length);
    }

    /** Least squares is maximum likelihood with a Gaussian of one width: here the best one for the test rows. */
    double logLikelihood(Dataset test) {
        return Gaussian.of(0, rootMeanSquareError(test)).logDensity(0) - 0.5;
    }
}
