package org.mdn4j.engine;

/** Loops over flat arrays, in the form that the compiler vectorises. */
final class Tiles {

    private Tiles() {}

    /** Writes a row below itself until there are so many. */
    static void repeat(float[] row, float[] tile, int rows) {
        int total = row.length * rows;
        System.arraycopy(row, 0, tile, 0, row.length);
        for (int filled = row.length; filled < total; filled *= 2) {
            System.arraycopy(tile, 0, tile, filled, Math.min(filled, total - filled));
        }
    }

    /** {@code sum += addend}. */
    static void add(float[] addend, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += addend[i];
        }
    }

    /** {@code product *= factor}. */
    static void multiply(float[] factor, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] *= factor[i];
        }
    }
}
