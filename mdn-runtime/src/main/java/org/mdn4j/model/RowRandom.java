package org.mdn4j.model;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers for every row of a batch, found by arithmetic rather than by drawing those before it:
 * SplitMix64 (Steele, Lea and Flood 2014), which is also Java's {@code SplittableRandom}, with a starting point mixed from
 * seed and row.
 */
final class RowRandom implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** Goes to the start of a row's stream. */
    void start(long seed, long row) {
        state = mix(mix(seed) + mix(row + GOLDEN_GAMMA));
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53; // spelled out, so that no release of Java changes the draws
    }

    /** The finaliser of SplitMix64, variant 13 of Stafford (2011). */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
