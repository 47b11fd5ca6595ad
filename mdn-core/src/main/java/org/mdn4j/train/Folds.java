package org.mdn4j.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;

/**
 * Training and validation rows by number: two trainings on each of a few folds, then again. No single unlucky fold decides,
 * and networks that did not see the same rows tell what a pool makes of new ones.
 */
final class Folds {

    /** How many trainings in a row share a fold. */
    static final int PAIR = 2;

    private static final int LARGEST_VALIDATION = 10_000; // rows of a fold; a mean over more is no surer guide
    private static final int ENOUGH_ROWS = 3_000; // of all folds; with more rows fewer folds and more rounds tell more
    private static final int FEWEST = 2;
    private static final int MOST = 10;

    private final Dataset data;
    private final int[] order; // a shuffle of the rows; fold after fold lies in it
    private final int validationRows;

    /**
     * The folds of some rows.
     *
     * @throws IllegalArgumentException if none would be left for training
     */
    Folds(Dataset data, double validationFraction, long seed) {
        this.data = data;
        this.validationRows = Math.max(1, (int) Math.min(LARGEST_VALIDATION, validationFraction * data.size() + 0.5));
        if (validationRows >= data.size()) {
            throw new IllegalArgumentException("need enough rows for training and validation but got " + data.size()
                    + ", of which a share of " + validationFraction + " is for validation");
        }
        this.order = shuffle(data.size(), seed);
    }

    /** The rows that are folded. */
    Dataset data() {
        return data;
    }

    /** How many there are. */
    int count() {
        int enough = Math.max(FEWEST, Math.min(MOST, ENOUGH_ROWS / validationRows));
        return Math.min(enough, data.size() / validationRows);
    }

    /** The number of the fold of a training, both counted from zero: 0, 0, 1, 1, ... */
    int fold(int training) {
        return training / PAIR % count();
    }

    /** How many rows a training has. */
    int trainingRows() {
        return data.size() - validationRows;
    }

    /** The rows of a training. */
    Split split(int training) {
        int start = fold(training) * validationRows;
        int end = start + validationRows;
        int[] rest = IntStream.range(0, order.length)
                .filter(i -> i < start || i >= end)
                .map(i -> order[i])
                .toArray();
        return new Split(data.rows(rest), validation(fold(training)));
    }

    /** The validation rows of a fold. */
    Dataset validation(int fold) {
        return data.rows(Arrays.copyOfRange(order, fold * validationRows, (fold + 1) * validationRows));
    }

    private static int[] shuffle(int rows, long seed) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        UniformRandomProvider bits = rng::nextLong;
        return ArraySampler.shuffle(bits, IntStream.range(0, rows).toArray());
    }
}
