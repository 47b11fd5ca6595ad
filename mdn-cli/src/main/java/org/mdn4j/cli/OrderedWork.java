package org.mdn4j.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on items on all cores and hands on what comes out in the order of the items. The calling thread finds the items and
 * takes the results, so that it may read and write meanwhile; only a few items are ever under way.
 */
final class OrderedWork {

    /** Items under way for each core: one in work, one that waits for it, one whose result waits for those before. */
    private static final int AHEAD = 3;

    /** What becomes of a result. */
    @FunctionalInterface
    interface Sink<T> {

        /** Takes a result. */
        void accept(T result) throws IOException;
    }

    private OrderedWork() {}

    /**
     * Works on all items. Of several failures, of the work or of the search for the next item, the first in their order
     * counts, and the results before it have been handed on.
     *
     * @param work called by several threads at once, for one item behind the other
     */
    static <I, T> void run(Iterator<I> items, Function<? super I, T> work, Sink<? super T> sink) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(cores);
        Queue<Future<T>> pending = new ArrayDeque<>();
        try {
            RuntimeException failure = null;
            boolean more = true;
            while (more || !pending.isEmpty()) {
                if (!more || pending.size() == AHEAD * cores) {
                    sink.accept(result(pending.remove()));
                    continue;
                }
                try {
                    more = items.hasNext();
                    if (more) {
                        I item = items.next();
                        pending.add(workers.submit(() -> work.apply(item)));
                    }
                } catch (RuntimeException e) {
                    failure = e; // of interest when all before it is done
                    more = false;
                }
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <T> T result(Future<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
