package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** The Gaussian over {@code R^D} whose coordinates are independent. */
public final class DiagonalGaussian implements Distribution {

    private final double[] mean; // [D]
    private final double[] variance; // [D]
    private final double logNormaliser;

    private DiagonalGaussian(double[] mean, double[] variance) {
        this.mean = mean;
        this.variance = variance;
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            Checks.finite("mean", mean[d]);
            sum += 0.5 * Math.log(Checks.positive("variance", variance[d])) + Gaussian.HALF_LOG_TWO_PI;
        }
        this.logNormaliser = sum;
    }

    /**
     * The Gaussian with given means and variances (not standard deviations).
     *
     * @param mean finite, {@code [D]}, D at least 1
     * @param variance positive, {@code [D]}
     * @throws IllegalArgumentException if the lengths differ or a value is out of range
     */
    public static DiagonalGaussian of(double[] mean, double[] variance) {
        if (mean.length == 0) {
            throw new IllegalArgumentException("need at least one coordinate but got none");
        }
        Checks.length("variances", mean.length, variance.length);
        return new DiagonalGaussian(mean.clone(), variance.clone());
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", mean.length, y.length);
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            double difference = y[d] - mean[d];
            sum += difference * difference / variance[d];
        }
        return -0.5 * sum - logNormaliser;
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** The variance of each coordinate, {@code [D]}. */
    public double[] variances() {
        return variance.clone();
    }

    @Override
    public double[][] covariance() {
        double[][] covariance = new double[mean.length][mean.length];
        for (int d = 0; d < mean.length; d++) {
            covariance[d][d] = variance[d];
        }
        return covariance;
    }

    @Override
    public Gaussian marginal(int index) {
        Checks.index(index, mean.length);
        return Gaussian.of(mean[index], Math.sqrt(variance[index]));
    }

    @Override
    public Distribution marginal(int... indices) {
        Checks.indices(indices, mean.length);
        return select(indices);
    }

    /** The coordinates are independent, so the given values change nothing. */
    @Override
    public Distribution conditional(int[] given, double[] values) {
        Checks.given(given, values, mean.length);
        return select(Checks.free(given, mean.length));
    }

    private Distribution select(int[] indices) {
        if (indices.length == 1) {
            return marginal(indices[0]);
        }
        double[] selectedMean = new double[indices.length];
        double[] selectedVariance = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            selectedMean[i] = mean[indices[i]];
            selectedVariance[i] = variance[indices[i]];
        }
        return new DiagonalGaussian(selectedMean, selectedVariance);
    }

    @Override
    public DiagonalGaussian affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, mean.length);
        double[] newMean = new double[mean.length];
        double[] newVariance = new double[mean.length];
        for (int d = 0; d < mean.length; d++) {
            newMean[d] = shift[d] + scale[d] * mean[d];
            newVariance[d] = scale[d] * scale[d] * variance[d];
        }
        return new DiagonalGaussian(newMean, newVariance);
    }

    @Override
    public Distribution tempered(double temperature) {
        Temperature.check(temperature);
        return temperature == 0 || temperature == 1
                ? Temperature.aboutMean(this, temperature)
                : new DiagonalGaussian(
                        mean, Arrays.stream(variance).map(v -> v * temperature).toArray());
    }

    @Override
    public Sampler sampler(RandomGenerator rng) {
        ContinuousSampler standard = Draws.gaussian(rng);
        double[] deviation = new double[mean.length];
        Arrays.setAll(deviation, d -> Math.sqrt(variance[d]));
        return new Sampler() {
            @Override
            public int dimension() {
                return mean.length;
            }

            @Override
            public void sample(double[] out, int offset) {
                for (int d = 0; d < mean.length; d++) {
                    out[offset + d] = mean[d] + deviation[d] * standard.sample();
                }
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiagonalGaussian that
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(variance, that.variance);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(variance);
    }

    /** For example {@code DiagonalGaussian(mean [0.0, 1.0], variances [1.0, 4.0])}. */
    @Override
    public String toString() {
        return "DiagonalGaussian(mean " + Arrays.toString(mean) + ", variances " + Arrays.toString(variance) + ")";
    }
}
