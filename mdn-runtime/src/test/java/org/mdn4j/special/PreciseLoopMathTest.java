package org.mdn4j.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against {@link StrictMath}, which is right to a unit in the last place. */
final class PreciseLoopMathTest {

    @Test
    void exponentialsAreAccurateEverywhere() {
        for (double reach : new double[] {1e-9, 1, 32, 750}) {
            double[] x = new SplittableRandom(1).doubles(1003, -reach, reach).toArray();
            double[] out = new double[x.length];
            PreciseLoopMath.exp(x, out, x.length);
            for (int i = 0; i < x.length; i++) {
                double expected = StrictMath.exp(x[i]);
                assertThat(out[i] == expected || Math.abs(out[i] - expected) <= 2e-13 * expected)
                        .as("e^%s is %s but got %s", x[i], expected, out[i])
                        .isTrue();
            }
        }
    }

    @Test
    void exponentialsOfWhatIsNoNumberOrNotFiniteAreThoseOfTheLibrary() {
        double[] x = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0, 1e300, -1e300};
        double[] out = new double[x.length];
        PreciseLoopMath.exp(x, out, x.length);
        assertThat(out).containsExactly(Arrays.stream(x).map(StrictMath::exp).toArray());
    }

    @Test
    void logarithmsAreAccurateDownToTheSmallestArguments() {
        double[] x = new double[2000];
        for (int i = 0; i < x.length; i++) {
            x[i] = StrictMath.pow(10, -i * 0.1);
        }
        double[] out = x.clone();
        PreciseLoopMath.log1p(out, out, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = StrictMath.log1p(x[i]);
            assertThat(Math.abs(out[i] - expected))
                    .as("ln(1 + %s) is %s but got %s", x[i], expected, out[i])
                    .isLessThanOrEqualTo(2e-14 * expected);
        }
        double[] zero = {0};
        PreciseLoopMath.log1p(zero, zero, 1);
        assertThat(zero).containsExactly(0);
    }
}
