package org.mdn4j.benchmarks.workload;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.mdn4j.family.MixtureLayout;

/**
 * The network that is measured: two hidden layers of tanh in front of a Gaussian mixture.
 *
 * @param batch rows in a batch
 * @param width units in each hidden layer
 * @param components K
 * @param targets D
 */
public record Shape(int batch, int width, int components, int targets) {

    /** Inputs of every network. */
    public static final int INPUTS = 8;

    /** Five components over one target. */
    public static Shape of(int batch, int width) {
        return new Shape(batch, width, 5, 1);
    }

    /** The columns of a raw row. */
    public MixtureLayout layout() {
        return MixtureLayout.of("gaussian", components, targets);
    }

    /** The inputs of a batch, {@code [batch][INPUTS]}, between 0 and 1. */
    public float[] x() {
        return uniform(batch * INPUTS, 1);
    }

    /** The targets of a batch, {@code [batch][D]}, between 0 and 1. */
    public float[] y() {
        return uniform(batch * targets, 2);
    }

    /** The inputs of {@link #x} in double precision. */
    public double[] inputs() {
        return doubles(x());
    }

    /** The targets of {@link #y} in double precision. */
    public double[] observed() {
        return doubles(y());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] uniform(int count, long seed) {
        RandomGenerator rng = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = rng.nextFloat();
        }
        return values;
    }

    /** Multiplications and additions in the products of one forward pass. */
    public double forwardFlops() {
        return 2.0 * batch * (INPUTS * width + width * width + width * outputs());
    }

    /** Those of a training step: forward, gradients of all weights, gradients of all inputs but those of the first layer. */
    public double stepFlops() {
        return 3 * forwardFlops() - 2.0 * batch * INPUTS * width;
    }

    /** The width of a raw row, P. */
    public int outputs() {
        return components * (1 + 2 * targets);
    }

    /** The number of weights and biases. */
    public int parameters() {
        return (INPUTS + 1) * width + (width + 1) * width + (width + 1) * outputs();
    }
}
