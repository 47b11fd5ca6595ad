package org.mdn4j.special;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The incomplete gamma functions of a large shape around their centre, by the uniform expansion of Temme (1979; DLMF
 * 8.12): a normal tail, corrected by series in eta, where {@code eta^2 / 2 = x/a - 1 - ln(x/a)}. Both tails keep their
 * relative accuracy.
 */
final class LargeShapeGamma {

    /** From here on the terms left out are below rounding. */
    private static final double SMALLEST_SHAPE = 1e4;

    private static final double LARGEST_ETA = 0.25;

    /** Coefficients of powers of eta, from the recurrence DLMF 8.12.9 in 40-digit arithmetic. */
    private static final double[][] SERIES = {
        {
            -0.33333333333333333333,
            0.083333333333333333333,
            -0.014814814814814814815,
            0.0011574074074074074074,
            0.00035273368606701940035,
            -0.0001787551440329218107,
            0.000039192631785224377817,
            -2.1854485106799921615e-6,
            -1.8540622107151599607e-6,
            8.296711340953086005e-7,
            -1.7665952736826079304e-7,
            6.7078535434014985804e-9,
            1.0261809784240308043e-8,
            -4.3820360184533531866e-9,
            9.1476995822367902342e-10,
            -2.5514193994946249767e-11
        },
        {
            -0.0018518518518518518519,
            -0.0034722222222222222222,
            0.0026455026455026455026,
            -0.00099022633744855967078,
            0.00020576131687242798354,
            -4.0187757201646090535e-7,
            -0.000018098550334489977837,
            7.6491609160811100846e-6,
            -1.6120900894563446004e-6,
            4.6471278028074343423e-9
        },
        {
            0.0041335978835978835979,
            -0.0026813271604938271605,
            0.00077160493827160493827,
            2.0093878600823045267e-6,
            -0.00010736653226365160522,
            0.000052923448829120125416
        }
    };

    private final double exponent; // -a eta^2 / 2
    private final double factor; // of exp(exponent) in the tail on the side of x
    private final boolean above; // whether x is above a, and the tail the upper one

    private LargeShapeGamma(double exponent, double factor, boolean above) {
        this.exponent = exponent;
        this.factor = factor;
        this.above = above;
    }

    /** The functions at a point, or null where the expansion does not reach. */
    static LargeShapeGamma of(double a, double x) {
        if (a < SMALLEST_SHAPE) {
            return null;
        }
        double half = -GammaFunctions.logOnePlusMinus((x - a) / a); // eta^2 / 2
        double size = Math.sqrt(2 * half);
        if (!(size <= LARGEST_ETA)) {
            return null;
        }
        boolean above = x > a;
        double correction = correction(a, above ? size : -size) / Math.sqrt(2 * Math.PI * a);
        double factor = 0.5 * Erfcx.value(Math.sqrt(a * half)) + (above ? correction : -correction);
        return new LargeShapeGamma(-a * half, factor, above);
    }

    private static double correction(double a, double eta) {
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            double series = 0;
            for (int i = SERIES[k].length - 1; i >= 0; i--) {
                series = series * eta + SERIES[k][i];
            }
            sum = sum / a + series;
        }
        return sum;
    }

    private double tail() {
        return Math.exp(exponent) * factor;
    }

    private double logTail() {
        return exponent + Math.log(factor);
    }

    double lower() {
        return above ? 1 - tail() : tail();
    }

    double upper() {
        return above ? tail() : 1 - tail();
    }

    double logLower() {
        return above ? Math.log1p(-tail()) : logTail();
    }

    double logUpper() {
        return above ? logTail() : Math.log1p(-tail());
    }
}
