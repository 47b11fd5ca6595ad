package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LagTest {

    @Test
    void differencesAreTakenRowByRow() {
        Lag lag = Lag.of(new double[] {-10, 0, -3}, new double[] {-9, 0.5, -3});
        assertThat(lag.mean()).isCloseTo(0.5, within(1e-15));
        assertThat(lag.standardError()).isCloseTo(0.5 / Math.sqrt(3), within(1e-15));
        assertThat(lag.isWithinOneStandardError()).isFalse();
    }

    @Test
    void whatIsAheadIsWithinAnError() {
        assertThat(Lag.of(new double[] {1, 2}, new double[] {0, 1}).isWithinOneStandardError())
                .isTrue();
    }
}
