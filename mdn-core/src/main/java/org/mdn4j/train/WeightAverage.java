package org.mdn4j.train;

import org.mdn4j.engine.Engine;

/**
 * The exponential moving average of the weights over the last few hundred steps (Polyak and Juditsky 1992; Kingma and Ba
 * 2015, section 7.2). It takes out the noise of the minibatches, which a validation score would otherwise pick from.
 */
final class WeightAverage {

    private static final float DECAY = 0.99f;

    private final Engine engine; // which keeps it
    private int steps;

    WeightAverage(Engine engine) {
        this.engine = engine;
    }

    /** Takes in the weights after a step. */
    void add() {
        // Short at first, so that the start is soon forgotten.
        float decay = Math.min(DECAY, (1f + steps) / (10f + steps));
        engine.moveAverage(1 - decay);
        steps++;
    }

    /** How many steps it has taken in. */
    int steps() {
        return steps;
    }

    /** Goes back to an earlier average. */
    void restore(float[] average, int steps) {
        engine.average(average);
        this.steps = steps;
    }

    /** A copy of the average. */
    float[] value() {
        return engine.average();
    }
}
