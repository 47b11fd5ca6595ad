package org.mdn4j.engine;

/**
 * Random numbers that follow from a key and a position alone: no state to keep, and no matter in which order or by which
 * thread they are asked for. The finaliser of Appleby's MurmurHash3 (fmix32) over a Weyl sequence.
 */
final class PositionNoise {

    private static final int GOLDEN = 0x9E3779B9;

    private PositionNoise() {}

    /** The key of a stream, such as a layer or an iteration, below another one. */
    static int key(long parent, int stream) {
        return mix((int) (parent ^ parent >>> 32) + GOLDEN * (stream + 1));
    }

    /** 24 random bits. */
    static int bits24(int key, int position) {
        return mix(key + GOLDEN * position) >>> 8;
    }

    /**
     * The part that does not depend on a key, for {@link #bits24(int, int, int[], int[], int)}, of columns
     * {@code [width][rows]} of a matrix whose positions count along its rows.
     */
    static void sequence(int[] sequence, int rows, int width) {
        for (int j = 0, i = 0; j < width; j++) {
            for (int r = 0; r < rows; r++, i++) {
                sequence[i] = GOLDEN * (r * width + j);
            }
        }
    }

    /** 24 random bits of each position of a sequence that begins at {@code first}, in a loop that vectorises. */
    static void bits24(int key, int first, int[] sequence, int[] out, int count) {
        int start = key + GOLDEN * first;
        for (int i = 0; i < count; i++) {
            out[i] = mix(start + sequence[i]) >>> 8;
        }
    }

    private static int mix(int bits) {
        int h = bits;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
