package org.mdn4j.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;

/** Every function against {@link Math} on a fine grid of its whole range. */
final class LoopMathTest {

    private static double[] grid(double from, double to, int count) {
        double[] grid = new double[count];
        Arrays.setAll(grid, i -> from + (to - from) * i / (count - 1.0));
        return grid;
    }

    @Test
    void expIsAccurate() {
        double[] x = grid(-750, 700, 145_001);
        double[] out = new double[x.length];
        LoopMath.exp(x, out, x.length);
        for (int i = 0; i < x.length; i++) {
            double cut = Math.max(-700, x[i]);
            double tolerance = Math.abs(cut) <= 300 ? 1e-10 : 1e-7;
            assertThat(out[i] / Math.exp(cut) - 1).as("exp(%s)", x[i]).isBetween(-tolerance, tolerance);
        }
    }

    @Test
    void expOverflowsToInfinity() {
        double[] x = {710, 1e10, Double.POSITIVE_INFINITY};
        LoopMath.exp(x, x, x.length);
        assertThat(x).containsOnly(Double.POSITIVE_INFINITY);
    }

    @Test
    void expInSinglePrecisionIsAsAccurateAsItSays() {
        float[] x = singles(grid(-90, 80, 200_001));
        float[] out = new float[x.length];
        LoopMath.exp(x, out, x.length);
        for (int i = 0; i < x.length; i++) {
            double cut = Math.max(-80, x[i]);
            double size = Math.abs(cut);
            double tolerance = size <= 5 ? 2e-6 : size <= 20 ? 2e-5 : 0.1;
            assertThat(out[i] / Math.exp(cut) - 1).as("exp(%s)", x[i]).isBetween(-tolerance, tolerance);
        }
    }

    @Test
    void expInSinglePrecisionSaturates() {
        float[] x = {Float.NEGATIVE_INFINITY, -1e30f, 1e30f, Float.POSITIVE_INFINITY, Float.NaN};
        LoopMath.exp(x, x, x.length);
        assertThat(x[0]).isEqualTo(x[1]).isBetween(0f, 1e-30f);
        assertThat(x[2]).isInfinite();
        assertThat(x[3]).isInfinite();
        assertThat(x[4]).isNaN();
    }

    @Test
    void log1pInSinglePrecisionIsAccurate() {
        float[] x = singles(grid(0, 1, 100_001));
        x[1] = 1e-30f;
        float[] out = new float[x.length];
        LoopMath.log1p(x, out, x.length);
        assertThat(out[0]).isZero();
        for (int i = 1; i < x.length; i++) {
            assertThat(out[i] / Math.log1p(x[i]) - 1).as("log1p(%s)", x[i]).isBetween(-4e-7, 4e-7);
        }
    }

    private static float[] singles(double[] numbers) {
        float[] singles = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            singles[i] = (float) numbers[i];
        }
        return singles;
    }

    @Test
    void log1pIsAccurate() {
        double[] x = grid(0, 1, 100_001);
        x[1] = 1e-30;
        double[] out = new double[x.length];
        LoopMath.log1p(x, out, x.length);
        assertThat(out[0]).isZero();
        for (int i = 1; i < x.length; i++) {
            assertThat(out[i] / Math.log1p(x[i]) - 1).as("log1p(%s)", x[i]).isBetween(-1e-9, 1e-9);
        }
    }

    @Test
    void theGammaFunctionAndItsDerivativeAreAccurate() {
        double[] x = grid(0, 2, 20_001);
        double[] log = new double[x.length];
        double[] slope = new double[x.length];
        LoopMath.logGammaOnePlus(x, log, x.length);
        LoopMath.digammaOnePlus(x, slope, x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(log[i] - LogGamma.value(1 + x[i]))
                    .as("ln gamma(1 + %s)", x[i])
                    .isBetween(-2e-9, 2e-9);
            assertThat(slope[i] - GammaFunctions.digamma(1 + x[i]))
                    .as("digamma(1 + %s)", x[i])
                    .isBetween(-2e-10, 2e-10);
        }
    }

    @Test
    void whatIsNotANumberStaysSo() {
        double[] out = new double[1];
        LoopMath.exp(new double[] {Double.NaN}, out, 1);
        assertThat(out[0]).isNaN();
    }

    @Test
    void logarithmsOfAnyNumberAgreeWithTheLibrary() {
        double[] x = {0, 1e-300, 1e-9, 0.3, 1, 1.5, 40, 1e7, 1e120, 1e300, Double.NaN};
        double[] out = new double[x.length];
        LoopMath.log1pOfAny(x, out, x.length);
        for (int i = 0; i < x.length - 1; i++) {
            double expected = Math.log1p(x[i]);
            assertThat(out[i]).as("ln(1 + %s)", x[i]).isCloseTo(expected, within(1e-9 * expected));
        }
        assertThat(out[x.length - 1]).isNaN();
    }
}
