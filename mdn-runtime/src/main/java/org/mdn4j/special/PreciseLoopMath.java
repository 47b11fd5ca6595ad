package org.mdn4j.special;

/**
 * Elementary functions of whole arrays for predictions: as {@link LoopMath} in loops that the compiler turns into vector
 * instructions, but accurate to 2e-13 wherever the argument lies. The value of a number does not depend on its neighbours.
 */
public final class PreciseLoopMath {

    /** Up to here the loop is accurate; what lies beyond is rare and left to {@link Math}. */
    private static final double NEAR = 32;

    private static final double EXP_HALVINGS = 1.0 / 256;

    private PreciseLoopMath() {}

    /**
     * {@code e^x}, relative error below 2e-13.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; another array than {@code x}
     */
    public static void exp(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            // e^x = (e^(x / 256))^256, the inner one by its Taylor series.
            double r = x[i] * EXP_HALVINGS;
            double p = 1 + r * (1.0 / 9);
            p = 1 + r * (1.0 / 8) * p;
            p = 1 + r * (1.0 / 7) * p;
            p = 1 + r * (1.0 / 6) * p;
            p = 1 + r * (1.0 / 5) * p;
            p = 1 + r * (1.0 / 4) * p;
            p = 1 + r * (1.0 / 3) * p;
            p = 1 + r * 0.5 * p;
            p = 1 + r * p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            out[i] = p;
        }
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(x[i]) <= NEAR)) {
                out[i] = Math.exp(x[i]);
            }
        }
    }

    /**
     * {@code ln(1 + x)} of numbers from 0 to 1, relative error below 2e-14.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void log1p(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            // ln(1 + x) = 2 artanh(x / (2 + x)), whose argument is at most a third.
            double u = x[i] / (2 + x[i]);
            double s = u * u;
            double p = 1.0 / 25;
            p = p * s + 1.0 / 23;
            p = p * s + 1.0 / 21;
            p = p * s + 1.0 / 19;
            p = p * s + 1.0 / 17;
            p = p * s + 1.0 / 15;
            p = p * s + 1.0 / 13;
            p = p * s + 1.0 / 11;
            p = p * s + 1.0 / 9;
            p = p * s + 1.0 / 7;
            p = p * s + 1.0 / 5;
            p = p * s + 1.0 / 3;
            p = p * s + 1;
            out[i] = 2 * u * p;
        }
    }
}
