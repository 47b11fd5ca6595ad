package org.mdn4j.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs snippets inside this virtual machine, so that native libraries load once and values can be drawn, on a thread that
 * an interrupt can end. Keeps what the last snippet returned or threw, as it was.
 */
final class InProcessExecution extends LocalExecutionControl {

    /** How long code may take to react to an interrupt, such as a training that ends its epoch. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Object lock = new Object();
    private boolean inCell; // guarded by the lock, as the next two
    private boolean stopped;
    private Run running;
    private Object value;
    private Throwable failure;

    private record Run(FutureTask<Object> task, Thread thread) {}

    /** A cell begins; from now on it can be stopped. */
    void beginCell() {
        synchronized (lock) {
            inCell = true;
            stopped = false;
        }
    }

    /** The cell has ended. */
    void endCell() {
        synchronized (lock) {
            inCell = false;
        }
    }

    /** Forgets what the last snippet returned or threw. */
    void clear() {
        value = null;
        failure = null;
    }

    /** What the last snippet returned; null if it returned nothing. */
    Object value() {
        return value;
    }

    /** What the last snippet threw; null if it threw nothing. */
    Throwable failure() {
        return failure;
    }

    /** Whether the cell was told to stop. */
    boolean wasStopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    // Not the thread group of the superclass: it waits for every thread that a snippet started, and ND4J's never end.
    @Override
    protected String invoke(Method snippet) throws Exception {
        FutureTask<Object> task = new FutureTask<>(() -> snippet.invoke(null));
        Thread thread = new Thread(task, "cell");
        thread.setDaemon(true);
        thread.setContextClassLoader(snippet.getDeclaringClass().getClassLoader());
        synchronized (lock) {
            if (stopped) { // between two snippets of the cell
                throw new StoppedException();
            }
            thread.start();
            running = new Run(task, thread);
        }
        try {
            value = task.get();
        } catch (CancellationException e) {
            throw new StoppedException();
        } catch (ExecutionException e) {
            failure = e.getCause() instanceof InvocationTargetException thrown ? thrown.getCause() : e.getCause();
            throw wasStopped() ? new StoppedException() : new InvocationTargetException(failure);
        } finally {
            synchronized (lock) {
                running = null;
            }
        }
        return "";
    }

    /** JShell would have every variable's value as text, which nobody reads and may be long. */
    @Override
    public String varValue(String className, String variable) {
        return "";
    }

    /**
     * Interrupts the cell; does nothing if none runs. One that does not react is ended by force where the Java version can do that, and is left
     * alone in the background where it cannot.
     */
    @Override
    public void stop() {
        Run run;
        synchronized (lock) {
            stopped = inCell;
            run = running;
        }
        if (run == null) {
            return;
        }
        run.thread().interrupt();
        try {
            run.thread().join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (run.thread().isAlive()) {
            force(run);
        }
    }

    @SuppressWarnings({"deprecation", "removal"})
    private static void force(Run run) {
        try {
            run.thread().stop();
        } catch (UnsupportedOperationException e) { // since Java 20
            run.task().cancel(false);
        }
    }
}
