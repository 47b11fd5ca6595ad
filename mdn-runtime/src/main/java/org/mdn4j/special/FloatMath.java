package org.mdn4j.special;

/**
 * Elementary functions in single precision, accurate to a few units in the last place and several times faster than those
 * of {@link Math}. The polynomials are minimax fits (Lawson's algorithm) made for this project.
 */
public final class FloatMath {

    private static final float LOG2_E = 1.442695041f;
    private static final float LN2_HIGH = 0.693145752f; // few bits, so that its small multiples are exact
    private static final float LN2_LOW = 1.428606765e-6f;
    private static final float ROUNDER = 12582912f; // 1.5 * 2^23: adding it leaves no room for a fraction
    private static final int SQRT_HALF_BITS = 0x3f3504f3;
    private static final float TANH_SATURATES = 9;
    private static final float INVERSE_ROOT_TWO_PI = 0.398942280f;

    private FloatMath() {}

    /**
     * {@code a b + c}, rounded once where the processor does that in one instruction, else twice: {@link Math#fma} would do it
     * in big decimals there. Loops over it vectorise; {@link #tanh} takes two thirds of the time with it.
     */
    public static float multiplyAdd(float a, float b, float c) {
        return FusedMultiplyAdd.IS_FAST ? Math.fma(a, b, c) : a * b + c;
    }

    /** {@code e^x}, relative error below 2e-7; arguments beyond the normal range of float are cut to its ends. */
    public static float exp(float x) {
        float cut = Math.max(-87.3f, Math.min(88.3f, x));
        float n = (cut * LOG2_E + ROUNDER) - ROUNDER;
        float r = cut - n * LN2_HIGH - n * LN2_LOW;
        float p = 1.381461083e-3f;
        p = multiplyAdd(p, r, 8.368710064e-3f);
        p = multiplyAdd(p, r, 4.166838741e-2f);
        p = multiplyAdd(p, r, 1.666652069e-1f);
        p = multiplyAdd(p, r, 4.999999345e-1f);
        return (1 + (r + r * r * p)) * Float.intBitsToFloat(((int) n + 127) << 23);
    }

    /** {@code ln x} of a positive, normal float, relative error below 2e-7 away from 1, absolute error below 1e-7. */
    public static float log(float x) {
        // Without a branch on the mantissa, which would be mispredicted every other time.
        int bits = Float.floatToRawIntBits(x) - SQRT_HALF_BITS;
        int exponent = bits >> 23;
        float m = Float.intBitsToFloat((bits & 0x007fffff) + SQRT_HALF_BITS); // in [sqrt(1/2), sqrt(2))
        float f = m - 1;
        float p = 8.700349234e-2f;
        p = multiplyAdd(p, f, -1.426747483e-1f);
        p = multiplyAdd(p, f, 1.491478972e-1f);
        p = multiplyAdd(p, f, -1.657758619e-1f);
        p = multiplyAdd(p, f, 1.996306208e-1f);
        p = multiplyAdd(p, f, -2.500133701e-1f);
        p = multiplyAdd(p, f, 3.333391077e-1f);
        float series = f * f * f * p - 0.5f * f * f + exponent * LN2_LOW;
        return series + f + exponent * LN2_HIGH;
    }

    /** The hyperbolic tangent, error below 4e-7 relative. A rational function, so that loops over it vectorise. */
    public static float tanh(float x) {
        float cut = Math.max(-TANH_SATURATES, Math.min(TANH_SATURATES, x));
        float s = cut * cut;
        return cut * tanhNumerator(s) / tanhDenominator(s);
    }

    // tanh x = x P(x^2) / Q(x^2)
    private static float tanhNumerator(float s) {
        float p = 1.335600267e-8f;
        p = multiplyAdd(p, s, 2.061015629e-5f);
        p = multiplyAdd(p, s, 3.495657706e-3f);
        p = multiplyAdd(p, s, 1.338108561e-1f);
        return multiplyAdd(p, s, 9.999999796e-1f);
    }

    private static float tanhDenominator(float s) {
        float q = 7.777139059e-7f;
        q = multiplyAdd(q, s, 3.285745624e-4f);
        q = multiplyAdd(q, s, 2.587725120e-2f);
        q = multiplyAdd(q, s, 4.671440128e-1f);
        return multiplyAdd(q, s, 1);
    }

    /**
     * {@code 1 / (1 + e^-x)}, absolute error below 3e-7, relative error below 2e-5 down to -20. Loops over it
     * vectorise.
     */
    public static float sigmoid(float x) {
        float power = 1 + negativeExpm1(-0.125f * Math.abs(x)); // its eighth power keeps its digits where it is small
        power *= power;
        power *= power;
        power *= power;
        return Math.max(power, isPositive(x)) / (1 + power);
    }

    /**
     * {@code e^x - 1 = 2 tanh(x / 2) / (1 - tanh(x / 2))} of a number that is not positive, relative error below 6e-7, also
     * where the result is tiny; -1 below -18. Loops over it vectorise.
     */
    public static float negativeExpm1(float x) {
        float cut = Math.max(-TANH_SATURATES, 0.5f * x);
        float s = cut * cut;
        float product = cut * tanhNumerator(s);
        return 2 * product / (tanhDenominator(s) - product);
    }

    /** 1 above zero, 0 elsewhere (numbers below 1e-38 are in between), without a branch, so that loops over it vectorise. */
    public static float isPositive(float x) {
        return Math.min(1, Math.max(x, 0) * 1e38f);
    }

    /** The standard normal cdf, absolute error below 3e-7: the density times a polynomial for the Mills ratio. */
    public static float normalCdf(float x) {
        float u = 1 / (1 + 0.2316419f * Math.abs(x));
        float p = -1.765276795e-1f;
        p = multiplyAdd(p, u, 6.208604175e-1f);
        p = multiplyAdd(p, u, -5.054907270e-1f);
        p = multiplyAdd(p, u, 5.646289576e-1f);
        p = multiplyAdd(p, u, 3.396818320e-2f);
        p = multiplyAdd(p, u, 2.573067699e-1f);
        p = multiplyAdd(p, u, 2.266494873e-1f);
        p = multiplyAdd(p, u, 2.319188894e-1f);
        float tail = INVERSE_ROOT_TWO_PI * exp(-0.5f * x * x) * u * p;
        return x > 0 ? 1 - tail : tail;
    }
}
