package org.mdn4j.examples;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Teaches the layer alone: a DL4J network of your own that ends in a mixture, trained with {@code net.fit}. Nothing is
 * standardised for you here.
 */
public final class Example06YourOwnNetwork {

    private static final int COMPONENTS = 5;

    private Example06YourOwnNetwork() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        run(60);
    }

    static double run(int epochs) {
        NativeThreads.one();
        RandomGenerator rng = new SplittableRandom(6);
        ThreeBands task = new ThreeBands();
        DataSet train = toDl4j(task.sample(2000, rng));
        Dataset testRows = task.sample(2000, rng);
        DataSet test = toDl4j(testRows);

        MultiLayerNetwork net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(6)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.01))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(32)
                        .activation(Activation.TANH)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(32)
                        .nOut(32)
                        .activation(Activation.TANH)
                        .build())
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(32)
                        .components(COMPONENTS)
                        .targets(1)
                        .build())
                .build());
        net.init();
        List<DataSet> batches = train.batchBy(100);
        for (int epoch = 0; epoch < epochs; epoch++) {
            batches.forEach(net::fit);
        }

        // The score is the mean negative log-likelihood.
        System.out.printf("test log-likelihood %.4f, truth %.4f%n", -net.score(test), task.logLikelihood(testRows));

        // A row of output: K weights, K means, K variances.
        INDArray row = net.output(Nd4j.createFromArray(new float[][] {{0.5f}})).getRow(0);
        double[] weights = group(row, 0);
        double[] means = group(row, 1);
        double[] variances = group(row, 2);
        double[] standardDeviations = Arrays.stream(variances).map(Math::sqrt).toArray();
        UnivariateMixture density = UnivariateMixture.gaussian(weights, means, standardDeviations);
        System.out.println("y given x = 0.5:");
        Lesson.describe(density);
        return -net.score(test);
    }

    private static DataSet toDl4j(Dataset rows) {
        return new DataSet(
                Nd4j.createFromArray(rows.x()).castTo(DataType.FLOAT),
                Nd4j.createFromArray(rows.y()).castTo(DataType.FLOAT));
    }

    private static double[] group(INDArray row, int group) {
        return row.get(NDArrayIndex.interval(group * COMPONENTS, (group + 1) * COMPONENTS))
                .toDoubleVector();
    }
}
