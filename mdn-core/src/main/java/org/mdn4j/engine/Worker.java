package org.mdn4j.engine;

import java.util.List;
import java.util.concurrent.RecursiveAction;
import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.ColumnLikelihood;

/**
 * Takes a share of a batch through the network and back, block by block, so that what it touches stays in the cache. A
 * task that is used again and again, by one thread at a time.
 */
final class Worker extends RecursiveAction {

    private static final long serialVersionUID = 1L;

    private final transient FusedLayer.Pass[] passes;
    private final transient BatchLikelihood objective;
    private final transient FusedLayer.Step step = new FusedLayer.Step();
    private final int inputs;
    private final int targets;
    private final float[] x; // [inputs][rows of a block]
    private final float[] y; // [rows of a block][targets]
    private final float[] slope; // of the likelihood in what one layer after the other has given, last one first
    private float[] batchX;
    private float[] batchY;
    private float[] gradient; // of the parameters, flat
    private int first;
    private int end;
    private int blockRows;
    private int batchRows;
    private double logLikelihood;

    Worker(List<FusedLayer> layers, BatchLikelihood objective, int inputs, int targets, int blockRows) {
        int widest = layers.stream().mapToInt(FusedLayer::outputs).max().orElseThrow();
        OffHeap scratch = new OffHeap(blockRows * widest);
        this.passes =
                layers.stream().map(layer -> layer.pass(blockRows, scratch)).toArray(FusedLayer.Pass[]::new);
        this.objective = objective;
        this.inputs = inputs;
        this.targets = targets;
        this.x = new float[blockRows * inputs];
        this.y = new float[blockRows * targets];
        this.slope = new float[blockRows * widest];
    }

    /** The sum of the log-likelihoods of the share that was run last. */
    double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Says which rows of which batch to run next, and in what blocks.
     *
     * @param newGradient receives the sum of the parameter gradients
     */
    void assign(
            float[] newX,
            float[] newY,
            int newFirst,
            int newEnd,
            int newBlockRows,
            int newBatchRows,
            float[] newGradient) {
        batchX = newX;
        batchY = newY;
        first = newFirst;
        end = newEnd;
        blockRows = newBlockRows;
        batchRows = newBatchRows;
        gradient = newGradient;
        reinitialize();
    }

    /** Says where training is. */
    void at(int iteration, int epoch) {
        step.iteration = iteration;
        step.epoch = epoch;
    }

    @Override
    protected void compute() {
        NativeThreads.limitOpenMp();
        logLikelihood = 0;
        for (int start = first; start < end; start += blockRows) {
            int rows = Math.min(blockRows, end - start);
            step.firstRow = start;
            Tiles.columns(batchX, start, inputs, x, rows);
            System.arraycopy(batchY, start * targets, y, 0, rows * targets);
            logLikelihood += block(rows, -1f / batchRows);
        }
        for (FusedLayer.Pass pass : passes) {
            pass.collect(gradient);
        }
        batchX = null;
        batchY = null;
        gradient = null;
    }

    private double block(int rows, float factor) {
        float[] values = x;
        for (FusedLayer.Pass pass : passes) {
            values = pass.forward(values, rows, step);
        }
        double sum = objective instanceof ColumnLikelihood columns
                ? columns.logLikelihoodOfColumns(values, y, factor, slope, rows)
                : objective.logLikelihood(values, y, factor, slope, rows);
        for (int l = passes.length - 1; l >= 0; l--) {
            passes[l].backward(slope, rows, l > 0);
        }
        return sum;
    }
}
