package org.mdn4j.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where long work shows how far it is. */
interface Display extends AutoCloseable {

    /** Shows a number of steps and a short text. */
    void step(long done, String text);

    @Override
    void close();

    /**
     * A bar where somebody looks on, else plain lines.
     *
     * @param steps how many there will be at most; -1 where nobody knows
     */
    static Display of(String task, long steps, PrintWriter err) {
        return System.console() != null ? new Bar(task, steps) : new Lines(task, err);
    }

    /** A bar on a terminal. */
    final class Bar implements Display {

        private final ProgressBar bar;

        Bar(String task, long steps) {
            ProgressBarBuilder builder = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish();
            this.bar = (steps < 0 ? builder.hideEta() : builder).build();
        }

        @Override
        public void step(long done, String text) {
            bar.stepTo(done);
            bar.setExtraMessage(text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line every few seconds. */
    final class Lines implements Display {

        private static final long INTERVAL = 5_000_000_000L; // ns

        private final String task;
        private final PrintWriter err;
        private long last = System.nanoTime() - INTERVAL;

        Lines(String task, PrintWriter err) {
            this.task = task;
            this.err = err;
        }

        @Override
        public void step(long done, String text) {
            long now = System.nanoTime();
            if (now - last >= INTERVAL) {
                last = now;
                err.println(task + ": " + text);
                err.flush();
            }
        }

        @Override
        public void close() {
            err.flush();
        }
    }
}
