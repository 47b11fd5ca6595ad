package org.mdn4j.distribution;

import java.util.Arrays;

/** Argument checks whose messages name the argument, what it has to be and what it was. */
final class Checks {

    /** Weights may miss a sum of one by this much, as rounded or single-precision ones do. */
    private static final double WEIGHT_SUM_TOLERANCE = 1e-5;

    private Checks() {}

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("need a finite " + name + " but got " + value);
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("need a positive, finite " + name + " but got " + value);
        }
        return value;
    }

    static double nonNegative(String name, double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("need a finite " + name + " of at least 0 but got " + value);
        }
        return value;
    }

    static double openUnit(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("need " + name + " strictly between 0 and 1 but got " + value);
        }
        return value;
    }

    static double probability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("need a probability between 0 and 1 but got " + p);
        }
        return p;
    }

    static void length(String name, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException("need " + expected + " " + name + " but got " + actual);
        }
    }

    static void index(int index, int dimension) {
        if (index < 0 || index >= dimension) {
            throw new IllegalArgumentException(
                    "need a coordinate between 0 and " + (dimension - 1) + " but got " + index);
        }
    }

    static void indices(int[] indices, int dimension) {
        if (indices.length == 0) {
            throw new IllegalArgumentException("need at least one coordinate but got none");
        }
        distinct(indices, dimension);
    }

    static void given(int[] given, double[] values, int dimension) {
        length("values, one for each given coordinate,", given.length, values.length);
        distinct(given, dimension);
        if (given.length == dimension) {
            throw new IllegalArgumentException("need at least one coordinate that is not given but all " + dimension
                    + " are: " + Arrays.toString(given));
        }
        for (double value : values) {
            finite("given value", value);
        }
    }

    /** The coordinates that are not given, ascending. */
    static int[] free(int[] given, int dimension) {
        boolean[] taken = new boolean[dimension];
        for (int index : given) {
            taken[index] = true;
        }
        int[] free = new int[dimension - given.length];
        for (int index = 0, next = 0; index < dimension; index++) {
            if (!taken[index]) {
                free[next++] = index;
            }
        }
        return free;
    }

    static void affine(double[] shift, double[] scale, int dimension) {
        length("shifts", dimension, shift.length);
        length("scales", dimension, scale.length);
        for (int d = 0; d < dimension; d++) {
            finite("shift", shift[d]);
            positive("scale", scale[d]);
        }
    }

    /** A copy of the weights divided by their sum, which has to be one but for rounding. */
    static double[] weights(double[] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("need at least one component but got none");
        }
        double sum = 0;
        for (double weight : weights) {
            sum += nonNegative("weight", weight);
        }
        if (Math.abs(sum - 1) > WEIGHT_SUM_TOLERANCE) {
            throw new IllegalArgumentException("need weights that sum to 1 but they sum to " + sum);
        }
        double[] normalised = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            normalised[k] = weights[k] / sum;
        }
        return normalised;
    }

    private static void distinct(int[] indices, int dimension) {
        boolean[] seen = new boolean[dimension];
        for (int index : indices) {
            index(index, dimension);
            if (seen[index]) {
                throw new IllegalArgumentException(
                        "need distinct coordinates but " + index + " is repeated in " + Arrays.toString(indices));
            }
            seen[index] = true;
        }
    }
}
