package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FastNormalTest {

    @Test
    void theExponentialIsRightToThreeUnitsInTheLastPlace() {
        for (double x : new SplittableRandom(1).doubles(200_000, -699, 699).toArray()) {
            assertThat(FastNormal.exp(x)).isCloseTo(StrictMath.exp(x), withinPercentage(7e-14));
        }
        for (double x : new SplittableRandom(1).doubles(200_000, -1, 0).toArray()) {
            assertThat(FastNormal.exp(x)).isCloseTo(StrictMath.exp(x), withinPercentage(5e-14));
        }
        assertThat(FastNormal.exp(0)).isOne();
        assertThat(FastNormal.exp(-701)).isZero();
        assertThat(FastNormal.exp(Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void scaledTailsAreGoodToSomeDigits() {
        for (double u = 0; u < 36; u += 0.01) {
            double tail = Gaussian.of(0, 1).survival(u) / Math.exp(-0.5 * u * u);
            assertThat(FastNormal.scaledTail(u)).isCloseTo(tail, withinPercentage(1e-5));
        }
    }
}
