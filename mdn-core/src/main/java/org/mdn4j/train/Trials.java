package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains candidates on folds, as many at a time as there are processors, within a time: a training that begins gets an equal
 * share of what is left, so those that end early leave theirs to the others.
 */
final class Trials implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    /** Of the usual time of a training; with less it is not worth beginning. */
    private static final double SMALLEST_SHARE = 0.3;

    /** How much longer than usual another fold may take: those that would be cut short had better not begin. */
    private static final double LONGER_THAN_USUAL = 1.3;

    private final long seed;
    private final TrainingListener listener;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
        Thread thread = new Thread(task, "mdn4j-search");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger begun = new AtomicInteger();
    private volatile StopReason asked; // null: nobody did

    Trials(long seed, TrainingListener listener) {
        this.seed = seed;
        this.listener = listener;
    }

    int threads() {
        return threads;
    }

    /** Whether somebody asked to stop. */
    boolean isStopped() {
        return asked != null;
    }

    /** Why to stop; or null. */
    StopReason asked() {
        return asked;
    }

    private record Task(Entry entry, int training) {}

    /**
     * Runs trainings that entries have not been through; one that diverges is noted as such.
     *
     * @param numbers of trainings, which {@code folds} has rows for
     * @param patienceSteps how many steps without a better validation likelihood end a training
     */
    void run(
            Collection<Entry> entries, Collection<Integer> numbers, Folds folds, Deadline deadline, int patienceSteps) {
        List<Task> tasks = new ArrayList<>();
        for (int training : numbers) {
            for (Entry entry : entries) {
                if (!entry.has(training)) {
                    tasks.add(new Task(entry, training));
                }
            }
        }
        AtomicInteger left = new AtomicInteger(tasks.size());
        List<Future<?>> futures = new ArrayList<>();
        for (Task task : tasks) {
            futures.add(workers.submit(() -> {
                int remaining = left.getAndDecrement();
                long share = deadline.remainingNanos() / Math.max(1, (remaining + threads - 1) / threads);
                if (asked == null && share > SMALLEST_SHARE * 1e9 * task.entry().meanSeconds() && share > 0) {
                    train(task, folds.split(task.training()), Deadline.inNanos(share), patienceSteps);
                }
            }));
        }
        await(futures);
    }

    /** Runs both trainings of each of some folds. */
    void runPairs(
            Collection<Entry> entries, int fromFold, int toFold, Folds folds, Deadline deadline, int patienceSteps) {
        List<Integer> numbers = IntStream.range(Folds.PAIR * fromFold, Folds.PAIR * toFold)
                .boxed()
                .toList();
        run(entries, numbers, folds, deadline, patienceSteps);
    }

    /** Runs pairs on as many more folds as there seems to be time for: nothing else tells close candidates apart. */
    void runMorePairs(Collection<Entry> entries, Folds folds, Budget budget, double share, int patienceSteps) {
        int next = entries.stream()
                .mapToInt(entry -> entry.foldsInARow(true))
                .min()
                .orElse(0);
        for (int fold = next; fold < folds.count() && !isStopped(); fold++) {
            double seconds = Folds.PAIR
                    * entries.stream().mapToDouble(Entry::meanSeconds).sum()
                    / threads;
            if (budget.secondsUntil(share) < LONGER_THAN_USUAL * seconds) {
                return;
            }
            runPairs(entries, 0, fold + 1, folds, budget.until(share), patienceSteps);
        }
    }

    private void train(Task task, Split split, Deadline deadline, int patienceSteps) {
        long start = System.nanoTime();
        Dataset train = split.first();
        MdnRegressor.Builder options = options(task.entry().candidate(), seed, train.size(), patienceSteps);
        Progress progress = new Progress(this::onEpoch, deadline);
        try {
            // Scaled by all rows, so that the networks of different folds can share a model.
            Preparation preparation = task.entry().preparation();
            Training training = new Training(
                    options, begun.getAndIncrement(), task.training(), train, split.second(), preparation, progress);
            StopReason reason = training.run();
            task.entry()
                    .add(
                            task.training(),
                            new Entry.Outcome(
                                    training.unflatteredLogDensities(),
                                    new Member.Result(
                                            training.network(), training.history(), reason, training.engineName()),
                                    System.nanoTime() - start));
        } catch (TrainingDivergedException e) {
            LOG.info("{} diverged in training {}: {}", task.entry().candidate(), task.training(), e.getMessage());
            task.entry().add(task.training(), new Entry.Outcome(null, null, System.nanoTime() - start));
        }
    }

    /** How a candidate is trained on so many rows. */
    static MdnRegressor.Builder options(Candidate candidate, long seed, int rows, int patienceSteps) {
        int batch = BatchSize.of(rows);
        return candidate
                .options()
                .seed(seed)
                .batchSize(batch)
                .patience(Math.max(3, patienceSteps * batch / rows))
                .maxEpochs(Integer.MAX_VALUE);
    }

    private synchronized boolean onEpoch(Epoch epoch) {
        if (asked == null && !listener.onEpoch(epoch)) {
            asked = StopReason.LISTENER;
        }
        return asked == null;
    }

    private void await(List<Future<?>> futures) {
        boolean interrupted = false;
        for (Future<?> future : futures) {
            boolean done = false;
            while (!done) {
                try {
                    future.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    asked = StopReason.INTERRUPTED;
                } catch (ExecutionException e) {
                    asked = StopReason.LISTENER; // the others need not go on
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
