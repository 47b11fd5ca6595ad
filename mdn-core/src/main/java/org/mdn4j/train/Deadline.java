package org.mdn4j.train;

import java.time.Duration;

/** A moment by which something has to be over. */
record Deadline(long nanoTime, boolean never) {

    static final Deadline NEVER = new Deadline(0, true);

    static Deadline in(Duration time) {
        return inNanos(time.toNanos());
    }

    static Deadline inNanos(long nanos) {
        return new Deadline(System.nanoTime() + nanos, false);
    }

    boolean isOver() {
        return remainingNanos() <= 0;
    }

    /** The time that is left, in nanoseconds; negative where it is over. */
    long remainingNanos() {
        return never ? Long.MAX_VALUE : nanoTime - System.nanoTime();
    }
}
