package org.mdn4j.family;

/** Targets that families over less than the whole line can learn from. */
final class Targets {

    static final String POSITIVE = "a target above 0";
    static final String NON_NEGATIVE = "a target of at least 0";
    static final String PROPORTION = "a target strictly between 0 and 1";
    static final String ANGLE = "an angle in radians from -pi to pi";
    static final String COUNT = "a count: a whole number of at least 0";

    private Targets() {}

    static boolean isPositive(double y) {
        return y > 0 && y < Double.POSITIVE_INFINITY;
    }

    static boolean isProportion(double y) {
        return y > 0 && y < 1;
    }

    static boolean isAngle(double y) {
        return Math.abs(y) <= Math.PI;
    }

    static boolean isCount(double y) {
        return y >= 0 && y < Double.POSITIVE_INFINITY && y == Math.rint(y);
    }

    /** A start for a positive mean where the one asked for is not: a small part of the standard deviation. */
    static double positive(double mean, double standardDeviation) {
        return mean > 0 ? mean : 0.01 * standardDeviation;
    }

    /** Where the density is zero nothing can be learnt: a zero gradient, for the parameters of one coordinate. */
    static void outside(double[] gradient, int d, int targets, int parameters) {
        if (gradient != null) {
            for (int j = 0; j < parameters; j++) {
                gradient[j * targets + d] = 0;
            }
        }
    }
}
