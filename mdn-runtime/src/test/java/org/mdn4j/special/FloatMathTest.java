package org.mdn4j.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;

/** Every function against {@link Math} on a fine grid of its whole range. */
final class FloatMathTest {

    @Test
    void expIsAccurateOverTheRangeOfFloat() {
        for (float x = -87; x <= 88; x += 0.0007f) {
            assertThat(FloatMath.exp(x) / Math.exp(x) - 1).as("exp(%s)", x).isBetween(-2e-7, 2e-7);
        }
        assertThat(FloatMath.exp(-1e30f)).isBetween(0f, 2e-38f);
        assertThat(FloatMath.exp(1e30f)).isBetween(1e38f, Float.MAX_VALUE);
        assertThat(FloatMath.exp(0)).isEqualTo(1);
    }

    @Test
    void logIsAccurateOverTheRangeOfFloat() {
        for (float x = Float.MIN_NORMAL; x < 1e38f; x *= 1.0003f) {
            double expected = Math.log(x);
            double tolerance = Math.max(1e-7, 2e-7 * Math.abs(expected));
            assertThat(FloatMath.log(x) - expected).as("log(%s)", x).isBetween(-tolerance, tolerance);
        }
        assertThat(FloatMath.log(1)).isZero();
    }

    @Test
    void tanhIsAccurateAndSaturates() {
        DoubleUnaryOperator relative = x -> FloatMath.tanh((float) x) / Math.tanh((float) x) - 1;
        for (double x = 1e-20; x < 1e20; x *= 1.0007) {
            assertThat(relative.applyAsDouble(x)).as("tanh(%s)", x).isBetween(-4e-7, 4e-7);
            assertThat(FloatMath.tanh((float) -x)).isEqualTo(-FloatMath.tanh((float) x));
        }
    }

    @Test
    void expm1IsAccurateForTinyAndLargeArguments() {
        for (double x = 1e-20; x < 1e20; x *= 1.0007) {
            assertThat(FloatMath.negativeExpm1((float) -x) / Math.expm1((float) -x) - 1)
                    .as("expm1(-%s)", x)
                    .isBetween(-6e-7, 6e-7);
        }
        assertThat(FloatMath.negativeExpm1(0)).isZero();
    }

    @Test
    void sigmoidIsAccurateAndSaturates() {
        for (float x = -30; x <= 30; x += 0.0007f) {
            assertThat(FloatMath.sigmoid(x) - 1 / (1 + Math.exp(-x)))
                    .as("sigmoid(%s)", x)
                    .isBetween(-3e-7, 3e-7);
        }
        for (float x = -20; x <= 0; x += 0.0007f) {
            assertThat(FloatMath.sigmoid(x) * (1 + Math.exp(-x)) - 1)
                    .as("sigmoid(%s)", x)
                    .isBetween(-2e-5, 2e-5);
        }
        for (float x = 200; x < 1e30f; x *= 1.1f) {
            assertThat(FloatMath.sigmoid(-x)).isBetween(0f, 1e-30f);
            assertThat(FloatMath.sigmoid(x)).isEqualTo(1);
        }
        assertThat(FloatMath.sigmoid(0)).isEqualTo(0.5f);
    }

    @Test
    void isPositiveIsAStep() {
        for (float x = 1.1e-38f; x < 1e38f; x *= 1.1f) {
            assertThat(FloatMath.isPositive(x)).isEqualTo(1);
            assertThat(FloatMath.isPositive(-x)).isZero();
        }
        assertThat(FloatMath.isPositive(0)).isZero();
        assertThat(FloatMath.isPositive(-0f)).isZero();
        assertThat(FloatMath.isPositive(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(FloatMath.isPositive(Float.NaN)).isNaN();
    }

    @Test
    void normalCdfIsAccurateAndSaturates() {
        for (float x = -14; x <= 14; x += 0.0007f) {
            double error = FloatMath.normalCdf(x) - 0.5 * Erfc.value(-x / Math.sqrt(2));
            assertThat(error).as("normalCdf(%s)", x).isBetween(-3e-7, 3e-7);
        }
        assertThat(FloatMath.normalCdf(1e30f)).isEqualTo(1);
        assertThat(FloatMath.normalCdf(-1e30f)).isBetween(0f, 1e-37f);
    }

    @Test
    void multiplyAddRoundsOnceOrTwice() {
        SplittableRandom rng = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            float a = 2 * rng.nextFloat() - 1;
            float b = 2 * rng.nextFloat() - 1;
            float c = 2 * rng.nextFloat() - 1;
            assertThat(FloatMath.multiplyAdd(a, b, c)).isIn(Math.fma(a, b, c), a * b + c);
        }
    }
}
