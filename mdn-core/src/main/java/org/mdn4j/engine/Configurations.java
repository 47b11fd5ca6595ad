package org.mdn4j.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
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
     * The plain-Java network that predicts what a trained stack does: normalisations are folded into weights, activations
     * and learnt slopes go to the dense layer below them.
     *
     * @param flat DL4J's flat parameter vector
     * @throws IllegalArgumentException if a layer is of another kind or an activation is unknown
     */
    public static DenseNetwork denseNetwork(MultiLayerConfiguration configuration, float[] flat) {
        return PlainNetwork.of(layers(configuration), inputs(configuration), flat);
    }

    /**
     * The number of columns that enter the network.
     *
     * @throws IllegalArgumentException if no layer says it
     */
    static int inputs(MultiLayerConfiguration configuration) {
        for (Layer layer : layers(configuration)) {
            if (layer instanceof FeedForwardLayer forward && forward.getNIn() > 0) {
                return Math.toIntExact(forward.getNIn());
            }
        }
        throw new IllegalArgumentException("need a layer that says its number of inputs but none does");
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
