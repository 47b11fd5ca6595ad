package org.mdn4j.train;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** The time that a search may take, from now on, in shares of the whole; and who is told how it is spent. */
final class Budget {

    private final Duration whole;
    private final Consumer<String> progress;
    private final long start = System.nanoTime();

    Budget(Duration whole, Consumer<String> progress) {
        this.whole = whole;
        this.progress = progress;
    }

    Duration whole() {
        return whole;
    }

    /** The time that is used up. */
    Duration used() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The share of the time that is used up. */
    double usedShare() {
        return seconds(used()) / seconds(whole);
    }

    /** How long it is until a share of the time is used up; negative where it is. */
    double secondsUntil(double share) {
        return share * seconds(whole) - seconds(used());
    }

    /** The moment at which a share of the time is used up. */
    Deadline until(double share) {
        return Deadline.inNanos((long) (share * whole.toNanos()) - used().toNanos());
    }

    /** Tells what begins now, and by which share of the time it will be over. */
    void say(double share, String what, Object... values) {
        progress.accept(String.format(
                Locale.ROOT,
                "%.1f s of %.1f s, until %.1f s: %s",
                seconds(used()),
                seconds(whole),
                share * seconds(whole),
                String.format(Locale.ROOT, what, values)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
