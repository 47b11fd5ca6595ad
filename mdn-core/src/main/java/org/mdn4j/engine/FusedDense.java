package org.mdn4j.engine;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.mdn4j.activation.RandomisedLeakyReLU;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.HiddenActivation;

/** One dense layer of the {@link FusedEngine}: its parameters, their gradients, and the activations of a batch. */
final class FusedDense {

    private final int inputs;
    private final int outputs;
    private final HiddenActivation activation;
    private final boolean hasBias;
    private final ParameterUpdate weightUpdate;
    private final ParameterUpdate biasUpdate;
    private final GradientClip clip;
    private final float[] weights; // [outputs][inputs], as they lie in DL4J's vector
    private final float[] biases; // [outputs]
    private final float[] weightGradient; // [outputs][inputs]
    private final float[] biasGradient; // [outputs]
    private float[] preActivation = new float[0]; // [rows][outputs]
    private float[] output = new float[0]; // [rows][outputs]
    private float[] outputGradient = new float[0]; // [rows][outputs]

    private FusedDense(FeedForwardLayer layer, HiddenActivation activation, String where)
            throws UnsupportedConfigurationException {
        this.inputs = Math.toIntExact(layer.getNIn());
        this.outputs = Math.toIntExact(layer.getNOut());
        this.activation = activation;
        this.hasBias = Configurations.hasBias(layer);
        this.weightUpdate = ParameterUpdate.of(layer.getIUpdater(), layer.getRegularization(), inputs * outputs, where);
        this.biasUpdate = ParameterUpdate.of(
                layer.getBiasUpdater() == null ? layer.getIUpdater() : layer.getBiasUpdater(),
                layer.getRegularizationBias(),
                outputs,
                where);
        this.clip = GradientClip.of(layer.getGradientNormalization(), layer.getGradientNormalizationThreshold(), where);
        this.weights = new float[inputs * outputs];
        this.biases = new float[outputs];
        this.weightGradient = new float[inputs * outputs];
        this.biasGradient = new float[outputs];
    }

    static FusedDense of(Layer layer, int index) throws UnsupportedConfigurationException {
        String where = "layer " + index + " (" + layer.getClass().getSimpleName() + ")";
        refuse(where, !(layer instanceof DenseLayer) && !(layer instanceof MixtureOutputLayer), "another type");
        refuse(where, layer.getIDropout() != null, "dropout");
        refuse(where, layer.getConstraints() != null && !layer.getConstraints().isEmpty(), "constraints");
        if (layer instanceof MixtureOutputLayer mixture) {
            refuse(where, mixture.getWeightNoise() != null, "weight noise");
            return new FusedDense(mixture, HiddenActivation.IDENTITY, where);
        }
        DenseLayer dense = (DenseLayer) layer;
        refuse(where, dense.getWeightNoise() != null, "weight noise");
        refuse(where, dense.hasLayerNorm(), "layer normalisation");
        refuse(where, dense.getActivationFn() instanceof RandomisedLeakyReLU, "a randomised activation");
        try {
            return new FusedDense(dense, Configurations.hiddenActivation(dense.getActivationFn()), where);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedConfigurationException(where, "activation " + dense.getActivationFn());
        }
    }

    private static void refuse(String where, boolean unsupported, String what)
            throws UnsupportedConfigurationException {
        if (unsupported) {
            throw new UnsupportedConfigurationException(where, what);
        }
    }

    /** The activations of the batch, {@code [rows][outputs]}. */
    float[] output() {
        return output;
    }

    /** Where the layer above puts the gradient with respect to {@link #output}. */
    float[] outputGradient() {
        return outputGradient;
    }

    float[] forward(float[] x, int rows) {
        ensureRows(rows);
        if (hasBias) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(biases, 0, preActivation, i * outputs, outputs);
            }
        }
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                rows,
                outputs,
                inputs,
                1,
                x,
                inputs,
                weights,
                inputs,
                hasBias ? 1 : 0,
                preActivation,
                outputs);
        activation.apply(preActivation, output, rows * outputs);
        return output;
    }

    private void ensureRows(int rows) {
        if (output.length < rows * outputs) {
            preActivation = new float[rows * outputs];
            output = new float[rows * outputs];
            outputGradient = new float[rows * outputs];
        }
    }

    /**
     * Turns the gradient of the output into those of the parameters and of the input.
     *
     * @param x the input of the forward pass
     * @param inputGradient receives the gradient of the input; or null where nobody asks
     */
    void backward(float[] x, float[] inputGradient, int rows) {
        if (!activation.equals(HiddenActivation.IDENTITY)) {
            activation.backward(preActivation, output, outputGradient, rows * outputs);
        }
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasTrans,
                openblas.CblasNoTrans,
                outputs,
                inputs,
                rows,
                1,
                outputGradient,
                outputs,
                x,
                inputs,
                0,
                weightGradient,
                inputs);
        Arrays.fill(biasGradient, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < outputs; j++) {
                biasGradient[j] += outputGradient[i * outputs + j];
            }
        }
        if (inputGradient != null) {
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasNoTrans,
                    rows,
                    inputs,
                    outputs,
                    1,
                    outputGradient,
                    outputs,
                    weights,
                    inputs,
                    0,
                    inputGradient,
                    inputs);
        }
    }

    void update() {
        clip.apply(weightGradient, hasBias ? biasGradient : new float[0]);
        weightUpdate.apply(weights, weightGradient);
        if (hasBias) {
            biasUpdate.apply(biases, biasGradient);
        }
    }

    int parameterCount() {
        return weights.length + (hasBias ? outputs : 0);
    }

    int writeParameters(float[] flat, int offset) {
        System.arraycopy(weights, 0, flat, offset, weights.length);
        if (hasBias) {
            System.arraycopy(biases, 0, flat, offset + weights.length, outputs);
        }
        return offset + parameterCount();
    }

    int readParameters(float[] flat, int offset) {
        System.arraycopy(flat, offset, weights, 0, weights.length);
        if (hasBias) {
            System.arraycopy(flat, offset + weights.length, biases, 0, outputs);
        }
        return offset + parameterCount();
    }
}
