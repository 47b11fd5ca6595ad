package org.mdn4j.engine;

import java.util.List;
import org.mdn4j.family.BatchLikelihood;

/** Takes a share of a batch through the network and back, block by block, so that what it touches stays in the cache. */
final class Worker {

    private final FusedLayer.Pass[] passes;
    private final BatchLikelihood objective;
    private final FusedLayer.Step step = new FusedLayer.Step();
    private final int inputs;
    private final int targets;
    private final float[] x; // [rows of a block][inputs]
    private final float[] y; // [rows of a block][targets]
    private final float[] rawGradient; // [rows of a block][P]
    private final float[] gradient; // flat

    Worker(List<FusedLayer> layers, BatchLikelihood objective, int inputs, int targets, int blockRows, int parameters) {
        this.passes = layers.stream().map(layer -> layer.pass(blockRows)).toArray(FusedLayer.Pass[]::new);
        this.objective = objective;
        this.inputs = inputs;
        this.targets = targets;
        this.x = new float[blockRows * inputs];
        this.y = new float[blockRows * targets];
        this.rawGradient = new float[blockRows * layers.get(layers.size() - 1).outputs()];
        this.gradient = new float[parameters];
    }

    /** The sum of the parameter gradients of the share that was run last. */
    float[] gradient() {
        return gradient;
    }

    /**
     * Runs the blocks that begin at rows {@code first, first + blockRows, ...} before row {@code end}.
     *
     * @param rows of the whole batch
     * @return the sum of their log-likelihoods
     */
    double run(float[] batchX, float[] batchY, int first, int end, int blockRows, int rows, int iteration, int epoch) {
        step.iteration = iteration;
        step.epoch = epoch;
        double sum = 0;
        for (int start = first; start < end; start += blockRows) {
            int count = Math.min(blockRows, end - start);
            step.firstRow = start;
            System.arraycopy(batchX, start * inputs, x, 0, count * inputs);
            System.arraycopy(batchY, start * targets, y, 0, count * targets);
            sum += block(count, -1f / rows);
        }
        for (FusedLayer.Pass pass : passes) {
            pass.collect(gradient);
        }
        return sum;
    }

    private double block(int rows, float factor) {
        float[] values = x;
        for (FusedLayer.Pass pass : passes) {
            values = pass.forward(values, rows, step);
        }
        double sum = objective.logLikelihood(values, y, factor, rawGradient, rows);
        float[] slope = rawGradient;
        for (int l = passes.length - 1; l >= 0; l--) {
            slope = passes[l].backward(slope, rows, l > 0);
        }
        return sum;
    }
}
