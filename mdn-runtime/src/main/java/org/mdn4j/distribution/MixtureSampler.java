package org.mdn4j.distribution;

import java.util.random.RandomGenerator;

/** Draws a component, then a value from it; temperatures sharpen or blur both choices. */
final class MixtureSampler implements Sampler {

    private final RandomGenerator rng;
    private final double[] cumulative; // [K], ends with one
    private final Sampler[] samplers; // [K]
    private final double[][] means; // [K][D]
    private final double spread; // factor on the distance of a draw from its component's mean

    MixtureSampler(Mixture mixture, RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        Checks.nonNegative("weight temperature", weightTemperature);
        Checks.nonNegative("variance temperature", varianceTemperature);
        this.rng = rng;
        this.cumulative = cumulative(tempered(mixture.weights(), weightTemperature));
        this.samplers = mixture.components().stream().map(c -> c.sampler(rng)).toArray(Sampler[]::new);
        this.means = mixture.components().stream().map(Distribution::mean).toArray(double[][]::new);
        this.spread = Math.sqrt(varianceTemperature);
    }

    private static double[] tempered(double[] weights, double temperature) {
        double[] logWeights = new double[weights.length];
        int heaviest = 0;
        for (int k = 0; k < weights.length; k++) {
            heaviest = weights[k] > weights[heaviest] ? k : heaviest;
            logWeights[k] = Math.log(weights[k]) / temperature;
        }
        if (temperature == 0) {
            double[] one = new double[weights.length];
            one[heaviest] = 1;
            return one;
        }
        if (temperature != 1) {
            LogSpace.normalise(logWeights);
            return logWeights;
        }
        return weights;
    }

    private static double[] cumulative(double[] weights) {
        double[] cumulative = new double[weights.length];
        double sum = 0;
        int last = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k];
            cumulative[k] = sum;
            last = weights[k] > 0 ? k : last;
        }
        // Rounding must not leave a gap above the last component that has weight.
        java.util.Arrays.fill(cumulative, last, weights.length, 1);
        return cumulative;
    }

    @Override
    public int dimension() {
        return means[0].length;
    }

    @Override
    public void sample(double[] out, int offset) {
        double u = rng.nextDouble();
        int k = 0;
        while (u >= cumulative[k]) {
            k++;
        }
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
