package org.mdn4j.distribution;

/**
 * Exponentials and normal tails for inner loops: small enough to be inlined, so that those of several components overlap
 * in the processor, where calls of library functions queue up.
 */
final class FastNormal {

    private static final int BITS = 7;
    private static final int SIZE = 1 << BITS;
    private static final double STEPS = SIZE / Math.log(2);

    /** ln 2 / 128 in two parts, the first with so few digits that its products with step counts are exact. */
    private static final double STEP_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(Math.log(2) / SIZE) & 0xFFFF_FFFF_0000_0000L);

    private static final double STEP_LOW = 2.319046813846299558e-17 / SIZE + (Math.log(2) / SIZE - STEP_HIGH);

    /** Adding it leaves the nearest whole number in the lowest bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double SMALLEST = -700;

    private static final long[] POWERS = new long[SIZE]; // bits of 2^(j/128)

    static {
        for (int j = 0; j < SIZE; j++) {
            POWERS[j] = Double.doubleToRawLongBits(StrictMath.pow(2, (double) j / SIZE));
        }
    }

    private FastNormal() {}

    /**
     * The exponential of a number from -700 to 700, to a relative error of 5e-16; zero below.
     *
     * <p>{@code x = k ln 2 / 128 + r}, and five terms of the series of {@code exp(r)} are enough for so small an r.
     */
    static double exp(double x) {
        if (!(x > SMALLEST)) {
            return 0;
        }
        double shifted = x * STEPS + ROUNDER;
        long k = Double.doubleToRawLongBits(shifted);
        double count = shifted - ROUNDER;
        double r = x - count * STEP_HIGH - count * STEP_LOW;
        double power = Double.longBitsToDouble(POWERS[(int) k & SIZE - 1] + (k >> BITS << 52));
        double square = r * r;
        double rest = r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
        return power + power * rest;
    }

    /**
     * The probability above u, at least zero, divided by {@code exp(-u^2/2)}, to about 1e-14 (Hart 1968, algorithm 5666;
     * beyond 7 the continued fraction of Laplace).
     */
    static double scaledTail(double u) {
        if (u > 7) {
            double fraction = u + 0.65;
            fraction = u + 4 / fraction;
            fraction = u + 3 / fraction;
            fraction = u + 2 / fraction;
            fraction = u + 1 / fraction;
            return 1 / (fraction * 2.506628274631000502);
        }
        double above = 3.52624965998911e-02 * u + 0.700383064443688;
        above = above * u + 6.37396220353165;
        above = above * u + 33.912866078383;
        above = above * u + 112.079291497871;
        above = above * u + 221.213596169931;
        above = above * u + 220.206867912376;
        double below = 8.83883476483184e-02 * u + 1.75566716318264;
        below = below * u + 16.064177579207;
        below = below * u + 86.7807322029461;
        below = below * u + 296.564248779674;
        below = below * u + 637.333633378831;
        below = below * u + 793.826512519948;
        below = below * u + 440.413735824752;
        return above / below;
    }
}
