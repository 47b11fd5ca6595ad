package org.mdn4j.train;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that falls along half a cosine and then starts again, each time for twice as many epochs (stochastic
 * gradient descent with warm restarts: Loshchilov and Hutter 2017, equation 5). At the end of a period the rate is a
 * hundredth of what it began with.
 */
public final class CosineSchedule implements ISchedule {

    private static final long serialVersionUID = 1L;
    private static final double LAST_SHARE = 0.01;

    private final double rate;
    private final int epochs;

    /**
     * A schedule.
     *
     * @param rate the learning rate at the beginning of every period
     * @param epochs the length of the first period
     */
    public CosineSchedule(@JsonProperty("rate") double rate, @JsonProperty("epochs") int epochs) {
        this.rate = rate;
        this.epochs = epochs;
    }

    /** The learning rate at the beginning of every period. */
    @JsonProperty("rate")
    public double rate() {
        return rate;
    }

    /** The length of the first period. */
    @JsonProperty("epochs")
    public int epochs() {
        return epochs;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        long period = epochs;
        long within = epoch;
        while (within >= period) {
            within -= period;
            period *= 2;
        }
        double fall = (1 + Math.cos(Math.PI * within / period)) / 2;
        return rate * (LAST_SHARE + (1 - LAST_SHARE) * fall);
    }

    @Override
    public ISchedule clone() {
        return this; // immutable
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CosineSchedule that && rate == that.rate && epochs == that.epochs;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(rate) + epochs;
    }
}
