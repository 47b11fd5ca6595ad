package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores where almost everything is zero. The numbers come from mpmath with 30 digits: quadrature for gamma, sums for counts. */
class ZeroInflatedTest {

    private static final double NEARLY_ONE = 1 - 1e-9;

    @ParameterizedTest
    @CsvSource({
        "0, 1.2499999292951723e-18",
        "-4.9e-324, 1.2499999292951723e-18",
        "1e-12, 1.0000012479999293e-12",
        "3, 2.9999999964978708",
    })
    void theScoreKeepsItsDigitsWhereTheRestIsRare(double y, double expected) {
        ZeroInflated rare = ZeroInflated.of(NEARLY_ONE, Gamma.of(2, 1));
        assertThat(rare.crps(y)).isCloseTo(expected, withinPercentage(1e-8));
    }

    @Test
    void theScoreOfRareCountsKeepsItsDigits() {
        ZeroInflated rare = ZeroInflated.of(NEARLY_ONE, Poisson.of(1.5));
        assertThat(rare.crps(0)).isCloseTo(8.4025935128299384e-19, withinPercentage(1e-8));
    }

    @Test
    void theEntropyKeepsItsDigitsWhereTheRestIsRare() {
        assertThat(ZeroInflated.of(NEARLY_ONE, Gamma.of(2, 1)).entropy())
                .isCloseTo(2.3300480870647254e-8, withinPercentage(1e-8));
        assertThat(ZeroInflated.of(NEARLY_ONE, Poisson.of(1.5)).entropy())
                .isCloseTo(1.8080858974704362e-8, withinPercentage(1e-8));
    }

    @Test
    void theScoreOfAnInfiniteValueIsInfinite() {
        ZeroInflated inflated = ZeroInflated.of(0.3, Gamma.of(2, 1));
        assertThat(inflated.crps(Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(inflated.crps(Double.NaN)).isNaN();
    }
}
