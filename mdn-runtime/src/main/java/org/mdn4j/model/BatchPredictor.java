package org.mdn4j.model;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The predictions of a model at many rows, in data units. Nothing is computed before it is asked for; every question is
 * one pass over the rows. The arrays of the rows are not copied: refill them and ask again, and nothing is left for the
 * garbage collector.
 *
 * <p>A pass runs on all cores, in the common {@link java.util.concurrent.ForkJoinPool}, or in the pool that the caller is
 * a task of. The results are the same to the bit for any number of threads, and those of {@link MdnModel#predict} but for
 * rounding. For Gaussian components no object is made for a row.
 *
 * <p>Results are flat and row-major; the array that receives them may be longer.
 */
public final class BatchPredictor {

    private final MdnModel model;
    private final RowSource inputs;
    private final long streamOffset;
    private final boolean parallel;
    private final Queue<BatchWorkspace> idle;

    private BatchPredictor(
            MdnModel model, RowSource inputs, long streamOffset, boolean parallel, Queue<BatchWorkspace> idle) {
        this.model = model;
        this.inputs = inputs;
        this.streamOffset = streamOffset;
        this.parallel = parallel;
        this.idle = idle;
    }

    static BatchPredictor of(MdnModel model, RowSource inputs) {
        return new BatchPredictor(model, inputs, 0, true, new ConcurrentLinkedQueue<>());
    }

    /** Other rows with the same memory, that follow a number of earlier ones. */
    BatchPredictor next(RowSource following, long rowsBefore) {
        return new BatchPredictor(model, following, rowsBefore, parallel, idle);
    }

    /** The same predictions by the calling thread alone. */
    public BatchPredictor sequential() {
        return new BatchPredictor(model, inputs, streamOffset, false, idle);
    }

    /** The number of rows, N. */
    public int size() {
        return inputs.size();
    }

    /**
     * Asks any questions about every row in one pass.
     *
     * @param action called once for every row, by several threads at once and in no particular order
     * @throws IllegalArgumentException if a row has not as many inputs as the model, or one is not finite or so large that
     *     the network overflows; naming the first such row
     */
    public void forEach(Consumer<? super RowPrediction> action) {
        pass(block -> block.forEachRow(action));
    }

    /** Asks any questions about every block of rows in one pass. */
    private void pass(Consumer<? super RowCursor> action) {
        int blocks = (size() + BatchWorkspace.ROWS - 1) / BatchWorkspace.ROWS;
        FirstFailure failure = new FirstFailure();
        IntStream range = IntStream.range(0, blocks);
        (parallel && blocks > 1 ? range.parallel() : range)
                .forEach(block -> failure.guard(block, () -> {
                    int first = block * BatchWorkspace.ROWS;
                    int end = Math.min(size() - first, BatchWorkspace.ROWS) + first;
                    BatchWorkspace free = idle.poll();
                    BatchWorkspace workspace = free == null ? new BatchWorkspace(model) : free;
                    workspace.run(inputs, first, end, streamOffset, action);
                    idle.add(workspace);
                }));
        failure.rethrow();
    }

    /** The means, {@code [N][D]}; NaN or infinite where they are undefined. */
    public double[] means() {
        return means(new double[numbers(targets())]);
    }

    /**
     * The means; see {@link #means()}.
     *
     * @param out receives them
     * @return {@code out}
     * @throws IllegalArgumentException if {@code out} is too short
     */
    public double[] means(double[] out) {
        checkRoom(out.length, targets());
        pass(block -> block.means(out));
        return out;
    }

    /** The variances of each target, in squared units, {@code [N][D]}; NaN or infinite where they are undefined. */
    public double[] variances() {
        return variances(new double[numbers(targets())]);
    }

    /**
     * The variances; see {@link #variances()}.
     *
     * @param out receives them
     * @return {@code out}
     * @throws IllegalArgumentException if {@code out} is too short
     */
    public double[] variances(double[] out) {
        checkRoom(out.length, targets());
        pass(block -> block.variances(out));
        return out;
    }

    /**
     * The quantiles of each target, {@code [N][D][probabilities]}.
     *
     * @param probabilities from 0 to 1
     * @throws IllegalArgumentException if a probability is out of range
     */
    public double[] quantiles(double... probabilities) {
        return quantiles(probabilities, new double[numbers(targets() * probabilities.length)]);
    }

    /**
     * The quantiles; see {@link #quantiles(double...)}.
     *
     * @param out receives them
     * @return {@code out}
     * @throws IllegalArgumentException if a probability is out of range or {@code out} is too short
     */
    public double[] quantiles(double[] probabilities, double[] out) {
        int targets = targets();
        int width = targets * probabilities.length;
        checkRoom(out.length, width);
        forEach(p -> {
            int next = p.row() * width;
            for (int d = 0; d < targets; d++) {
                for (double probability : probabilities) {
                    out[next++] = p.quantile(d, probability);
                }
            }
        });
        return out;
    }

    /**
     * The log densities of what was observed, {@code [N]}, in nats.
     *
     * @param y the targets of each row, {@code [N][D]}; NaN counts as missing and is integrated out
     * @throws IllegalArgumentException if there are not as many rows, or one has not as many targets
     */
    public double[] logDensities(double[][] y) {
        return logDensities(RowSource.of("targets", y, targets()), new double[size()]);
    }

    /**
     * The log densities; see {@link #logDensities(double[][])}.
     *
     * @param y the targets, flat, {@code [N][D]}
     * @param out receives them
     * @return {@code out}
     * @throws IllegalArgumentException if there are not as many rows, or {@code out} is too short
     */
    public double[] logDensities(double[] y, double[] out) {
        return logDensities(RowSource.of("targets", y, targets()), out);
    }

    double[] logDensities(RowSource y, double[] out) {
        if (y.size() < size()) {
            throw new IllegalArgumentException("need targets of " + size() + " rows but got " + y.size());
        }
        checkRoom(out.length, 1);
        pass(block -> block.forEachRow(p -> out[p.row()] = p.logDensity(y)));
        return out;
    }

    /**
     * Draws, {@code [N][draws][D]}. Every row has a stream of random numbers of its own, which the seed and its place
     * determine: it gets the same draws whatever other rows there are.
     *
     * @param seed any number
     * @param draws how many for each row
     */
    public double[] samples(long seed, int draws) {
        return samples(seed, draws, new double[numbers(draws * targets())]);
    }

    /**
     * Draws; see {@link #samples(long, int)}.
     *
     * @param out receives them
     * @return {@code out}
     * @throws IllegalArgumentException if {@code out} is too short
     */
    public double[] samples(long seed, int draws, double[] out) {
        int width = draws * targets();
        checkRoom(out.length, width);
        forEach(p -> p.sample(seed, draws, out, p.row() * width));
        return out;
    }

    /**
     * The raw rows of one network of the model, in standard units, {@code [N][P]}: what {@link MdnModel#layout} explains.
     *
     * @param member from 0
     * @param out receives them
     * @return {@code out}
     * @throws IllegalArgumentException if there is no such member or {@code out} is too short
     */
    public float[] raw(int member, float[] out) {
        if (member < 0 || member >= model.members().size()) {
            throw new IllegalArgumentException(
                    "need a member from 0 to " + (model.members().size() - 1) + " but got " + member);
        }
        int width = model.layout().width();
        checkRoom(out.length, width);
        forEach(p -> p.raw(member, out, p.row() * width));
        return out;
    }

    private int targets() {
        return model.layout().targets();
    }

    private int numbers(int width) {
        if ((long) size() * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("need fewer rows at a time: " + size() + " rows of " + width
                    + " numbers do not fit into one array");
        }
        return size() * width;
    }

    private void checkRoom(int length, int width) {
        if (length < numbers(width)) {
            throw new IllegalArgumentException("need room for " + size() + " rows of " + width + " numbers, "
                    + numbers(width) + " together, but got an array of " + length);
        }
    }
}
