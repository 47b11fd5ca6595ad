package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Teaches how weights start: with variance 1/n they keep the variance of signals that pass a tanh near zero (Glorot and
 * Bengio 2010), a ReLU throws half of it away and needs 2/n (He et al. 2015), and SELU finds its way to one (Klambauer et al.
 * 2017). Smaller weights let signals die, larger ones drive units into saturation.
 */
public final class Example11WeightStarts {

    private static final int INPUTS = 100;
    private static final int DEPTH = 20;
    private static final int WIDTH = 100;
    private static final int ROWS = 200;

    /** An activation with a start for its weights. */
    private record Start(String name, String activation, IWeightInit weights) {}

    private Example11WeightStarts() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 10);
    }

    /** The mean squares of the outputs of all layers by start, first layer first; means over networks. */
    static Map<String, double[]> run(Path out, int networks) throws IOException {
        NativeThreads.one();
        List<Start> starts = List.of(
                new Start("tanh, Xavier 1/n", "tanh", WeightInit.XAVIER.getWeightInitFunction()),
                new Start("tanh, N(0, 0.05^2)", "tanh", normal(0.05)),
                new Start("tanh, N(0, 1)", "tanh", normal(1)),
                new Start("relu, Xavier 1/n", "relu", WeightInit.XAVIER.getWeightInitFunction()),
                new Start("relu, He 2/n", "relu", WeightInit.RELU.getWeightInitFunction()),
                new Start("selu, LeCun 1/n", "selu", WeightInit.LECUN_NORMAL.getWeightInitFunction()));
        Map<String, double[]> squares = new LinkedHashMap<>();
        LineChart chart = LineChart.of(
                "Signals in a network of twenty hidden layers", "hidden layer", "mean square of its outputs");
        System.out.println("mean square of outputs    layer 1   layer 10   layer 20   factor a layer, 10 to 20");
        for (Start start : starts) {
            double[] byLayer = squares(start, networks);
            squares.put(start.name(), byLayer);
            System.out.printf(
                    "  %-20s  %9.2e  %9.2e  %9.2e   %.3f%n",
                    start.name(), byLayer[0], byLayer[9], byLayer[19], Math.pow(byLayer[19] / byLayer[9], 0.1));
            chart.line(start.name(), Grid.counting(DEPTH), byLayer);
        }
        Path file = out.resolve("weight-starts.png");
        Pictures.save(chart.logarithmic().chart(), file);
        Lesson.wrote(file);
        return squares;
    }

    private static IWeightInit normal(double standardDeviation) {
        return new WeightInitDistribution(new NormalDistribution(0, standardDeviation));
    }

    private static double[] squares(Start start, int networks) {
        double[] squares = new double[DEPTH];
        for (int seed = 1; seed <= networks; seed++) {
            MultiLayerNetwork network = new MultiLayerNetwork(new DeepStack(start.activation(), INPUTS, DEPTH, WIDTH)
                    .start(start.weights())
                    .seed(seed)
                    .build(1));
            network.init();
            Nd4j.getRandom().setSeed(200 + seed);
            List<INDArray> outputs = network.feedForward(Nd4j.randn(DataType.FLOAT, ROWS, INPUTS));
            for (int l = 0; l < DEPTH; l++) {
                INDArray output = outputs.get(l + 1); // the input comes first
                squares[l] += output.mul(output).meanNumber().doubleValue() / networks;
            }
        }
        return squares;
    }
}
