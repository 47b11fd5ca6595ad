package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.engine.FusedEngine;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Teaches batch normalisation (Ioffe and Szegedy 2015): its four equations against DL4J's layer, and what it does for a deep
 * network of sigmoids: a faster start. That the end is better too is not what this lesson finds.
 */
public final class Example14BatchNormalisation {

    private static final int ROWS = 6;
    private static final int UNITS = 3;
    private static final double EPSILON = 1e-5;
    private static final int DEPTH = 6;
    private static final int WIDTH = 30;
    private static final double GOAL = 0.15; // nats a row
    private static final int STARTS = 5; // a single one is a matter of luck

    /**
     * What was found.
     *
     * @param largestDifference between the equations and the layer
     * @param stepsToGoal how many steps it took to a loss of 0.15 nats a row, by whether there was normalisation; all
     *     steps where it was not reached; the median of some starts
     * @param losses after training in nats a row, by whether there was normalisation; the median
     */
    record Facts(double largestDifference, Map<Boolean, Integer> stepsToGoal, Map<Boolean, Double> losses) {}

    private Example14BatchNormalisation() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 300);
    }

    static Facts run(Path out, int steps) throws IOException {
        NativeThreads.one();
        double difference = largestDifference();
        System.out.printf("four equations against the layer: largest difference %.1e%n", difference);
        System.out.printf(
                "%d layers of sigmoids, %d starts      steps to a loss of %s   loss after %d steps%n",
                DEPTH, STARTS, GOAL, steps);
        Map<Boolean, Integer> stepsToGoal = new LinkedHashMap<>();
        Map<Boolean, Double> losses = new LinkedHashMap<>();
        LineChart chart = LineChart.of(
                DEPTH + " hidden layers of sigmoids, median of " + STARTS + " starts",
                "training step",
                "negative log-likelihood (nats a row)");
        for (boolean normalised : new boolean[] {false, true}) {
            double[][] histories = IntStream.range(0, STARTS)
                    .mapToObj(start -> train(normalised, steps, 14 + start))
                    .toArray(double[][]::new);
            double[] history = IntStream.range(0, steps)
                    .mapToDouble(step -> median(Arrays.stream(histories).mapToDouble(one -> one[step])))
                    .toArray();
            losses.put(normalised, history[steps - 1]);
            String name = normalised ? "with batch normalisation" : "without";
            stepsToGoal.put(normalised, (int) median(Arrays.stream(histories).mapToDouble(one -> stepsTo(GOAL, one))));
            System.out.printf("  %-30s %14d   %23.4f%n", name, stepsToGoal.get(normalised), history[steps - 1]);
            chart.line(name, Grid.counting(steps), history);
        }
        Path file = out.resolve("batch-normalisation.png");
        Pictures.save(chart.chart(), file);
        Lesson.wrote(file);
        return new Facts(difference, stepsToGoal, losses);
    }

    private static double median(DoubleStream ofStarts) {
        return ofStarts.sorted().skip(STARTS / 2).findFirst().orElseThrow();
    }

    private static double largestDifference() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(new BatchNormalization.Builder()
                        .nIn(UNITS)
                        .nOut(UNITS)
                        .eps(EPSILON)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(UNITS)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        RandomGenerator rng = new SplittableRandom(14);
        double[] gamma = rng.doubles(UNITS, 0.5, 2).toArray();
        double[] beta = rng.doubles(UNITS, -1, 1).toArray();
        network.setParam("0_gamma", Nd4j.createFromArray(new double[][] {gamma}));
        network.setParam("0_beta", Nd4j.createFromArray(new double[][] {beta}));
        double[][] x = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            x[i] = rng.doubles(UNITS, -3, 5).toArray();
        }
        INDArray output =
                network.getLayer(0).activate(Nd4j.createFromArray(x), true, LayerWorkspaceMgr.noWorkspacesImmutable());
        double largest = 0;
        for (int j = 0; j < UNITS; j++) {
            double[] expected = normalised(x, j, gamma[j], beta[j]);
            for (int i = 0; i < ROWS; i++) {
                largest = Math.max(largest, Math.abs(expected[i] - output.getDouble(i, j)));
            }
        }
        return largest;
    }

    /** The four equations, for one unit. */
    private static double[] normalised(double[][] x, int unit, double gamma, double beta) {
        double mean = 0;
        for (double[] row : x) {
            mean += row[unit] / x.length; // 1: the mean of the batch
        }
        double variance = 0;
        for (double[] row : x) {
            variance += (row[unit] - mean) * (row[unit] - mean) / x.length; // 2: its variance, divided by N
        }
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double standard = (x[i][unit] - mean) / Math.sqrt(variance + EPSILON); // 3: standardise
            out[i] = gamma * standard + beta; // 4: a scale and a shift that are learnt
        }
        return out;
    }

    private static int stepsTo(double goal, double[] history) {
        for (int step = 0; step < history.length; step++) {
            if (history[step] <= goal) {
                return step + 1;
            }
        }
        return history.length;
    }

    /** The loss on all rows before every step. */
    private static double[] train(boolean normalised, int steps, long seed) {
        ThreeBands task = new ThreeBands();
        Dataset rows = task.sample(400, new SplittableRandom(14));
        MultiLayerNetwork network = new MultiLayerNetwork(new DeepStack("sigmoid", 1, DEPTH, WIDTH)
                .start(WeightInit.XAVIER)
                .updater(new Adam(0.01))
                .normalised(normalised)
                .seed(seed)
                .build(3));
        network.init();
        FusedEngine engine = FullBatch.engine(network);
        double[] history = new double[steps];
        for (int step = 0; step < steps; step++) {
            history[step] = FullBatch.step(engine, rows);
        }
        return history;
    }
}
