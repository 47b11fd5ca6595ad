package org.mdn4j.distribution;

/** Independent draws from a distribution over {@code R^D}. Not for use by several threads at once. */
public interface Sampler {

    /** The number of coordinates of a draw, D. */
    int dimension();

    /**
     * Writes one draw without allocating.
     *
     * @param out where the D coordinates go
     * @param offset index of the first of them
     */
    void sample(double[] out, int offset);

    /** Some draws as rows, {@code [n][D]}. */
    default double[][] sample(int n) {
        double[][] rows = new double[n][dimension()];
        for (double[] row : rows) {
            sample(row, 0);
        }
        return rows;
    }

    /**
     * Fills an array with draws, one behind the other, without allocating.
     *
     * @param out its length is a multiple of D
     * @throws IllegalArgumentException if the length is not a multiple of D
     */
    default void fill(double[] out) {
        int width = dimension();
        if (out.length % width != 0) {
            throw new IllegalArgumentException(
                    "need an array whose length is a multiple of " + width + " but got " + out.length);
        }
        for (int i = 0; i < out.length; i += width) {
            sample(out, i);
        }
    }
}
