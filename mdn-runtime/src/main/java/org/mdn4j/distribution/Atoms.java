package org.mdn4j.distribution;

/** Values with a probability of their own. */
final class Atoms {

    private Atoms() {}

    /** Whether a value is one. */
    static boolean at(UnivariateDistribution distribution, double y) {
        return Double.isFinite(y) && distribution.atoms(y, y).length > 0;
    }

    /** The probability of a value: where a mixture has both, without the density of its continuous components. */
    static double mass(UnivariateDistribution distribution, double y) {
        if (!(distribution instanceof UnivariateMixture mixture)) {
            return at(distribution, y) ? distribution.density(y) : 0;
        }
        double[] weights = mixture.weights();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                sum += weights[k] * mass(mixture.components().get(k).marginal(0), y);
            }
        }
        return sum;
    }
}
