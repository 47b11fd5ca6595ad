package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.mdn4j.data.Dataset;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Teaches dying ReLUs: a unit that is zero on all data has no gradient and never comes back. Too high a learning rate kills
 * many, a large negative bias kills for good, and units that leak do not die. Biases that start a
 * little above zero keep a few more units alive in narrow, deep networks; against high rates they do not help.
 */
public final class Example12DyingRelu {

    private static final int INPUTS = 8;
    private static final int ROWS = 500;
    private static final int DEPTH = 2;
    private static final int WIDTH = 50;
    private static final double KILLING_BIAS = -12;
    private static final int NARROW_DEPTH = 10;
    private static final int NARROW_WIDTH = 8;
    private static final int STARTS = 20;

    /**
     * What was found; shares of all hidden units that give the same answer to all rows.
     *
     * @param byRate dead ReLUs after training by learning rate
     * @param byActivation dead units after training at the highest of the rates, by activation
     * @param heStart dead ReLUs before training in ten layers of eight units with weights of variance 2/n, by the bias
     *     they start from
     * @param xavierStart the same with weights of variance 1/n
     * @param byRateWithBias dead ReLUs after training by learning rate, biases from 1
     * @param revived share of first-layer units, silenced by a bias of -12, that answer again after training
     */
    record Facts(
            Map<Double, Double> byRate,
            Map<String, Double> byActivation,
            Map<Double, Double> heStart,
            Map<Double, Double> xavierStart,
            Map<Double, Double> byRateWithBias,
            Map<String, Double> revived) {}

    private Example12DyingRelu() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), new double[] {0.001, 0.003, 0.01, 0.03, 0.1, 0.3}, 150);
    }

    static Facts run(Path out, double[] rates, int steps) throws IOException {
        NativeThreads.one();
        Dataset data = data(new SplittableRandom(12));
        Map<Double, Double> heStart = new LinkedHashMap<>();
        Map<Double, Double> xavierStart = new LinkedHashMap<>();
        System.out.println("share of ReLUs that are dead before training, ten layers of eight");
        System.out.println("  biases from   weights of variance 2/n   of variance 1/n");
        for (double bias : new double[] {0, 0.1, 1}) {
            heStart.put(bias, deadAtStart(WeightInit.RELU, bias, data));
            xavierStart.put(bias, deadAtStart(WeightInit.XAVIER, bias, data));
            System.out.printf(
                    "  %-11s   %5.1f %%                   %5.1f %%%n",
                    bias, 100 * heStart.get(bias), 100 * xavierStart.get(bias));
        }
        Map<Double, Double> byRate = new LinkedHashMap<>();
        Map<Double, Double> byRateWithBias = new LinkedHashMap<>();
        System.out.println("share of ReLUs that are dead after training, two layers of fifty");
        System.out.println("  learning rate   biases from 0   biases from 1");
        for (double rate : rates) {
            byRate.put(rate, dead(trained(network("relu", 0, rate), data, steps), data));
            byRateWithBias.put(rate, dead(trained(network("relu", 1, rate), data, steps), data));
            System.out.printf(
                    "  %-13s         %5.1f %%         %5.1f %%%n",
                    rate, 100 * byRate.get(rate), 100 * byRateWithBias.get(rate));
        }
        double highest = rates[rates.length - 1];

        Map<String, Double> byActivation = new LinkedHashMap<>();
        Map<String, Double> revived = new LinkedHashMap<>();
        System.out.println("units                dead at rate " + highest + "   silenced units that answer again");
        for (String activation : List.of("relu", "leakyrelu", "elu", "prelu")) {
            byActivation.put(activation, dead(trained(network(activation, 0, highest), data, steps), data));
            revived.put(activation, revived(activation, data, steps));
            System.out.printf(
                    "  %-20s %5.1f %%             %5.1f %%%n",
                    activation, 100 * byActivation.get(activation), 100 * revived.get(activation));
        }
        draw(out, byRate, byRateWithBias);
        return new Facts(byRate, byActivation, heStart, xavierStart, byRateWithBias, revived);
    }

    private static Dataset data(RandomGenerator rng) {
        double[][] x = new double[ROWS][INPUTS];
        double[][] y = new double[ROWS][1];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < INPUTS; j++) {
                x[i][j] = rng.nextGaussian();
            }
            y[i][0] = Math.sin(x[i][0] + x[i][1]) + 0.5 * x[i][2] + 0.2 * rng.nextGaussian();
        }
        return Dataset.of(x, y);
    }

    private static MultiLayerNetwork network(String activation, double bias, double rate) {
        MultiLayerNetwork network = new MultiLayerNetwork(new DeepStack(activation, INPUTS, DEPTH, WIDTH)
                .start(WeightInit.RELU)
                .bias(bias)
                .updater(new Adam(rate))
                .seed(12)
                .build(2));
        network.init();
        return network;
    }

    private static MultiLayerNetwork trained(MultiLayerNetwork network, Dataset data, int steps) {
        return FullBatch.train(network, data, steps).network();
    }

    private static double deadAtStart(WeightInit weights, double bias, Dataset data) {
        double sum = 0;
        for (int seed = 1; seed <= STARTS; seed++) {
            MultiLayerNetwork network = new MultiLayerNetwork(new DeepStack("relu", INPUTS, NARROW_DEPTH, NARROW_WIDTH)
                    .start(weights)
                    .bias(bias)
                    .seed(seed)
                    .build(1));
            network.init();
            sum += dead(outputs(network, data).subList(1, NARROW_DEPTH + 1));
        }
        return sum / STARTS;
    }

    private static double dead(MultiLayerNetwork network, Dataset data) {
        return dead(hiddenOutputs(network, data));
    }

    /** The share of hidden units whose answer is the same for all rows. */
    private static double dead(List<INDArray> layers) {
        int dead = 0;
        int units = 0;
        for (INDArray output : layers) {
            for (int j = 0; j < output.columns(); j++) {
                dead += silent(output, j) ? 1 : 0;
                units++;
            }
        }
        return (double) dead / units;
    }

    private static boolean silent(INDArray output, int unit) {
        INDArray column = output.getColumn(unit);
        return column.maxNumber().equals(column.minNumber());
    }

    /** The outputs of the hidden layers behind their nonlinearities. */
    private static List<INDArray> hiddenOutputs(MultiLayerNetwork network, Dataset data) {
        List<INDArray> all = outputs(network, data);
        boolean learnt = network.getLayerWiseConfigurations().getConf(1).getLayer() instanceof PReLULayer;
        return learnt ? List.of(all.get(2), all.get(4)) : List.of(all.get(1), all.get(2));
    }

    /** The input and the outputs of all layers. */
    private static List<INDArray> outputs(MultiLayerNetwork network, Dataset data) {
        return network.feedForward(Nd4j.createFromArray(data.x()).castTo(DataType.FLOAT));
    }

    /** Silences half of the first layer by its biases, trains, and counts who answers again. */
    private static double revived(String activation, Dataset data, int steps) {
        MultiLayerNetwork network = network(activation, 0, 0.01);
        int silenced = WIDTH / 2;
        for (int j = 0; j < silenced; j++) {
            network.getParam("0_b").putScalar(j, KILLING_BIAS);
        }
        INDArray output = hiddenOutputs(trained(network, data, steps), data).get(0);
        int answering = 0;
        for (int j = 0; j < silenced; j++) {
            answering += silent(output, j) ? 0 : 1;
        }
        return (double) answering / silenced;
    }

    private static void draw(Path out, Map<Double, Double> fromZero, Map<Double, Double> fromOne) throws IOException {
        double[] rates =
                fromZero.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        Path file = out.resolve("dying-relu.png");
        Pictures.save(
                LineChart.of(
                                "ReLUs that are dead on all data after training",
                                "learning rate of Adam",
                                "dead units (%)")
                        .line("biases from 0", rates, percent(fromZero))
                        .line("biases from 1", rates, percent(fromOne))
                        .logarithmicInX()
                        .chart(),
                file);
        Lesson.wrote(file);
    }

    private static double[] percent(Map<Double, Double> shares) {
        return shares.values().stream().mapToDouble(share -> 100 * share).toArray();
    }
}
