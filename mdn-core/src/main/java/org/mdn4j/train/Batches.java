package org.mdn4j.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.mdn4j.data.Dataset;

/** Standardised training rows in single precision, dealt out in minibatches in a new random order every epoch. */
final class Batches {

    /** Seeds of neighbouring epochs are this far apart (Steele, Lea and Flood 2014, section 4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final int features;
    private final int targets;
    private final double[] inputNoise; // standard deviations, in data units
    private final double targetNoise; // standard deviation, in standard units
    private final long seed;
    private final StandardRows rows;
    private final int[] order; // [N]
    private final float[] batchX;
    private final float[] batchY;
    private RandomGenerator rng; // of the epoch

    /** @param seed where the order of rows and the noise come from */
    Batches(Dataset data, Preparation preparation, MdnRegressor.Builder options, long seed) {
        this.features = preparation.features().size();
        this.targets = preparation.targets().columns();
        this.inputNoise = Arrays.stream(preparation.features().scaling().scale())
                .map(scale -> options.inputNoise * scale)
                .toArray();
        this.targetNoise = options.targetNoise;
        this.seed = seed;
        this.rows = options.inputNoise > 0
                ? new StandardRows.Streamed(data, preparation, this::disturbInputs)
                : StandardRows.of(data, preparation);
        this.order = new int[data.size()];
        int size = options.batchSize > 0 ? options.batchSize : BatchSize.of(data.size());
        int largest = Math.min(size, data.size());
        this.batchX = new float[largest * features];
        this.batchY = new float[largest * targets];
    }

    /** The number of minibatches in an epoch; the last one may be smaller. */
    int count() {
        return (order.length + maxRows() - 1) / maxRows();
    }

    private int maxRows() {
        return batchX.length / features;
    }

    /**
     * Brings the rows into the order of an epoch. It follows from seed and epoch alone, so that training can go on after
     * any epoch.
     */
    void shuffle(int epoch) {
        rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + GOLDEN_RATIO * epoch);
        UniformRandomProvider bits = rng::nextLong;
        Arrays.setAll(order, i -> i);
        ArraySampler.shuffle(bits, order);
    }

    /** Gathers a minibatch into {@link #x()} and {@link #y()}; returns its number of rows. */
    int gather(int batch) {
        int start = batch * maxRows();
        int count = Math.min(maxRows(), order.length - start);
        for (int i = 0; i < count; i++) {
            rows.copy(order[start + i], batchX, batchY, i);
        }
        for (int j = 0; j < count * targets && targetNoise > 0; j++) {
            batchY[j] += (float) (targetNoise * rng.nextGaussian());
        }
        return count;
    }

    /** Before scores and products are made of them, so that these change as they would if the inputs were others. */
    private void disturbInputs(double[] x) {
        for (int j = 0; j < x.length; j++) {
            x[j] += inputNoise[j] * rng.nextGaussian();
        }
    }

    /** The row of the training data that is at a position of a minibatch. */
    int trainingRow(int batch, int position) {
        return order[batch * maxRows() + position];
    }

    /** What networks see of the gathered minibatch, {@code [rows][features]}. */
    float[] x() {
        return batchX;
    }

    /** Standardised targets of the gathered minibatch, {@code [rows][targets]}. */
    float[] y() {
        return batchY;
    }
}
