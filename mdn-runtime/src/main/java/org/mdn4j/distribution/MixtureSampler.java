package org.mdn4j.distribution;

import java.util.random.RandomGenerator;

/** Draws a component, then a value from it; temperatures sharpen or blur both choices. */
final class MixtureSampler implements Sampler {

    private final RandomGenerator rng;
    private final AliasTable table;
    private final Sampler[] samplers; // [K]
    private final double[][] means; // [K][D]
    private final double spread; // factor on the distance of a draw from its component's mean

    MixtureSampler(Mixture mixture, RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        Checks.nonNegative("variance temperature", varianceTemperature);
        this.rng = rng;
        this.table = new AliasTable(tempered(mixture.weights(), weightTemperature));
        this.samplers = mixture.components().stream().map(c -> c.sampler(rng)).toArray(Sampler[]::new);
        this.means = mixture.components().stream().map(Distribution::mean).toArray(double[][]::new);
        this.spread = Math.sqrt(varianceTemperature);
    }

    /** Weights to the power of the inverse temperature; {@link StrictMath} gives every platform the same ones. */
    static double[] tempered(double[] weights, double temperature) {
        Checks.nonNegative("weight temperature", temperature);
        if (temperature == 1) {
            return weights;
        }
        double heaviest = 0;
        for (double weight : weights) {
            heaviest = Math.max(heaviest, weight);
        }
        double[] tempered = new double[weights.length];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            // The heaviest alone is left at zero; several of them share.
            tempered[k] = weights[k] == heaviest
                    ? 1
                    : temperature == 0 ? 0 : StrictMath.pow(weights[k] / heaviest, 1 / temperature);
            sum += tempered[k];
        }
        for (int k = 0; k < weights.length; k++) {
            tempered[k] /= sum;
        }
        return tempered;
    }

    @Override
    public int dimension() {
        return means[0].length;
    }

    @Override
    public void sample(double[] out, int offset) {
        int k = table.index(rng.nextLong());
        if (spread == 0) {
            System.arraycopy(means[k], 0, out, offset, means[k].length);
            return;
        }
        samplers[k].sample(out, offset);
        if (spread != 1) {
            for (int d = 0; d < means[k].length; d++) {
                out[offset + d] = means[k][d] + spread * (out[offset + d] - means[k][d]);
            }
        }
    }
}
