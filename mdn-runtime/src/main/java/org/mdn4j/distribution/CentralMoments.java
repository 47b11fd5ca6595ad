package org.mdn4j.distribution;

/**
 * Central moments of a mixture from those of its components about their own means: raw moments would cancel where all
 * means are far from zero.
 *
 * @param second the variance
 * @param third the third central moment
 * @param fourth the fourth central moment
 */
record CentralMoments(double second, double third, double fourth) {

    static CentralMoments of(double[] weights, UnivariateDistribution[] parts) {
        int heaviest = 0;
        for (int k = 1; k < weights.length; k++) {
            heaviest = weights[k] > weights[heaviest] ? k : heaviest;
        }
        double origin = parts[heaviest].expectation();
        double mean = 0; // relative to the origin
        for (int k = 0; k < parts.length; k++) {
            mean += weights[k] > 0 ? weights[k] * (parts[k].expectation() - origin) : 0;
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int k = 0; k < parts.length; k++) {
            if (weights[k] > 0) {
                double shift = parts[k].expectation() - origin - mean;
                double square = shift * shift;
                double own2 = parts[k].variance();
                double own3 = parts[k].skewness() * own2 * Math.sqrt(own2);
                double own4 = (parts[k].excessKurtosis() + 3) * own2 * own2;
                second += weights[k] * (own2 + square);
                third += weights[k] * (own3 + shift * (3 * own2 + square));
                fourth += weights[k] * (own4 + 4 * shift * own3 + square * (6 * own2 + square));
            }
        }
        return new CentralMoments(second, third, fourth);
    }

    double skewness() {
        return third / (second * Math.sqrt(second));
    }

    double excessKurtosis() {
        return fourth / (second * second) - 3;
    }
}
