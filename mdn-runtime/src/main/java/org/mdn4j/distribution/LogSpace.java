package org.mdn4j.distribution;

/** Sums of exponentials that neither overflow nor underflow. */
final class LogSpace {

    private LogSpace() {}

    /** {@code ln sum_k exp(terms[k])}; {@code -Infinity} where every term is. */
    static double sum(double[] terms) {
        double max = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            max = Math.max(max, term);
        }
        if (Double.isInfinite(max) || Double.isNaN(max)) {
            return max;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - max);
        }
        return max + Math.log(sum);
    }

    /** Replaces log terms by their shares, {@code exp(term) / sum}; equal shares where every term is minus infinity. */
    static void normalise(double[] terms) {
        double max = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            max = Math.max(max, term);
        }
        double sum = 0;
        for (int k = 0; k < terms.length; k++) {
            terms[k] = max == Double.NEGATIVE_INFINITY ? 1 : Math.exp(terms[k] - max);
            sum += terms[k];
        }
        for (int k = 0; k < terms.length; k++) {
            terms[k] /= sum;
        }
    }
}
