package org.mdn4j.model;

import org.mdn4j.distribution.Mixture;

/**
 * What a {@link BatchPredictor} predicts at one row, in data units. One object serves many rows: it is valid inside of the
 * call that it is handed to, and for one thread.
 */
public interface RowPrediction {

    /** Which row of the batch, from 0. */
    int row();

    /**
     * The mean of a target; NaN or infinite where it is undefined.
     *
     * @param target from 0
     */
    double mean(int target);

    /**
     * The variance of a target, in squared units; NaN or infinite where it is undefined.
     *
     * @param target from 0
     */
    double variance(int target);

    /**
     * The probability that a target is at or below a value.
     *
     * @param target from 0
     */
    double cdf(int target, double y);

    /**
     * The value that a target stays at or below with a given probability.
     *
     * @param target from 0
     * @param probability from 0 to 1
     * @throws IllegalArgumentException if the probability is out of range
     */
    double quantile(int target, double probability);

    /**
     * The joint log density of the targets, in nats.
     *
     * @param y holds the D targets; NaN counts as missing and is integrated out
     * @param offset index of the first of them
     */
    double logDensity(double[] y, int offset);

    /**
     * Draws from a stream of random numbers that belongs to this row and seed: the same whichever thread asks, and
     * whatever other rows there are.
     *
     * @param seed any number
     * @param draws how many
     * @param out receives them one behind the other, {@code [draws][D]}
     * @param offset index of the first number
     */
    void sample(long seed, int draws, double[] out, int offset);

    /**
     * The raw row of one network of the model, in standard units.
     *
     * @param member from 0
     * @param out receives P numbers
     * @param offset index of the first number
     */
    void raw(int member, float[] out, int offset);

    /** The distribution itself, an object for keeps; the other methods do without it where they can. */
    Mixture mixture();
}
