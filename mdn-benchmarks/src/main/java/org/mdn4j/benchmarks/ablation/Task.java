package org.mdn4j.benchmarks.ablation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;
import org.mdn4j.data.Split;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.Sampler;

/** Data with a known source, drawn anew for every seed: training and test rows. */
enum Task {
    /** Bishop's inverse sinusoid: one input, up to three branches. */
    BRANCHES("branches") {
        @Override
        Split draw(long seed) {
            RandomGenerator rng = rng(seed);
            return new Split(new InverseSinusoid().sample(500, rng), new InverseSinusoid().sample(5000, rng));
        }
    },
    /** Friedman's (1991) function of five of eight log-normal inputs, with noise that grows with one of them. */
    SKEWED("skewed table") {
        @Override
        Split draw(long seed) {
            RandomGenerator rng = rng(seed);
            return new Split(table(600, rng), table(5000, rng));
        }
    },
    /** Draws from four Gaussians over two inputs and the target, which overlap and slope differently. */
    CLUSTERS("clusters") {
        @Override
        Split draw(long seed) {
            RandomGenerator rng = rng(seed);
            return new Split(clusters(1000, rng), clusters(5000, rng));
        }
    };

    private final String label;

    Task(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract Split draw(long seed);

    private static RandomGenerator rng(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(new SplittableRandom(seed).nextLong());
    }

    private static Dataset table(int rows, RandomGenerator rng) {
        double[][] x = new double[rows][8];
        double[][] y = new double[rows][1];
        for (int i = 0; i < rows; i++) {
            double[] u = rng.doubles(8).toArray();
            for (int j = 0; j < u.length; j++) {
                x[i][j] = Math.exp(4 * u[j]);
            }
            double mean = 10 * Math.sin(Math.PI * u[0] * u[1]) + 20 * Math.pow(u[2] - 0.5, 2) + 10 * u[3] + 5 * u[4];
            y[i][0] = mean + (0.3 + 1.5 * u[3]) * rng.nextGaussian();
        }
        return Dataset.of(x, y);
    }

    private static Dataset clusters(int rows, RandomGenerator rng) {
        double[][][] covariances = new double[4][][];
        for (int k = 0; k < 4; k++) {
            double slope = k % 2 == 0 ? 0.9 : -0.9;
            covariances[k] = new double[][] {{1, 0, slope}, {0, 1, -slope / 3}, {slope, -slope / 3, 1}};
        }
        double[][] means = {{-0.5, 0, -1}, {0.5, 0, 1}, {0, 1, 2}, {0, -1, -2}};
        Sampler sampler = Mixture.gaussian(new double[] {0.25, 0.25, 0.25, 0.25}, means, covariances)
                .sampler(rng);
        double[][] x = new double[rows][2];
        double[][] y = new double[rows][1];
        double[] draw = new double[3];
        for (int i = 0; i < rows; i++) {
            sampler.sample(draw, 0);
            x[i] = Arrays.copyOf(draw, 2);
            y[i][0] = draw[2];
        }
        return Dataset.of(x, y);
    }
}
