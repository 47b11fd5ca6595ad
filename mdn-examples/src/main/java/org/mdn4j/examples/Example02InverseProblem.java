package org.mdn4j.examples;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.SamplesChart;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.MdnRegressor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Teaches why a mixture: in an inverse problem one x has several right answers, least squares returns their mean, which
 * is none of them, and a mixture density network returns all (Bishop 1994).
 */
public final class Example02InverseProblem {

    private Example02InverseProblem() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 500, 1000);
    }

    static void run(Path out, int leastSquaresEpochs, int maxEpochs) throws IOException {
        InverseSinusoid task = new InverseSinusoid();
        RandomGenerator rng = new SplittableRandom(1994);
        Dataset train = task.sample(1000, rng);
        Dataset test = task.sample(2000, rng);

        NativeThreads.one();
        Standardizer scaling = Standardizer.fit(train.x());
        MultiLayerNetwork leastSquares = leastSquares(train, scaling, leastSquaresEpochs);
        double rmse = rootMeanSquareError(test.column("y"), predict(leastSquares, scaling, test.column("x")));
        MdnModel model = MdnRegressor.builder()
                .components(3)
                .members(1) // one network, to look at its three components
                .seed(1)
                .maxEpochs(maxEpochs)
                .listener(Lesson.progress(50))
                .build()
                .fit(train)
                .model();

        System.out.println("log-likelihood of 2,000 test rows, in nats a row:");
        // Least squares is maximum likelihood with one Gaussian of constant width.
        double widest = Gaussian.of(0, rmse).logDensity(0) - 0.5;
        System.out.printf("  least squares          %7.4f   (root mean square error %.3f)%n", widest, rmse);
        System.out.printf("  mixture, 3 components  %7.4f%n", model.logLikelihood(test));
        System.out.printf("  truth                  %7.4f%n", task.logLikelihood(test));
        System.out.println("y given x = 0.6:");
        Lesson.describe(model.predict(0.6));

        Dataset shown = test.rows(IntStream.range(0, 500).toArray());
        XYChart left = SamplesChart.of("Least squares: one answer, between the right ones", shown);
        double[] x = IntStream.rangeClosed(-5, 105).mapToDouble(i -> i / 100.0).toArray();
        left.addSeries("least squares", x, predict(leastSquares, scaling, x))
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.BLACK);
        XYChart right = DensityMap.of("Mixture density network: all answers", Slice.of(model), shown);
        Path file = out.resolve("inverse-problem.png");
        Pictures.save(List.of(left, right), 2, file);
        Lesson.wrote(file);
    }

    private static MultiLayerNetwork leastSquares(Dataset train, Standardizer scaling, int epochs) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.03))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(50)
                        .activation(Activation.TANH)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(50)
                        .nOut(50)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(50)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        DataSet rows =
                new DataSet(column(scaling, train.column("x")), column(Standardizer.identity(1), train.column("y")));
        for (int epoch = 0; epoch < epochs; epoch++) {
            network.fit(rows);
        }
        return network;
    }

    /** A scaled column as a matrix, {@code [N, 1]}. */
    private static INDArray column(Standardizer scaling, double[] values) {
        float[][] rows = new float[values.length][1];
        for (int i = 0; i < rows.length; i++) {
            scaling.apply(new double[] {values[i]}, rows[i]);
        }
        return Nd4j.createFromArray(rows);
    }

    private static double[] predict(MultiLayerNetwork network, Standardizer scaling, double[] x) {
        return network.output(column(scaling, x)).toDoubleVector();
    }

    private static double rootMeanSquareError(double[] y, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - predicted[i]) * (y[i] - predicted[i]);
        }
        return Math.sqrt(sum / y.length);
    }
}
