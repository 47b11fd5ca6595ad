package org.mdn4j.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;

/**
 * Training and validation rows by number: the folds of one shuffle, then those of the next. Each row trains all members of
 * a round of folds but one, and no single unlucky fold decides.
 */
final class Folds {

    private static final int LARGEST_VALIDATION = 10_000; // rows; a mean over more is no surer guide

    private final Dataset data;
    private final int validationRows;
    private final long seed;

    /**
     * The folds of some rows.
     *
     * @throws IllegalArgumentException if none would be left for training
     */
    Folds(Dataset data, double validationFraction, long seed) {
        this.data = data;
        this.validationRows = Math.max(1, (int) Math.min(LARGEST_VALIDATION, validationFraction * data.size() + 0.5));
        this.seed = seed;
        if (validationRows >= data.size()) {
            throw new IllegalArgumentException("need enough rows for training and validation but got " + data.size()
                    + ", of which a share of " + validationFraction + " is for validation");
        }
    }

    /** The rows that are folded. */
    Dataset data() {
        return data;
    }

    /** A fold, counted from zero; there is no end to them. */
    Split split(int number) {
        int rounds = data.size() / validationRows;
        int[] order = order(number / rounds);
        int start = number % rounds * validationRows;
        int end = start + validationRows;
        int[] rest = IntStream.range(0, order.length)
                .filter(i -> i < start || i >= end)
                .map(i -> order[i])
                .toArray();
        return new Split(data.rows(rest), data.rows(Arrays.copyOfRange(order, start, end)));
    }

    private int[] order(int round) {
        long own = new SplittableRandom(seed)
                .longs(round + 1L)
                .skip(round)
                .findFirst()
                .orElseThrow();
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(own);
        UniformRandomProvider bits = rng::nextLong;
        return ArraySampler.shuffle(bits, IntStream.range(0, data.size()).toArray());
    }
}
