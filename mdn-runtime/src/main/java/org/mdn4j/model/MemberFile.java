package org.mdn4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.io.JsonFormatException;
import org.mdn4j.io.JsonObject;
import org.mdn4j.io.Safetensors;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;
import org.mdn4j.network.RawNetwork;

/** One network of a model: its layers in {@code model.json}, its numbers in an entry of their own. */
final class MemberFile {

    private MemberFile() {}

    /** The name of the entry with the numbers of a member. */
    static String entry(int member) {
        return "member-" + member + ".safetensors";
    }

    /** @throws IllegalStateException if the member is not a stack of dense layers */
    static DenseNetwork dense(RawNetwork network, int member) {
        if (network instanceof DenseNetwork dense) {
            return dense;
        }
        throw new IllegalStateException("need members that are a DenseNetwork to write a model file but member "
                + member + " is a " + network.getClass().getName());
    }

    /** The part of {@code model.json} that says what layers there are. */
    static Map<String, Object> describe(DenseNetwork network, int member) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (DenseNetwork.Layer layer : network.layers()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("inputs", inputs(layer));
            json.put("outputs", layer.biases().length);
            json.put("activation", layer.activation().label());
            layers.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", entry(member));
        json.put("layers", layers);
        return json;
    }

    private static int inputs(DenseNetwork.Layer layer) {
        return layer.weights().length / layer.biases().length;
    }

    /** The numbers. */
    static byte[] write(DenseNetwork network) {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        List<DenseNetwork.Layer> layers = network.layers();
        for (int l = 0; l < layers.size(); l++) {
            DenseNetwork.Layer layer = layers.get(l);
            int outputs = layer.biases().length;
            tensors.put(weights(l), Safetensors.Tensor.of(layer.weights(), inputs(layer), outputs));
            tensors.put(biases(l), Safetensors.Tensor.of(layer.biases(), outputs));
        }
        return Safetensors.write(tensors);
    }

    /**
     * The network of a description and its numbers.
     *
     * @throws IllegalArgumentException if they do not agree
     */
    static DenseNetwork read(JsonObject description, Map<String, Safetensors.Tensor> tensors) {
        List<DenseNetwork.Layer> layers = new ArrayList<>();
        for (JsonObject json : description.objects("layers")) {
            int l = layers.size();
            long inputs = json.integer("inputs");
            long outputs = json.integer("outputs");
            layers.add(new DenseNetwork.Layer(
                    values(tensors, weights(l), List.of(inputs, outputs)),
                    values(tensors, biases(l), List.of(outputs)),
                    activation(json)));
        }
        if (tensors.size() != 2 * layers.size()) {
            throw new IllegalArgumentException(
                    "need weights and biases of " + layers.size() + " layers but got " + tensors.size() + " tensors");
        }
        return new DenseNetwork(layers);
    }

    private static HiddenActivation activation(JsonObject layer) {
        try {
            return HiddenActivation.of(layer.string("activation"));
        } catch (JsonFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException(layer.path("activation"), e.getMessage());
        }
    }

    private static float[] values(Map<String, Safetensors.Tensor> tensors, String name, List<Long> shape) {
        Safetensors.Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("need a tensor " + name + " but there is " + tensors.keySet());
        }
        if (!tensor.shape().equals(shape)) {
            throw new IllegalArgumentException(name + ": need shape " + shape + " but got " + tensor.shape());
        }
        return tensor.values();
    }

    private static String weights(int layer) {
        return "layers." + layer + ".weights";
    }

    private static String biases(int layer) {
        return "layers." + layer + ".biases";
    }
}
