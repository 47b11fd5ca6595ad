package org.mdn4j.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hears Ctrl-C, and holds the end of the JVM back until what is under way has been put in order. */
final class StopSignal implements AutoCloseable {

    private static final long PATIENCE = 60; // seconds

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "mdn-stop");
    private final PrintWriter err;
    private volatile boolean asked;

    StopSignal(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void hold() {
        asked = true;
        try {
            if (!finished.await(PATIENCE, TimeUnit.SECONDS)) {
                err.println("mdn: stopped in the middle of an epoch; only what was in a checkpoint before is kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody asked to stop. */
    boolean isAsked() {
        return asked;
    }

    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came at this very moment: nothing is left to hold back.
            }
        }
    }
}
