package org.mdn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the members of an ensemble side by side. Each follows from its own seed, so their number of threads is no matter. */
final class Workers {

    private Workers() {}

    /** The results of the members that began, in order; at least one. */
    static List<Member.Result> run(List<Member> members, Progress progress) {
        int threads = Math.min(members.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "mdn4j-training");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Optional<Member.Result>>> futures =
                    members.stream().map(workers::submit).toList();
            List<Member.Result> results = new ArrayList<>();
            for (Future<Optional<Member.Result>> future : futures) {
                await(future, progress).ifPresent(results::add);
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }

    /** Waits for a member; an interrupt of the waiting thread stops all of them after their epoch, and stays set. */
    private static <T> T await(Future<T> future, Progress progress) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    progress.stop(StopReason.INTERRUPTED);
                }
            }
        } catch (ExecutionException e) {
            progress.stop(StopReason.LISTENER); // one failed, and the others need not go on
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
