package org.mdn4j.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void onlyWhatWasSentBeforeTheFailureIsBehindIt() {
        RequestQueue queue = new RequestQueue();
        assertThat(queue.isBehindFailure(NOON, NOON)).isFalse();
        queue.failed(NOON.plusSeconds(5));
        assertThat(queue.isBehindFailure(NOON.plusSeconds(1), NOON.plusSeconds(6)))
                .isTrue();
        assertThat(queue.isBehindFailure(NOON.plusSeconds(7), NOON.plusSeconds(7)))
                .isFalse();
    }

    @Test
    void aSenderWhoseClockIsAnHourLateIsUnderstood() {
        RequestQueue queue = new RequestQueue();
        Instant eleven = NOON.minusSeconds(3600);
        assertThat(queue.isBehindFailure(eleven, NOON)).isFalse();
        queue.failed(NOON.plusSeconds(5));
        assertThat(queue.isBehindFailure(eleven.plusSeconds(1), NOON.plusSeconds(6)))
                .isTrue();
        assertThat(queue.isBehindFailure(eleven.plusSeconds(7), NOON.plusSeconds(7)))
                .isFalse();
    }

    @Test
    void aRequestWithoutATimeRuns() {
        RequestQueue queue = new RequestQueue();
        queue.failed(NOON);
        assertThat(queue.isBehindFailure(null, NOON)).isFalse();
    }
}
