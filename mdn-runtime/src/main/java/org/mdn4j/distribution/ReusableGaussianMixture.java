package org.mdn4j.distribution;

/**
 * A mixture of Gaussians over the real line whose numbers may change: for loops over many mixtures that leave nothing to
 * collect. {@link UnivariateMixture} is the one to keep and to hand around. Not for use by several threads at once.
 */
public final class ReusableGaussianMixture {

    private static final double ONE_OVER_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    /** Between them a density is neither lost nor in need of a common factor. */
    private static final double LOW = 1e-280;

    private static final double HIGH = 1e280;

    private final double[] weights; // [K]
    private final double[] means; // [K]
    private final double[] deviations; // [K]
    private final GaussianKernel kernel;
    private boolean stale = true;

    /**
     * A mixture over arrays of the caller, which are not copied and not checked: write into them, then call
     * {@link #changed}.
     *
     * @param weights non-negative, summing to one, {@code [K]}
     * @param means finite, {@code [K]}
     * @param standardDeviations above 1e-300 and finite, not variances, {@code [K]}
     * @throws IllegalArgumentException if the lengths differ
     */
    public ReusableGaussianMixture(double[] weights, double[] means, double[] standardDeviations) {
        Checks.length("means", weights.length, means.length);
        Checks.length("standard deviations", weights.length, standardDeviations.length);
        this.weights = weights;
        this.means = means;
        this.deviations = standardDeviations;
        this.kernel = new GaussianKernel(weights, means, standardDeviations);
    }

    /** Has to follow every change of the arrays. */
    public void changed() {
        stale = true;
    }

    /** The kernel takes logarithms of everything: only for those who ask it. */
    private GaussianKernel kernel() {
        if (stale) {
            kernel.update();
            stale = false;
        }
        return kernel;
    }

    /** The mean. */
    public double expectation() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * means[k];
        }
        return sum;
    }

    /** The variance: that inside the components plus that between their means. */
    public double variance() {
        double mean = expectation();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double distance = means[k] - mean;
            sum += weights[k] * (deviations[k] * deviations[k] + distance * distance);
        }
        return sum;
    }

    /** The log density at a point, in nats. */
    public double logDensity(double y) {
        double density = 0;
        for (int k = 0; k < weights.length; k++) {
            double precision = 1 / deviations[k];
            double u = (y - means[k]) * precision;
            density += weights[k] * precision * FastNormal.exp(-0.5 * u * u);
        }
        density *= ONE_OVER_ROOT_TWO_PI;
        return density > LOW && density < HIGH ? Math.log(density) : kernel().logDensity(y);
    }

    /** The probability at or below a point. */
    public double cdf(double y) {
        return kernel().cdf(y);
    }

    /**
     * The value with a given probability below it; see {@link UnivariateMixture#quantile}.
     *
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public double quantile(double p) {
        Checks.probability(p);
        return p <= 0.5 ? kernel().quantile(p, 1) : kernel().quantile(1 - p, -1);
    }
}
