package org.mdn4j.special;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Logarithms of the regularised incomplete gamma and beta functions. Where the value is a double of full precision it
 * comes from commons-numbers; below that from series and continued fractions with the leading factor kept in logs.
 */
public final class IncompleteFunctions {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** Below this a value may have lost digits, or some intermediate of it. */
    private static final double SMALLEST = 1e-280;

    /** Shapes from which on the leading factor in commons-numbers loses digits in the tails. */
    private static final double LARGE_SHAPE = 1e4;

    private static final double TAIL = 1e-4;

    private static final double NEGLIGIBLE = 1e-17;
    private static final double ROUNDING = 0x1p-51;
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 1_000_000;

    private IncompleteFunctions() {}

    /** {@code ln P(a, x)}, the probability below x under a gamma distribution with shape a and scale one. */
    public static double logGammaP(double a, double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        LargeShapeGamma large = LargeShapeGamma.of(a, x);
        if (large != null) {
            return large.logLower();
        }
        double value = lower(a, x);
        if (value > 0.5) {
            return Math.log1p(-gammaQ(a, x));
        }
        return exact(value, a) ? Math.log(value) : logLowerSeries(a, x);
    }

    /** {@code P(a, x)}: that of commons-numbers, but for the tails of large shapes. */
    public static double gammaP(double a, double x) {
        LargeShapeGamma large = LargeShapeGamma.of(a, x);
        if (large != null) {
            return large.lower();
        }
        double value = lower(a, x);
        return value == 0 || exact(value, a) ? value : Math.exp(logLowerSeries(a, x));
    }

    /** {@code Q(a, x)}: that of commons-numbers, but for the tails of large shapes. */
    public static double gammaQ(double a, double x) {
        LargeShapeGamma large = LargeShapeGamma.of(a, x);
        if (large != null) {
            return large.upper();
        }
        double value = upper(a, x);
        return value == 0 || exact(value, a) ? value : Math.exp(logUpperFraction(a, x));
    }

    /** That of commons-numbers; far from the centre of a large shape, where it may not converge, zero or one. */
    private static double lower(double a, double x) {
        return far(a, x) ? (x > a ? 1 : 0) : RegularizedGamma.P.value(a, x);
    }

    private static double upper(double a, double x) {
        return far(a, x) ? (x > a ? 0 : 1) : RegularizedGamma.Q.value(a, x);
    }

    private static boolean far(double a, double x) {
        return a > 1e6 && x > 0;
    }

    /** Whether a value of commons-numbers has all its digits. */
    private static boolean exact(double value, double shape) {
        return !(value <= (shape > LARGE_SHAPE ? TAIL : SMALLEST));
    }

    /** DLMF 8.7.1: all terms are positive, and a small value means that x is far below a, or a near zero. */
    private static double logLowerSeries(double a, double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; term > NEGLIGIBLE * sum && n < MAX_TERMS; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return logGammaPrefix(a, x) - Math.log(a) + Math.log(sum);
    }

    /** {@code ln Q(a, x)}, the probability above x under a gamma distribution with shape a and scale one. */
    public static double logGammaQ(double a, double x) {
        if (!(x > 0)) {
            return x == 0 ? 0 : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        LargeShapeGamma large = LargeShapeGamma.of(a, x);
        if (large != null) {
            return large.logUpper();
        }
        double value = upper(a, x);
        if (value > 0.5) {
            return Math.log1p(-gammaP(a, x));
        }
        return exact(value, a) ? Math.log(value) : logUpperFraction(a, x);
    }

    /** DLMF 8.9.2 in its contracted form, by the method of Lentz (1976). */
    private static double logUpperFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        for (int n = 1; n < MAX_TERMS; n++) {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / nonZero(numerator * d + b);
            c = nonZero(b + numerator / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < ROUNDING) {
                break;
            }
        }
        return logGammaPrefix(a, x) + Math.log(fraction);
    }

    /** {@code ln(x^a e^-x / Gamma(a))}. */
    public static double logGammaPrefix(double a, double x) {
        double deviance = relative(a, x - a, 1, x);
        return 0.5 * Math.log(a) - HALF_LOG_TWO_PI - GammaFunctions.stirlingError(a) + deviance;
    }

    /**
     * {@code ln I_x(a, b)}, the probability below x under a beta distribution.
     *
     * @param x between 0 and 1
     * @param y its complement {@code 1 - x}, which the caller may know to more digits
     */
    public static double logBeta(double a, double b, double x, double y) {
        if (!(x > 0)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (!(y > 0)) {
            return 0;
        }
        LargeShapeBeta large = LargeShapeBeta.of(a, b, x, y);
        if (large != null) {
            return large.logLower();
        }
        double value = raw(a, b, x, y);
        if (value > 0.5) {
            return Math.log1p(-beta(b, a, y, x));
        }
        return exact(value, Math.max(a, b)) ? Math.log(value) : logBetaTail(a, b, x, y);
    }

    /** {@code I_x(a, b)} with the complement of x given: that of commons-numbers, but for large shapes. */
    public static double beta(double a, double b, double x, double y) {
        LargeShapeBeta large = LargeShapeBeta.of(a, b, x, y);
        if (large != null) {
            return large.lower();
        }
        double value = raw(a, b, x, y);
        if (value > 0.5) {
            return 1 - tailBeta(b, a, y, x);
        }
        return value == 0 || exact(value, Math.max(a, b)) ? value : Math.exp(logBetaTail(a, b, x, y));
    }

    private static double tailBeta(double a, double b, double x, double y) {
        double value = raw(a, b, x, y);
        return value == 0 || exact(value, Math.max(a, b)) ? value : Math.exp(logBetaTail(a, b, x, y));
    }

    /** The smaller of x and its complement is what is looked at: the other one is rounded. */
    private static double raw(double a, double b, double x, double y) {
        return x <= y ? RegularizedBeta.value(x, a, b) : RegularizedBeta.complement(y, b, a);
    }

    private static double logBetaTail(double a, double b, double x, double y) {
        return logBetaPrefix(a, b, x, y) - Math.log(a) - Math.log(fraction(a, b, x));
    }

    /** {@code ln(x^a y^b / B(a, b))}: the leading terms of all five factors cancel on paper. */
    public static double logBetaPrefix(double a, double b, double x, double y) {
        double n = a + b;
        double deviance = betaDeviance(a, b, x, y, betaExcess(a, b, x, y));
        double correction =
                GammaFunctions.stirlingError(n) - GammaFunctions.stirlingError(a) - GammaFunctions.stirlingError(b);
        return 0.5 * (Math.log(a) + Math.log(b) - Math.log(n)) - HALF_LOG_TWO_PI + correction + deviance;
    }

    /** {@code n (x - a / n)} with {@code n = a + b}: how far x is above the mean. */
    static double betaExcess(double a, double b, double x, double y) {
        return x <= y ? (a + b) * x - a : b - (a + b) * y;
    }

    /** {@code ln(x^a y^b)}, less its value at the mean. */
    static double betaDeviance(double a, double b, double x, double y, double excess) {
        return relative(a, excess, a + b, x) + relative(b, -excess, a + b, y);
    }

    /** {@code a (ln(1 + excess / a) - excess / a)}, where {@code n x = a + excess}. */
    private static double relative(double a, double excess, double n, double x) {
        double ratio = excess / a;
        if (ratio > -0.5 && ratio < 1) {
            return a * GammaFunctions.logOnePlusMinus(ratio);
        }
        // Keeps its digits where 1 + ratio would lose them, and where n x would underflow.
        return a * (Math.log(n) + Math.log(x) - Math.log(a)) - excess;
    }

    /** The denominator of DLMF 8.17.22, by the method of Lentz; converges quickly for x below the mean. */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 0;
        double fraction = 1;
        for (int j = 1; j < MAX_TERMS; j++) {
            int m = j / 2;
            double numerator = j % 2 == 0
                    ? m * (b - m) * x / ((a + j - 1) * (a + j))
                    : -(a + m) * (a + b + m) * x / ((a + j - 1) * (a + j));
            d = 1 / nonZero(1 + numerator * d);
            c = nonZero(1 + numerator / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < ROUNDING) {
                break;
            }
        }
        return fraction;
    }

    private static double nonZero(double value) {
        return value == 0 ? TINY : value;
    }
}
