package org.mdn4j.distribution;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * Exponentials, logarithms and normal tails for inner loops: small enough to be inlined, so that those of several components overlap
 * in the processor, where calls of library functions queue up.
 */
final class FastNormal {

    private static final int BITS = 7;
    private static final int SIZE = 1 << BITS;
    private static final double STEPS = SIZE / Math.log(2);

    /** ln 2 / 128. */
    static final double STEP = Math.log(2) / SIZE;

    /** ln 2 / 128 in two parts, the first with so few digits that its products with step counts are exact. */
    private static final double STEP_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(Math.log(2) / SIZE) & 0xFFFF_FFFF_0000_0000L);

    private static final double STEP_LOW = 2.319046813846299558e-17 / SIZE + (Math.log(2) / SIZE - STEP_HIGH);

    /** Adding it leaves the nearest whole number in the lowest bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double SMALLEST = -700;

    private static final double SMALLEST_STEPS = SMALLEST * STEPS;

    private static final long ONE = Double.doubleToRawLongBits(1);

    private static final double LN_TWO = Math.log(2);

    /** Where {@link #scaledTail} ends. */
    static final int TAIL_END = 9;

    private static final int CELLS_PER_UNIT = 16;

    private static final int TERMS = 9;

    private static final double[] TAIL = tailSeries(); // [cells, 9]

    private static final long[] POWERS = new long[SIZE]; // bits of 2^(j/128)

    private static final double[] INVERSES = new double[SIZE]; // of 1 + (j + 1/2) / 128, to 24 bits

    private static final double[] LOGS = new double[SIZE]; // of the numbers that these are the inverses of

    static {
        for (int j = 0; j < SIZE; j++) {
            POWERS[j] = Double.doubleToRawLongBits(StrictMath.pow(2, (double) j / SIZE));
            INVERSES[j] = (float) (1 / (1 + (j + 0.5) / SIZE));
            LOGS[j] = -StrictMath.log(INVERSES[j]);
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
     * {@code exp(x)} of an x given in steps of {@link #STEP}, which saves the division: what is left of a step is exact. To
     * a relative error of 5e-16 but for the rounding of the argument; zero below an x of -700.
     */
    static double expOfSteps(double steps) {
        if (!(steps > SMALLEST_STEPS)) {
            return 0;
        }
        double shifted = steps + ROUNDER;
        long k = Double.doubleToRawLongBits(shifted);
        double r = (steps - (shifted - ROUNDER)) * STEP;
        double power = Double.longBitsToDouble(POWERS[(int) k & SIZE - 1] + (k >> BITS << 52));
        double square = r * r;
        double rest = r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
        return power + power * rest;
    }

    /**
     * The natural logarithm of a positive, normal number, to an absolute error of 1e-16 and a relative one of 3e-16 away
     * from one.
     *
     * <p>{@code x = 2^e c (1 + r)} with c the middle of one of 128 parts of [1, 2), and seven terms of the series of
     * {@code ln(1 + r)} are enough for so small an r.
     */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int part = (int) (bits >>> 52 - BITS) & SIZE - 1;
        double m = Double.longBitsToDouble(bits & 0x000F_FFFF_FFFF_FFFFL | ONE);
        double high = Double.longBitsToDouble(bits & 0x000F_FFFF_F800_0000L | ONE);
        // Few digits times few digits: exact.
        double r = (high * INVERSES[part] - 1) + (m - high) * INVERSES[part];
        double square = r * r;
        double rest = -0.5 + r * (1.0 / 3) + square * (-0.25 + r * 0.2 + square * (-1.0 / 6 + r * (1.0 / 7)));
        return ((bits >>> 52) - 1023) * LN_TWO + (LOGS[part] + (r + square * rest));
    }

    /**
     * The probability above u, at least zero and below {@link #TAIL_END}, divided by {@code exp(-u^2/2)}, to a relative
     * error of 5e-16: the Taylor series about the middle of one of many cells.
     */
    static double scaledTail(double u) {
        int cell = (int) (u * CELLS_PER_UNIT);
        double d = u - (cell + 0.5) / CELLS_PER_UNIT;
        int i = cell * TERMS;
        double square = d * d;
        double even = TAIL[i]
                + square * (TAIL[i + 2] + square * (TAIL[i + 4] + square * (TAIL[i + 6] + square * TAIL[i + 8])));
        double odd = TAIL[i + 1] + square * (TAIL[i + 3] + square * (TAIL[i + 5] + square * TAIL[i + 7]));
        return even + d * odd;
    }

    /**
     * The coefficients of the cells. With T the scaled tail, {@code T' = u T - phi(0)}, and so {@code (n + 1) a_(n+1) = c
     * a_n + a_(n-1)} for those of the series about c.
     */
    private static double[] tailSeries() {
        double[] series = new double[TAIL_END * CELLS_PER_UNIT * TERMS];
        for (int cell = 0; cell < TAIL_END * CELLS_PER_UNIT; cell++) {
            double c = (cell + 0.5) / CELLS_PER_UNIT;
            int i = cell * TERMS;
            series[i] = 0.5 * Erfcx.value(c * Math.sqrt(0.5));
            series[i + 1] = c * series[i] - 1 / Math.sqrt(2 * Math.PI);
            for (int n = 1; n < TERMS - 1; n++) {
                series[i + n + 1] = (c * series[i + n] + series[i + n - 1]) / (n + 1);
            }
        }
        return series;
    }
}
