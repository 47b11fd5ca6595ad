package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mdn4j.distribution.Mixture;

/** Sixty-four threads that predict through one model get the bits of one thread and leave nothing behind. */
final class SharedModelTest {

    private static final int THREADS = 64;
    private static final int ROWS = 50;
    private static final long MOST_GROWTH = 4 << 20; // bytes

    private static double[] x(int row) {
        return new double[] {0.1 * row, 1e6 * row};
    }

    private static List<Mixture> predictions(MdnModel model) {
        List<Mixture> predictions = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            predictions.add(model.predict(x(i)));
        }
        return predictions;
    }

    private static void share(long nanoseconds) throws Exception {
        MdnModel model = RandomModels.gaussian(4, 1);
        List<Mixture> expected = predictions(model);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            predictFor(nanoseconds / 4, model, expected, threads); // until everything is compiled and allocated
            long before = usedHeap();
            long rounds = predictFor(nanoseconds, model, expected, threads);
            assertThat(rounds).isGreaterThanOrEqualTo(THREADS);
            assertThat(usedHeap() - before).isLessThan(MOST_GROWTH);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long predictFor(long nanoseconds, MdnModel model, List<Mixture> expected, ExecutorService threads)
            throws Exception {
        long end = System.nanoTime() + nanoseconds;
        List<Future<Long>> results = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            results.add(threads.submit(() -> {
                long rounds = 0;
                do {
                    assertThat(predictions(model).equals(expected)).isTrue();
                    rounds++;
                } while (System.nanoTime() < end);
                return rounds;
            }));
        }
        long rounds = 0;
        for (Future<Long> result : results) {
            rounds += result.get();
        }
        return rounds;
    }

    private static long usedHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
            smallest = Math.min(smallest, runtime.totalMemory() - runtime.freeMemory());
        }
        return smallest;
    }

    @Test
    void manyThreadsGetTheBitsOfOneAndTheHeapDoesNotGrow() throws Exception {
        share(500_000_000L);
    }

    @Test
    @Tag("slow")
    void manyThreadsGetTheBitsOfOneForAMinuteAndTheHeapDoesNotGrow() throws Exception {
        share(60_000_000_000L);
    }
}
