package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.mdn4j.activation.Activations;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.activations.IActivation;

/** Reads DL4J configurations: their layers, and the plain-Java network that a parameter vector stands for. */
public final class Configurations {

    private Configurations() {}

    /** The configured layers, first one first. */
    static List<Layer> layers(MultiLayerConfiguration configuration) {
        return configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
    }

    /**
     * The last layer.
     *
     * @throws IllegalArgumentException if it is not a {@link MixtureOutputLayer}
     */
    public static MixtureOutputLayer mixtureLayer(MultiLayerConfiguration configuration) {
        List<Layer> layers = layers(configuration);
        Layer last = layers.get(layers.size() - 1);
        if (last instanceof MixtureOutputLayer mixture) {
            return mixture;
        }
        throw new IllegalArgumentException("need a network that ends in MixtureOutputLayer but it ends in "
                + last.getClass().getSimpleName());
    }

    /**
     * The plain-Java network of a stack of dense layers; slopes of a PReLU layer go to the dense layer below it.
     *
     * @param flat DL4J's flat parameter vector: for each layer weights {@code [inputs, outputs]} in column order, then
     *     biases
     * @throws IllegalArgumentException if a layer is of another kind or an activation is unknown
     */
    public static DenseNetwork denseNetwork(MultiLayerConfiguration configuration, float[] flat) {
        List<DenseNetwork.Layer> dense = new ArrayList<>();
        int offset = 0;
        for (Layer layer : layers(configuration)) {
            if (layer instanceof PReLULayer) {
                offset += addSlopes(dense, flat, offset);
            } else {
                offset += addDense(dense, layer, flat, offset);
            }
        }
        return new DenseNetwork(dense);
    }

    private static int addDense(List<DenseNetwork.Layer> dense, Layer layer, float[] flat, int start) {
        if (!(layer instanceof DenseLayer) && !(layer instanceof MixtureOutputLayer)) {
            throw new IllegalArgumentException(
                    "need dense layers only but got " + layer.getClass().getSimpleName());
        }
        FeedForwardLayer forward = (FeedForwardLayer) layer;
        int inputs = Math.toIntExact(forward.getNIn());
        int outputs = Math.toIntExact(forward.getNOut());
        float[] weights = new float[inputs * outputs];
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < inputs; i++) {
                weights[i * outputs + j] = flat[start + j * inputs + i];
            }
        }
        int afterWeights = start + weights.length;
        float[] biases =
                hasBias(layer) ? Arrays.copyOfRange(flat, afterWeights, afterWeights + outputs) : new float[outputs];
        HiddenActivation activation = layer instanceof DenseLayer
                ? hiddenActivation(forward.getActivationFn())
                : HiddenActivation.IDENTITY; // the raw row
        dense.add(new DenseNetwork.Layer(weights, biases, activation));
        return weights.length + (hasBias(layer) ? outputs : 0);
    }

    private static int addSlopes(List<DenseNetwork.Layer> dense, float[] flat, int start) {
        int top = dense.size() - 1;
        if (top < 0 || !dense.get(top).activation().equals(HiddenActivation.IDENTITY)) {
            throw new IllegalArgumentException("need a dense layer with activation identity below PReLULayer");
        }
        DenseNetwork.Layer below = dense.get(top);
        int units = below.biases().length;
        float[] slopes = Arrays.copyOfRange(flat, start, start + units);
        dense.set(top, new DenseNetwork.Layer(below.weights(), below.biases(), HiddenActivation.prelu(slopes)));
        return units;
    }

    static boolean hasBias(Layer layer) {
        return layer instanceof DenseLayer dense ? dense.hasBias() : ((MixtureOutputLayer) layer).hasBias();
    }

    /**
     * Our form of a DL4J activation.
     *
     * @throws IllegalArgumentException if it has none
     */
    static HiddenActivation hiddenActivation(IActivation activation) {
        return Activations.hidden(activation);
    }

    /** DL4J's form of one of our activations. */
    public static IActivation dl4j(HiddenActivation activation) {
        return Activations.of(activation);
    }
}
