package org.mdn4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hears Ctrl-C, and holds the end of the JVM back until what is under way has been put in order. */
final class StopSignal implements AutoCloseable {

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "mdn-stop");
    private final int patience;
    private final Runnable late;
    private volatile boolean asked;

    /**
     * @param patience how many seconds the end of the JVM waits
     * @param late what to do then
     */
    StopSignal(int patience, Runnable late) {
        this.patience = patience;
        this.late = late;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void hold() {
        asked = true;
        try {
            if (!finished.await(patience, TimeUnit.SECONDS)) {
                late.run();
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
