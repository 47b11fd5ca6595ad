package org.mdn4j.train;

import java.util.Random;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.RawNetwork;

/**
 * Gives components that explain nothing a second chance: each takes over half of the component that explains most, a little
 * beside it, so that the density hardly changes and both can part (split moves: Ueda et al. 2000).
 */
final class Revival {

    /** A component whose mean responsibility is below this share of an equal one is dead. */
    private static final double DEAD_SHARE = 0.01;

    private static final double LARGEST_SHIFT = 0.1; // of biases, in raw units

    private final MixtureLayout layout;
    private final int fanIn; // of the output layer

    Revival(MixtureLayout layout, int fanIn) {
        this.layout = layout;
        this.fanIn = fanIn;
    }

    /** When to look: after 5, 10, 20, 40, ... epochs. */
    static boolean isDue(int epoch) {
        return epoch % 5 == 0 && Integer.bitCount(epoch / 5) == 1;
    }

    /**
     * The mean responsibilities of a network's components, {@code [K]}.
     *
     * @param x standardised inputs, {@code [rows][inputs]}
     * @param y standardised targets, {@code [rows][D]}
     */
    double[] meanResponsibilities(DenseNetwork network, float[][] x, double[][] y) {
        RawNetwork.ForwardPass pass = network.forwardPass();
        float[] raw = new float[layout.width()];
        double[] wide = new double[raw.length];
        double[] mean = new double[layout.components()];
        for (int i = 0; i < x.length; i++) {
            pass.run(x[i], raw);
            for (int j = 0; j < raw.length; j++) {
                wide[j] = raw[j];
            }
            double[] responsibilities = layout.mixture(wide).responsibilities(y[i]);
            for (int k = 0; k < mean.length; k++) {
                mean[k] += responsibilities[k] / x.length;
            }
        }
        return mean;
    }

    /**
     * Splits heavy components for the sake of dead ones.
     *
     * @param parameters in DL4J's order: the output layer's weights, {@code [outputs][fanIn]}, and biases at the end;
     *     changed in place
     * @param meanResponsibilities {@code [K]}; changed in place to what they are then
     * @return how many components were dead
     */
    int apply(float[] parameters, double[] meanResponsibilities, Random rng) {
        int revived = 0;
        for (int k = 0; k < meanResponsibilities.length; k++) {
            if (meanResponsibilities[k] < DEAD_SHARE / meanResponsibilities.length) {
                split(heaviest(meanResponsibilities), k, parameters, rng);
                double half = meanResponsibilities[heaviest(meanResponsibilities)] / 2;
                meanResponsibilities[heaviest(meanResponsibilities)] = half;
                meanResponsibilities[k] = half;
                revived++;
            }
        }
        return revived;
    }

    private static int heaviest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    private void split(int from, int to, float[] parameters, Random rng) {
        int biases = parameters.length - layout.width();
        copy(from, to, parameters);
        parameters[biases + from] -= (float) Math.log(2);
        parameters[biases + to] = parameters[biases + from];
        for (MixtureLayout.Group group : layout.groups()) {
            int size = group.parameter().size();
            for (int j = 0; j < size; j++) {
                int source = group.offset() + from * size + j;
                int target = group.offset() + to * size + j;
                copy(source, target, parameters);
                float shift = (float) (LARGEST_SHIFT * (2 * rng.nextDouble() - 1));
                parameters[biases + source] += shift;
                parameters[biases + target] -= shift;
            }
        }
    }

    /** Copies the weights and the bias of one output to another. */
    private void copy(int from, int to, float[] parameters) {
        int biases = parameters.length - layout.width();
        int weights = biases - layout.width() * fanIn;
        System.arraycopy(parameters, weights + from * fanIn, parameters, weights + to * fanIn, fanIn);
        parameters[biases + to] = parameters[biases + from];
    }
}
