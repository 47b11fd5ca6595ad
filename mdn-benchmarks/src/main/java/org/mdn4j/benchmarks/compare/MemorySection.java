package org.mdn4j.benchmarks.compare;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.data.Dataset;
import org.mdn4j.model.BatchPredictor;
import org.mdn4j.train.MdnRegressor;

/** What training holds, and what predictions leave behind. */
final class MemorySection implements Section {

    private static final double MEGABYTE = 1 << 20;
    private static final double SETTLED = 0.01; // MB
    private static final long SETTLING_NANOS = 200_000_000;
    private static final int ROWS = 500_000;
    private static final int EPOCHS = 4; // one of each member
    private static final int PREDICTIONS = 1_000_000;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String measure(Setting setting) {
        double floats = ROWS * (Shape.INPUTS + 1.0) * Float.BYTES / MEGABYTE;
        double training = training();
        double left = predictions();
        return """
                ## Memory

                Training on %,d rows of %d inputs and one target, which as single-precision numbers are %.0f MB, holds %.0f MB
                on the heap beside the data set itself (the largest of the collected heaps after an epoch). %,d predictions
                (means, log densities and a draw of each row, on all cores) leave the heap %s.
                """.formatted(
                        ROWS,
                        Shape.INPUTS,
                        floats,
                        training,
                        PREDICTIONS,
                        Math.abs(left) < 0.1
                                ? "where it was, to less than 0.1 MB"
                                : String.format(Locale.ROOT, "%.1f MB larger", left));
    }

    private static double training() {
        SplittableRandom rng = new SplittableRandom(1);
        double[][] x = new double[ROWS][Shape.INPUTS];
        double[][] y = new double[ROWS][1];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < Shape.INPUTS; j++) {
                x[i][j] = rng.nextDouble();
            }
            y[i][0] = x[i][0] + 0.1 * rng.nextGaussian();
        }
        Dataset data = Dataset.of(x, y);
        x = null;
        y = null;
        double before = usedMegabytes();
        double[] largest = {0};
        int[] epochs = {0};
        MdnRegressor.builder()
                .seed(1)
                .batchSize(1024)
                .hidden(16)
                .maxEpochs(2)
                .listener(epoch -> {
                    largest[0] = Math.max(largest[0], usedMegabytes() - before);
                    return ++epochs[0] < EPOCHS;
                })
                .build()
                .fit(data);
        return largest[0];
    }

    /** Megabytes by which the heap grew. */
    private static double predictions() {
        Shape shape = Shape.of(PREDICTIONS / 10, 50);
        BatchPredictor batch = Networks.model(shape).batch(shape.inputs());
        double[] y = shape.observed();
        double[] out = new double[shape.batch()];
        ask(batch, y, out);
        double before = usedMegabytes();
        for (int i = 0; i < 10; i++) {
            ask(batch, y, out);
        }
        return usedMegabytes() - before;
    }

    private static void ask(BatchPredictor batch, double[] y, double[] out) {
        batch.means(out);
        batch.logDensities(y, out);
        batch.samples(1, 1, out);
    }

    /** The heap in use once collections change nothing any more: what earlier sections left goes in several rounds. */
    private static double usedMegabytes() {
        double used = Double.POSITIVE_INFINITY;
        while (true) {
            System.gc();
            double now =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
            if (now > used - SETTLED) {
                return now;
            }
            used = now;
            LockSupport.parkNanos(SETTLING_NANOS);
        }
    }
}
