package org.mdn4j.special;

/** The modified Bessel functions of the first kind that the von Mises and the Poisson distribution need. */
public final class BesselFunctions {

    private static final double LOG_TWO_PI = 1.83787706640934548356;

    /** From here on the asymptotic series reaches full precision before its terms grow again. */
    private static final double ASYMPTOTIC = 25;

    private static final double NEGLIGIBLE = 1e-18;

    private BesselFunctions() {}

    /**
     * {@code ln(exp(-x) I_0(x))}: zero at zero, about {@code -ln(2 pi x) / 2} for large arguments.
     *
     * @param x at least zero
     */
    public static double logScaledI0(double x) {
        return x < ASYMPTOTIC
                ? Math.log(series(x, 0)) - x
                : Math.log(asymptotic(x, 0)) - 0.5 * (LOG_TWO_PI + Math.log(x));
    }

    /**
     * {@code 1 - I_1(x) / I_0(x)}: one at zero, about {@code 1 / (2 x)} for large arguments.
     *
     * @param x at least zero
     */
    public static double ratioComplement(double x) {
        if (x < ASYMPTOTIC) {
            return 1 - 0.5 * x * series(x, 1) / series(x, 0);
        }
        return asymptoticDifference(x) / asymptotic(x, 0);
    }

    /** {@code sum_j (x^2 / 4)^j / (j! (j + order)!)} (DLMF 10.25.2): all terms are positive. */
    private static double series(double x, int order) {
        double quarter = 0.25 * x * x;
        double term = 1;
        double sum = 1;
        for (int j = 1; term > NEGLIGIBLE * sum; j++) {
            term *= quarter / j / (j + order);
            sum += term;
        }
        return sum;
    }

    /** {@code sqrt(2 pi x) exp(-x) I_order(x)} (DLMF 10.40.1). */
    private static double asymptotic(double x, int order) {
        double term = 1;
        double sum = 1;
        for (int j = 1; Math.abs(term) > NEGLIGIBLE; j++) {
            term *= factor(x, order, j);
            sum += term;
        }
        return sum;
    }

    /** The series of order zero minus that of order one, term by term. */
    private static double asymptoticDifference(double x) {
        double zero = 1;
        double one = 1;
        double sum = 0;
        for (int j = 1; Math.abs(zero) > NEGLIGIBLE / x; j++) {
            zero *= factor(x, 0, j);
            one *= factor(x, 1, j);
            sum += zero - one;
        }
        return sum;
    }

    private static double factor(double x, int order, int j) {
        double odd = 2.0 * j - 1;
        return (odd * odd - 4.0 * order * order) / (8 * x * j);
    }
}
