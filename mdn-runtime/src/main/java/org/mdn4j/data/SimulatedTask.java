package org.mdn4j.data;

import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * A source of rows whose conditional distribution is known: what a model has learned can be held against the truth.
 * Implementations are immutable; randomness is handed in.
 */
public interface SimulatedTask {

    /** The names of the inputs and the target. */
    Columns columns();

    /** Where x comes from: every row's x lies in this interval. */
    Interval inputRange();

    /**
     * Independent rows; the same generator state gives the same rows.
     *
     * @param n the number of rows, at least 1
     * @throws IllegalArgumentException if {@code n} is below 1
     */
    Dataset sample(int n, RandomGenerator rng);

    /**
     * The distribution of y given x.
     *
     * @throws IllegalArgumentException if no row can have this x
     */
    UnivariateMixture truth(double x);

    /** The mean log-likelihood of rows under the truth, in nats a row: no model does better on many rows. */
    default double logLikelihood(Dataset data) {
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += truth(data.x(i)[0]).logDensity(data.y(i));
        }
        return sum / data.size();
    }
}
