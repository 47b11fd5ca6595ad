package org.mdn4j.distribution;

/**
 * Draws an index with given probabilities in constant time from one uniform number (Walker 1977; built as by Vose 1991).
 *
 * <p>Only additions, multiplications and comparisons: the same indices on every platform. There are as many columns of equal
 * width as the next power of two to K, so that bits name them, with two slots each: slot 2k is index k itself, slot 2k + 1
 * the index that shares its column; a column behind the last index is all the other's.
 */
final class AliasTable {

    private final long[] thresholds; // [columns] share of slot 2k in column k, in units of 2^-63
    private final int[] indices; // [2 columns]

    /**
     * A table for probabilities that sum to one.
     *
     * @param probabilities non-negative, {@code [K]}
     */
    AliasTable(double[] probabilities) {
        int count = 1 << 32 - Integer.numberOfLeadingZeros(probabilities.length - 1);
        thresholds = new long[count];
        indices = new int[2 * count];
        int[] queue = new int[count]; // columns too small from the left, columns too large from the right
        double[] share = new double[count];
        int small = 0;
        int large = count;
        for (int k = 0; k < count; k++) {
            share[k] = k < probabilities.length ? probabilities[k] * count : 0;
            queue[share[k] < 1 ? small++ : --large] = k;
        }
        while (small > 0 && large < count) {
            int poor = queue[--small];
            int rich = queue[large];
            set(poor, share[poor], rich);
            share[rich] -= 1 - share[poor];
            if (share[rich] < 1) {
                large++;
                queue[small++] = rich;
            }
        }
        // What is left over is full but for rounding; a column without probability must not become so.
        int heaviest = heaviest(probabilities);
        while (small > 0 || large < count) {
            int k = small > 0 ? queue[--small] : queue[large++];
            set(k, k < probabilities.length && probabilities[k] > 0 ? 1 : 0, heaviest);
        }
        for (int k = probabilities.length; k < count; k++) {
            indices[2 * k] = indices[2 * k + 1];
        }
    }

    private void set(int column, double share, int other) {
        thresholds[column] = (long) (share * 0x1p63);
        indices[2 * column] = column;
        indices[2 * column + 1] = other;
    }

    private static int heaviest(double[] probabilities) {
        int heaviest = 0;
        for (int k = 1; k < probabilities.length; k++) {
            heaviest = probabilities[k] > probabilities[heaviest] ? k : heaviest;
        }
        return heaviest;
    }

    /**
     * The slot for 64 uniform random bits.
     *
     * <p>The lowest bits are the column, all but the lowest one the place inside it: what they share is a matter of 2^-50. The
     * comparison is a sign bit, since a branch on a random number is mispredicted half of the time.
     */
    int slot(long bits) {
        int column = (int) bits & thresholds.length - 1;
        long place = bits >>> 1;
        return 2 * column + (int) ((thresholds[column] - place - 1) >>> 63);
    }

    /** The index for 64 uniform random bits. */
    int index(long bits) {
        return indices[slot(bits)];
    }

    /** The number of slots: at least 2K. */
    int slots() {
        return indices.length;
    }

    /** Which index each slot stands for. */
    int indexOf(int slot) {
        return indices[slot];
    }
}
