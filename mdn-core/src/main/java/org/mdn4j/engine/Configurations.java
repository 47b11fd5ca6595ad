package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
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
     * The plain-Java network of a stack of dense layers.
     *
     * @param flat DL4J's flat parameter vector: for each layer weights {@code [inputs, outputs]} in column order, then
     *     biases
     * @throws IllegalArgumentException if a layer is not dense or an activation is unknown
     */
    public static DenseNetwork denseNetwork(MultiLayerConfiguration configuration, float[] flat) {
        List<DenseNetwork.Layer> dense = new ArrayList<>();
        int offset = 0;
        for (Layer layer : layers(configuration)) {
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
                    weights[i * outputs + j] = flat[offset + j * inputs + i];
                }
            }
            offset += weights.length;
            float[] biases = new float[outputs];
            if (hasBias(layer)) {
                biases = Arrays.copyOfRange(flat, offset, offset + outputs);
                offset += outputs;
            }
            HiddenActivation activation = layer instanceof DenseLayer
                    ? hiddenActivation(forward.getActivationFn())
                    : HiddenActivation.IDENTITY; // the raw row
            dense.add(new DenseNetwork.Layer(weights, biases, activation));
        }
        return new DenseNetwork(dense);
    }

    static boolean hasBias(Layer layer) {
        return layer instanceof DenseLayer dense ? dense.hasBias() : ((MixtureOutputLayer) layer).hasBias();
    }

    /**
     * Our name of a DL4J activation.
     *
     * @throws IllegalArgumentException if it has none, or other constants than ours
     */
    static HiddenActivation hiddenActivation(IActivation activation) {
        for (HiddenActivation candidate : HiddenActivation.values()) {
            if (dl4j(candidate).equals(activation)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(
                "need an activation among " + Arrays.toString(HiddenActivation.values()) + " but got " + activation);
    }

    /** DL4J's form of one of our activations. */
    public static IActivation dl4j(HiddenActivation activation) {
        return org.nd4j.linalg.activations.Activation.valueOf(activation.name()).getActivationFunction();
    }
}
