package org.mdn4j.cli;

import java.io.PrintWriter;

/**
 * Says how many rows are done: a bar on a terminal, a line now and then elsewhere. Quick work says nothing, and loads
 * nothing to say it with.
 */
final class RowProgress implements AutoCloseable {

    private static final long FIRST = 2_000_000_000L; // ns until there is something to say

    private final String task;
    private final PrintWriter err;
    private final long start = System.nanoTime();
    private Display display; // null: too early

    RowProgress(String task, PrintWriter err) {
        this.task = task;
        this.err = err;
    }

    /** Called after some rows each. */
    void rows(long done) {
        if (display == null && System.nanoTime() - start > FIRST) {
            display = Display.of(task, -1, err);
        }
        if (display != null) {
            display.step(done, done + " rows");
        }
    }

    @Override
    public void close() {
        if (display != null) {
            display.close();
        }
    }
}
