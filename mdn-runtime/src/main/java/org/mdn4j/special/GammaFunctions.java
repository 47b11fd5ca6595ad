package org.mdn4j.special;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The gamma function and its derivatives as what is left of them once their leading terms are taken away.
 *
 * <p>Densities of the gamma, beta, Student-t and count families are differences of log-gamma values that agree in nearly
 * all their digits when a shape is large. Written with {@link #stirlingError} and {@link #logOnePlusMinus} the leading
 * terms cancel on paper instead (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
public final class GammaFunctions {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** From here on eight terms of an asymptotic series give full precision. */
    private static final double ASYMPTOTIC = 10;

    /** Coefficients {@code B_2n / (2n (2n - 1))} of Stirling's series (DLMF 5.11.1). */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    /** Coefficients {@code B_2n / 2n} of the series of the digamma function (DLMF 5.11.2). */
    private static final double[] DIGAMMA = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160
    };

    private GammaFunctions() {}

    /**
     * What Stirling's formula misses: {@code ln Gamma(x) - (x - 1/2) ln x + x - ln(2 pi) / 2}, about {@code 1 / (12 x)}.
     *
     * @param x positive
     */
    public static double stirlingError(double x) {
        if (x >= ASYMPTOTIC) {
            return series(STIRLING, x) / x;
        }
        return LogGamma.value(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
    }

    /**
     * {@code ln x - digamma(x)}, about {@code 1 / (2 x)} for large and {@code 1 / x} for small arguments.
     *
     * @param x positive
     */
    public static double logMinusDigamma(double x) {
        double shifted = x;
        double sum = 0;
        while (shifted < ASYMPTOTIC) {
            sum += 1 / shifted;
            shifted += 1;
        }
        double value = 0.5 / shifted + series(DIGAMMA, shifted) / (shifted * shifted);
        return sum == 0 ? value : sum + Math.log(x / shifted) + value;
    }

    /**
     * The digamma function, {@code d/dx ln Gamma(x)}.
     *
     * @param x positive
     */
    public static double digamma(double x) {
        return Math.log(x) - logMinusDigamma(x);
    }

    /**
     * {@code ln(1 + x) - x}, never positive, accurate near zero.
     *
     * @param x at least -1
     */
    public static double logOnePlusMinus(double x) {
        if (!(Math.abs(x) < 0.25)) {
            return Math.log1p(x) - x;
        }
        // ln(1 + x) = 2 artanh(s) with s = x / (2 + x), and 2 s - x = -x s.
        double s = x / (2 + x);
        double square = s * s;
        double sum = 0;
        for (int n = 21; n >= 3; n -= 2) {
            sum = sum * square + 1.0 / n;
        }
        return -x * s + 2 * s * square * sum;
    }

    /**
     * {@code ln Gamma(x + 1/2) - ln Gamma(x) - ln(x) / 2}, about {@code -1 / (8 x)}: what makes a Student-t density
     * differ from a Gaussian one at its centre, with twice x degrees of freedom.
     *
     * @param x positive
     */
    public static double logGammaHalfStep(double x) {
        return x * logOnePlusMinus(0.5 / x) + stirlingError(x + 0.5) - stirlingError(x);
    }

    /**
     * The derivative of {@link #logGammaHalfStep}, about {@code 1 / (8 x^2)}.
     *
     * @param x positive
     */
    public static double logGammaHalfStepDerivative(double x) {
        return logOnePlusMinus(0.5 / x) + logMinusDigamma(x) - logMinusDigamma(x + 0.5);
    }

    /** {@code sum_n c_n x^(-2n)}. */
    private static double series(double[] coefficients, double x) {
        double inverseSquare = 1 / x / x;
        double sum = 0;
        for (int n = coefficients.length - 1; n >= 0; n--) {
            sum = sum * inverseSquare + coefficients[n];
        }
        return sum;
    }
}
