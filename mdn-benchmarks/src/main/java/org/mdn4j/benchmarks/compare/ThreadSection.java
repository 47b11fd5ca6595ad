package org.mdn4j.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.BatchPredictor;
import org.mdn4j.model.MdnModel;

/** Many threads on one model. */
final class ThreadSection implements Section {

    private static final Shape SHAPE = Shape.of(1 << 16, 50);
    private static final int PREDICTIONS = 1 << 15; // of each thread
    private static final int[] THREADS = {1, 2, 4, 16};

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public String measure(Setting setting) {
        MdnModel model = Networks.model(SHAPE);
        double[] x = SHAPE.inputs();
        BatchPredictor batch = model.batch(x);
        double[] out = new double[SHAPE.batch()];
        Table table =
                new Table("threads", "predict, a second", "of one thread", "batch means, a second", "of one thread");
        double onePredict = Double.NaN;
        double oneBatch = Double.NaN;
        long bits = checksum(model, x);
        boolean same = true;
        for (int threads : THREADS) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            ForkJoinPool batchPool = new ForkJoinPool(threads);
            try {
                double predict = (double) threads
                        * PREDICTIONS
                        / setting.contest().run(Contender.of(() -> predict(pool, threads, model, x)));
                double means = SHAPE.batch()
                        / setting.contest()
                                .run(Contender.of(() ->
                                        batchPool.submit(() -> batch.means(out)).join()));
                onePredict = threads == 1 ? predict : onePredict;
                oneBatch = threads == 1 ? means : oneBatch;
                same &= checksums(pool, threads, model, x).stream().allMatch(sum -> sum == bits);
                table.add(
                        String.valueOf(threads),
                        Table.number(predict),
                        Table.times(predict / onePredict),
                        Table.number(means),
                        Table.times(means / oneBatch));
            } finally {
                pool.shutdown();
                batchPool.shutdown();
            }
        }
        return """
                ## Threads

                Threads that share one model, on %d cores: `predict` builds a distribution for every row, `batch` does not. The
                predictions of all threads %s.

                %s""".formatted(
                        Runtime.getRuntime().availableProcessors(),
                        same ? "agreed to the bit" : "**did not agree to the bit**",
                        table);
    }

    private static void predict(ExecutorService pool, int threads, MdnModel model, double[] x) {
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> checksum(model, x)));
        }
        running.forEach(ThreadSection::get);
    }

    private static List<Long> checksums(ExecutorService pool, int threads, MdnModel model, double[] x) {
        List<Future<Long>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> checksum(model, x)));
        }
        return running.stream().map(ThreadSection::get).toList();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long checksum(MdnModel model, double[] x) {
        double[] row = new double[Shape.INPUTS];
        long sum = 0;
        for (int i = 0; i < PREDICTIONS; i++) {
            System.arraycopy(x, i * Shape.INPUTS, row, 0, Shape.INPUTS);
            UnivariateMixture mixture = model.predictUnivariate(row);
            sum = 31 * sum + Double.doubleToLongBits(mixture.logDensity(0.5));
        }
        return sum;
    }
}
