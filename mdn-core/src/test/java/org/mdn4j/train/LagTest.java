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
        assertThat(lag.isWithin(1)).isFalse();
    }

    @Test
    void whatIsAheadIsWithinAnError() {
        assertThat(Lag.of(new double[] {1, 2}, new double[] {0, 1}).isWithin(1)).isTrue();
    }

    @Test
    void aWildRowDoesNotHideWhatAllOthersSay() {
        double[] own = new double[100];
        double[] best = new double[100];
        for (int i = 0; i < 100; i++) {
            best[i] = 0.3 + 0.1 * Math.sin(i);
        }
        best[7] = -500;
        Lag lag = Lag.of(own, best);
        assertThat(lag.isWithin(1)).isFalse();
        assertThat(lag.mean()).isCloseTo(0.29, within(0.01)); // 99 rows of about 0.3, one of -1
    }

    @Test
    void oneRowProvesNothing() {
        assertThat(Lag.of(new double[] {-9}, new double[] {0}).isWithin(1)).isTrue();
    }
}
