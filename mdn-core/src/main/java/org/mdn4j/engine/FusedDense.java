package org.mdn4j.engine;

import java.util.Arrays;
<<<<<<< HEAD
import org.bytedeco.openblas.global.openblas;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.mdn4j.activation.RandomisedLeakyReLU;
import org.mdn4j.layer.MixtureOutputLayer;
=======
>>>>>>> engine
import org.mdn4j.network.HiddenActivation;

/** {@code activation(x W^T + b)}. */
final class FusedDense implements FusedLayer {

    private final int inputs;
    private final int outputs;
    private final boolean hasBias;
    private final HiddenActivation activation;
    private final int offset; // of the weights in the flat vector: [outputs][inputs], then biases [outputs]
    private final OffHeap weights;
    private final float[] biases;

    FusedDense(int inputs, int outputs, boolean hasBias, HiddenActivation activation, int offset) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.hasBias = hasBias;
        this.activation = activation;
        this.offset = offset;
        this.weights = new OffHeap(inputs * outputs);
        this.biases = new float[outputs];
    }

<<<<<<< HEAD
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
=======
    @Override
    public int outputs() {
        return outputs;
>>>>>>> engine
    }

    @Override
    public void load(float[] parameters) {
        weights.put(parameters, offset, inputs * outputs);
        if (hasBias) {
            System.arraycopy(parameters, offset + inputs * outputs, biases, 0, outputs);
        }
    }

    @Override
    public FusedLayer.Pass pass(int maxRows) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final OffHeap x; // [rows][inputs], then their gradient
        private final OffHeap z; // [rows][outputs], then their gradient
        private final OffHeap weightGradient = new OffHeap(inputs * outputs);
        private final OffHeap biasGradient = new OffHeap(outputs);
        private final OffHeap ones;
        private final float[] bias; // [rows][outputs]: a flat sum vectorises, one of a row and a vector does not
        private final float[] preActivation; // [rows][outputs]
        private final float[] output; // [rows][outputs]
        private final float[] inputGradient; // [rows][inputs]
        private float kept; // of the gradients so far: 0 in the first block, then 1

        Pass(int maxRows) {
            this.x = new OffHeap(maxRows * inputs);
            this.z = new OffHeap(maxRows * outputs);
            this.ones = new OffHeap(maxRows);
            float[] one = new float[maxRows];
            Arrays.fill(one, 1);
            ones.put(one, 0, maxRows);
            this.bias = new float[hasBias ? maxRows * outputs : 0];
            this.preActivation = new float[maxRows * outputs];
            this.output = activation == HiddenActivation.IDENTITY ? preActivation : new float[maxRows * outputs];
            this.inputGradient = new float[maxRows * inputs];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            int count = rows * outputs;
            x.put(in, 0, rows * inputs);
            Products.forward(x, weights, z, rows, inputs, outputs);
            z.get(preActivation, 0, count);
            if (hasBias) {
                if (kept == 0) {
                    Tiles.repeat(biases, bias, rows);
                }
                Tiles.add(bias, preActivation, count);
            }
<<<<<<< HEAD
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
=======
            if (activation != HiddenActivation.IDENTITY) {
                activation.apply(preActivation, output, count);
>>>>>>> engine
            }
            return output;
        }

        @Override
        public float[] backward(float[] gradient, int rows, boolean wanted) {
            int count = rows * outputs;
            if (activation != HiddenActivation.IDENTITY) {
                activation.backward(preActivation, output, gradient, count);
            }
            z.put(gradient, 0, count);
            Products.weightGradient(z, x, weightGradient, rows, inputs, outputs, kept);
            if (hasBias) {
                Products.biasGradient(z, ones, biasGradient, rows, outputs, kept);
            }
            if (wanted) {
                Products.inputGradient(z, weights, x, rows, inputs, outputs);
                x.get(inputGradient, 0, rows * inputs);
            }
            kept = 1;
            return inputGradient;
        }

        @Override
        public void collect(float[] gradient) {
            weightGradient.get(gradient, offset, inputs * outputs);
            if (hasBias) {
                biasGradient.get(gradient, offset + inputs * outputs, outputs);
            }
            kept = 0;
        }
    }
}
