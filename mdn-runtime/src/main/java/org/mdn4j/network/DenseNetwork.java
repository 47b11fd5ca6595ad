package org.mdn4j.network;

import java.util.Arrays;
import java.util.List;

/**
 * A stack of dense layers in plain Java, in single precision. Immutable; any number of threads may share it and get the
 * same bits.
 */
public final class DenseNetwork implements RawNetwork {

    /**
     * One layer, {@code activation(x W + b)}.
     *
     * @param weights row-major {@code [inputs][outputs]}
     * @param biases {@code [outputs]}
     * @param activation what follows
     */
    public record Layer(float[] weights, float[] biases, HiddenActivation activation) {

        /**
         * Copies the arrays.
         *
         * @throws IllegalArgumentException if the weights do not form whole rows, or the activation has slopes for
         *     another number of units
         */
        public Layer {
            if (biases.length == 0 || weights.length == 0 || weights.length % biases.length != 0) {
                throw new IllegalArgumentException(
                        "need weights [inputs x " + biases.length + "] but got " + weights.length + " numbers");
            }
            if (activation.units() != 1 && activation.units() != biases.length) {
                throw new IllegalArgumentException(
                        "need slopes of " + biases.length + " units but got " + activation.units());
            }
            weights = weights.clone();
            biases = biases.clone();
        }

        int inputs() {
            return weights.length / biases.length;
        }

        int outputs() {
            return biases.length;
        }
    }

    private final DenseKernel[] kernels;

    /**
     * The network of some layers, first one first.
     *
     * @throws IllegalArgumentException if there is none or a layer's inputs are not the outputs of the one before
     */
    public DenseNetwork(List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("need at least one layer but got none");
        }
        for (int l = 1; l < layers.size(); l++) {
            int expected = layers.get(l - 1).outputs();
            if (layers.get(l).inputs() != expected) {
                throw new IllegalArgumentException("need " + expected + " inputs in layer " + l + " but got "
                        + layers.get(l).inputs());
            }
        }
        this.kernels = layers.stream().map(DenseKernel::new).toArray(DenseKernel[]::new);
    }

    /** The layers, first one first: copies, whose numbers are this network's. */
    public List<Layer> layers() {
        return Arrays.stream(kernels).map(DenseKernel::layer).toList();
    }

    @Override
    public int inputs() {
        return kernels[0].inputs();
    }

    @Override
    public int outputs() {
        return kernels[kernels.length - 1].outputs();
    }

    @Override
    public ForwardPass forwardPass() {
        return new DensePass(kernels);
    }
}
