package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

/**
 * Folds a trained stack into dense layers alone: a normalisation goes into the weights below or above it, an activation
 * to the layer below it, and dropout is gone.
 */
final class PlainNetwork {

    private final float[] flat;
    private final List<DenseNetwork.Layer> layers = new ArrayList<>();
    private int offset;
    private int width;
    private double[] scale; // of what the last layer gives, on its way to the next; null: as it is
    private double[] shift;

    private PlainNetwork(float[] flat, int inputs) {
        this.flat = flat;
        this.width = inputs;
    }

    static DenseNetwork of(List<Layer> stack, int inputs, float[] flat) {
        PlainNetwork plain = new PlainNetwork(flat, inputs);
        for (Layer layer : stack) {
            plain.add(layer);
        }
        return new DenseNetwork(plain.layers);
    }

    private void add(Layer layer) {
        if (layer instanceof DenseLayer dense) {
            addDense(dense, dense.hasBias(), Configurations.hiddenActivation(dense.getActivationFn()));
        } else if (layer instanceof MixtureOutputLayer mixture) {
            addDense(mixture, mixture.hasBias(), HiddenActivation.IDENTITY); // the raw row
        } else if (layer instanceof ActivationLayer activation) {
            addActivation(Configurations.hiddenActivation(activation.getActivationFn()));
        } else if (layer instanceof PReLULayer) {
            addActivation(HiddenActivation.prelu(Arrays.copyOfRange(flat, offset, offset + width)));
            offset += width;
        } else if (layer instanceof BatchNormalization normalisation) {
            addNormalisation(normalisation);
        } else if (!(layer instanceof DropoutLayer)) {
            throw new IllegalArgumentException("need layers that fold into dense ones (DenseLayer, ActivationLayer,"
                    + " PReLULayer, BatchNormalization, DropoutLayer, MixtureOutputLayer) but got "
                    + layer.getClass().getSimpleName());
        }
    }

    /** DL4J keeps weights {@code [inputs, outputs]} in column order, then biases. */
    private void addDense(FeedForwardLayer layer, boolean hasBias, HiddenActivation activation) {
        int outputs = Math.toIntExact(layer.getNOut());
        float[] weights = new float[width * outputs];
        float[] biases = new float[outputs];
        for (int j = 0; j < outputs; j++) {
            double bias = hasBias ? flat[offset + width * outputs + j] : 0;
            for (int i = 0; i < width; i++) {
                double weight = flat[offset + j * width + i];
                weights[i * outputs + j] = (float) (scale == null ? weight : weight * scale[i]);
                bias += scale == null ? 0 : weight * shift[i];
            }
            biases[j] = (float) bias;
        }
        offset += weights.length + (hasBias ? outputs : 0);
        width = outputs;
        scale = null;
        layers.add(new DenseNetwork.Layer(weights, biases, activation));
    }

    private void addActivation(HiddenActivation activation) {
        if (!endsLinear()) {
            addScaling();
        }
        DenseNetwork.Layer top = layers.remove(layers.size() - 1);
        layers.add(new DenseNetwork.Layer(top.weights(), top.biases(), activation));
    }

    private boolean endsLinear() {
        return !layers.isEmpty()
                && scale == null
                && layers.get(layers.size() - 1).activation().equals(HiddenActivation.IDENTITY);
    }

    /** A layer that only scales: for an activation that has no dense layer of its own to go to. */
    private void addScaling() {
        float[] weights = new float[width * width];
        float[] biases = new float[width];
        for (int i = 0; i < width; i++) {
            weights[i * width + i] = scale == null ? 1 : (float) scale[i];
            biases[i] = scale == null ? 0 : (float) shift[i];
        }
        scale = null;
        layers.add(new DenseNetwork.Layer(weights, biases, HiddenActivation.IDENTITY));
    }

    private void addNormalisation(BatchNormalization layer) {
        FusedBatchNormalization normalisation = new FusedBatchNormalization(layer, offset);
        double[] ownScale = new double[width];
        double[] ownShift = new double[width];
        normalisation.affine(flat, ownScale, ownShift);
        offset += normalisation.parameterCount();
        if (endsLinear()) {
            foldBelow(ownScale, ownShift);
            return;
        }
        if (scale != null) {
            for (int i = 0; i < width; i++) {
                ownShift[i] += ownScale[i] * shift[i];
                ownScale[i] *= scale[i];
            }
        }
        scale = ownScale;
        shift = ownShift;
    }

    private void foldBelow(double[] ownScale, double[] ownShift) {
        DenseNetwork.Layer below = layers.remove(layers.size() - 1);
        float[] weights = below.weights().clone();
        float[] biases = below.biases().clone();
        for (int w = 0; w < weights.length; w++) {
            weights[w] = (float) (weights[w] * ownScale[w % width]);
        }
        for (int j = 0; j < width; j++) {
            biases[j] = (float) (biases[j] * ownScale[j] + ownShift[j]);
        }
        layers.add(new DenseNetwork.Layer(weights, biases, HiddenActivation.IDENTITY));
    }
}
