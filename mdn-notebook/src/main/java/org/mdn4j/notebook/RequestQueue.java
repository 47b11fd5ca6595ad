package org.mdn4j.notebook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.dflib.jjava.jupyter.messages.Message;

/**
 * Knows which requests were sent before a cell failed. Requests carry the time of the sender's clock, which may be another
 * machine's; the shortest way from there to here is taken for the difference of the clocks.
 */
final class RequestQueue {

    private Duration clocks; // receiver's minus sender's, at least what it is
    private Instant failure = Instant.MIN;

    /** When a request was sent by the sender's clock; null if it does not say. */
    static Instant sent(Message<?> request) {
        try {
            return OffsetDateTime.parse(request.getHeader().getTimestamp().getDateString())
                    .toInstant();
        } catch (DateTimeParseException | NullPointerException e) {
            return null;
        }
    }

    /** Whether a request was already under way when the last cell failed. */
    boolean isBehindFailure(Instant sent, Instant received) {
        if (sent == null) {
            return false;
        }
        Duration way = Duration.between(sent, received);
        clocks = clocks == null || way.compareTo(clocks) < 0 ? way : clocks;
        return sent.plus(clocks).isBefore(failure);
    }

    /** A cell failed. */
    void failed(Instant now) {
        failure = now;
    }
}
