package org.mdn4j.special;

import static org.mdn4j.special.FloatMath.multiplyAdd;

/**
 * Elementary functions of whole arrays without branches, tables or bit tricks, so that the compiler turns the loops into
 * vector instructions: in double precision still several times faster than one number at a time, in single precision
 * faster again.
 */
public final class LoopMath {

    private static final double EXP_HALVINGS = 1.0 / 4096;

    private LoopMath() {}

    /**
     * {@code e^x} with a relative error below 1e-10 from -300 to 300 and below 1e-7 from -700 to 700. Arguments below are
     * taken for -700; above, the result is infinite at the latest where {@code e^x} is.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void exp(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            // e^x = (e^(x / 4096))^4096, the inner one by its Taylor series.
            double r = Math.max(-700, x[i]) * EXP_HALVINGS;
            double p = 1.0 / 5040;
            p = p * r + 1.0 / 720;
            p = p * r + 1.0 / 120;
            p = p * r + 1.0 / 24;
            p = p * r + 1.0 / 6;
            p = p * r + 0.5;
            p = p * r + 1;
            p = p * r + 1;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
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
    }

    /**
     * {@code e^x} in single precision, with a relative error below 2e-6 from -5 to 5 (on average a fifth of that), below 2e-5
     * from -20 to 20, and below a tenth down to -80. Arguments below are taken for -80; above, the result is infinite at the
     * latest where {@code e^x} is.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void exp(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            // e^x = (e^(x / 64))^64, the inner one by its Taylor series. At first the squares are those of 1 + q
            // without the one, beside which a small q would lose its digits; at last with it, since q comes
            // close to -1.
            float r = Math.max(-80, x[i]) * (1 / 64f);
            float p = 1 / 5040f;
            p = multiplyAdd(p, r, 1 / 720f);
            p = multiplyAdd(p, r, 1 / 120f);
            p = multiplyAdd(p, r, 1 / 24f);
            p = multiplyAdd(p, r, 1 / 6f);
            p = multiplyAdd(p, r, 0.5f);
            float q = multiplyAdd(r * r, p, r);
            q = multiplyAdd(q, q, 2 * q);
            q = multiplyAdd(q, q, 2 * q);
            q = multiplyAdd(q, q, 2 * q);
            q += 1;
            q *= q;
            q *= q;
            out[i] = q * q;
        }
    }

    /**
     * {@code ln(1 + x)} of numbers from 0 to 1 with a relative error below 4e-7.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void log1p(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            float u = x[i] / (2 + x[i]); // as below; minimax fit (Lawson's algorithm)
            float s = u * u;
            float p = 0.14005993f;
            p = multiplyAdd(p, s, 0.14000903f);
            p = multiplyAdd(p, s, 0.20010763f);
            p = multiplyAdd(p, s, 0.3333321f);
            out[i] = 2 * multiplyAdd(u * s, p, u);
        }
    }

    /**
     * {@code ln(1 + x)} of numbers from 0 to 1 with a relative error below 1e-9.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void log1p(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            // ln(1 + x) = 2 artanh(x / (2 + x)), whose argument is at most a third.
            double u = x[i] / (2 + x[i]);
            double s = u * u;
            double p = 1.0 / 17;
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

    /**
     * {@code ln(1 + x)} of numbers from 0 to 1e300 with a relative error below 1e-9. Each square
     * root of the largest of them that is needed to come below two takes another round.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void log1pOfAny(double[] x, double[] out, int count) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = x[i] > largest ? x[i] : largest; // leaves NaN alone
        }
        System.arraycopy(x, 0, out, 0, count);
        double factor = 1;
        while (largest > 1) {
            // 1 + x = (1 + r)^2, where r = x / (1 + sqrt(1 + x)) keeps the digits of a small x.
            for (int i = 0; i < count; i++) {
                out[i] = out[i] / (1 + Math.sqrt(1 + out[i]));
            }
            largest = largest / (1 + Math.sqrt(1 + largest));
            factor *= 2;
        }
        log1p(out, out, count);
        for (int i = 0; i < count; i++) {
            out[i] *= factor;
        }
    }

    /**
     * {@code ln Gamma(1 + x)} of numbers from 0 to 2 with an error below 2e-9.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void logGammaOnePlus(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            // Times 1 + x, which takes the nearest singularity away, nearly a polynomial (Chebyshev fit in 40-digit
            // arithmetic).
            double t = x[i] - 1;
            double p = -7.350155796632e-6;
            p = p * t + 1.762895524396e-5;
            p = p * t - 1.9371677653e-5;
            p = p * t + 5.203198644155e-5;
            p = p * t - 0.0001765129609244;
            p = p * t + 0.000512202350231;
            p = p * t - 0.001603597314649;
            p = p * t + 0.005807539537066;
            p = p * t - 0.02619080285784;
            p = p * t + 0.1877627067782;
            p = p * t + 1.067718406214;
            p = p * t + 0.8455686602926;
            out[i] = p * t / (1 + x[i]);
        }
    }

    /**
     * The digamma function of {@code 1 + x}, of numbers from 0 to 2, with an error below 2e-10.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public static void digammaOnePlus(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double t = x[i] - 1; // as above
            double p = 9.544867116159e-7;
            p = p * t - 2.907075401531e-6;
            p = p * t + 5.802268833184e-6;
            p = p * t - 1.804561975767e-5;
            p = p * t + 6.081611376585e-5;
            p = p * t - 0.0001953078010761;
            p = p * t + 0.000644434269792;
            p = p * t - 0.002241410521697;
            p = p * t + 0.008467732633514;
            p = p * t - 0.03741046359092;
            p = p * t + 0.2408202601988;
            p = p * t + 1.712652469794;
            p = p * t + 0.8455686701969;
            out[i] = p / (1 + x[i]);
        }
    }
}
