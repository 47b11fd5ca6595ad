package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.Erfcx;
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
    void theLogarithmIsRightToTheLastPlaces() {
        SplittableRandom rng = new SplittableRandom(2);
        for (int i = 0; i < 200_000; i++) {
            double x = StrictMath.exp(rng.nextDouble(-690, 690));
            double log = StrictMath.log(x);
            assertThat(Math.abs(FastNormal.log(x) - log)).isLessThanOrEqualTo(3e-16 * Math.abs(log) + 2e-16);
            double nearOne = rng.nextDouble(0.9, 1.1);
            assertThat(Math.abs(FastNormal.log(nearOne) - StrictMath.log(nearOne)))
                    .isLessThanOrEqualTo(2e-16);
        }
        assertThat(FastNormal.log(Double.MIN_NORMAL)).isCloseTo(StrictMath.log(Double.MIN_NORMAL), within(2e-13));
    }

    /** Reference values: mpmath, 40 digits. */
    @Test
    void scaledTailsHaveAllDigits() {
        double[] reference = {
            0.0,
            0.5,
            0.03125,
            0.487773194933328272,
            0.0625,
            0.476011132886292516,
            1.0,
            0.261578291865123372,
            2.515625,
            0.140621930913538918,
            5.3,
            0.0728374303768864797,
            8.0,
            0.0491225462124249321,
            8.999,
            0.0438035425615664726
        };
        for (int i = 0; i < reference.length; i += 2) {
            assertThat(FastNormal.scaledTail(reference[i])).isCloseTo(reference[i + 1], withinPercentage(1e-13));
        }
    }

    /** Neighbouring cells have series of their own, so that a wrong one shows as a jump. */
    @Test
    void scaledTailsFollowTheErrorFunctionUpToTheEndOfTheTable() {
        for (double u = 0; u < FastNormal.TAIL_END; u += 0.001) {
            double tail = 0.5 * Erfcx.value(u * Math.sqrt(0.5));
            assertThat(FastNormal.scaledTail(u)).isCloseTo(tail, withinPercentage(2e-13));
        }
    }
}
