package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.mdn4j.engine.NativeThreads;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Teaches vanishing gradients: on its way down through ten layers the gradient is multiplied with ten derivatives, which are
 * at most a quarter with the logistic sigmoid (Hochreiter 1991; Glorot and Bengio 2010).
 */
public final class Example10VanishingGradients {

    private static final int INPUTS = 20;
    private static final int DEPTH = 10;
    private static final int WIDTH = 50;
    private static final int ROWS = 256;

    private static final Map<String, WeightInit> STARTS = starts();

    private Example10VanishingGradients() {}

    private static Map<String, WeightInit> starts() {
        Map<String, WeightInit> starts = new LinkedHashMap<>();
        starts.put("sigmoid", WeightInit.XAVIER);
        starts.put("tanh", WeightInit.XAVIER);
        starts.put("relu", WeightInit.RELU);
        starts.put("elu", WeightInit.RELU);
        starts.put("selu", WeightInit.LECUN_NORMAL);
        return starts;
    }

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 10);
    }

    /** The norms of the gradients of the weights by activation, first layer first; geometric means over networks. */
    static Map<String, double[]> run(Path out, int networks) throws IOException {
        NativeThreads.one();
        Map<String, double[]> norms = new LinkedHashMap<>();
        LineChart chart = LineChart.of(
                "Gradients in a network of ten hidden layers, at the start", "hidden layer", "norm of its gradient");
        System.out.println("norm of the gradient of a layer's weights   layer 1   layer 10   ratio");
        for (Map.Entry<String, WeightInit> start : STARTS.entrySet()) {
            double[] byLayer = norms(start.getKey(), start.getValue(), networks);
            norms.put(start.getKey(), byLayer);
            System.out.printf(
                    "  %-10s %-30s %9.2e  %9.2e   %.2e%n",
                    start.getKey(),
                    "start " + start.getValue(),
                    byLayer[0],
                    byLayer[DEPTH - 1],
                    byLayer[0] / byLayer[DEPTH - 1]);
            chart.line(start.getKey(), Grid.counting(DEPTH), byLayer);
        }
        Path file = out.resolve("vanishing-gradients.png");
        Pictures.save(List.of(chart.logarithmic().chart()), 1, file);
        Lesson.wrote(file);
        return norms;
    }

    private static double[] norms(String activation, WeightInit start, int networks) {
        double[] logs = new double[DEPTH];
        for (int seed = 1; seed <= networks; seed++) {
            MultiLayerNetwork network = new MultiLayerNetwork(new DeepStack(activation, INPUTS, DEPTH, WIDTH)
                    .start(start)
                    .seed(seed)
                    .build(3));
            network.init();
            Nd4j.getRandom().setSeed(100 + seed);
            INDArray x = Nd4j.randn(DataType.FLOAT, ROWS, INPUTS);
            network.setInput(x);
            network.setLabels(x.sum(true, 1).divi(Math.sqrt(INPUTS))); // y depends on x: there is something to learn
            network.computeGradientAndScore();
            for (int l = 0; l < DEPTH; l++) {
                INDArray gradient = network.gradient().getGradientFor(l + "_W");
                logs[l] += Math.log(gradient.norm2Number().doubleValue()) / networks;
            }
        }
        for (int l = 0; l < DEPTH; l++) {
            logs[l] = Math.exp(logs[l]);
        }
        return logs;
    }
}
