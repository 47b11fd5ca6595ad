package org.mdn4j.train;

/**
 * The exponential moving average of the weights over the last few hundred steps (Polyak and Juditsky 1992; Kingma and Ba
 * 2015, section 7.2). It takes out the noise of the minibatches, which a validation score would otherwise pick from.
 */
final class WeightAverage {

    private static final float DECAY = 0.99f;

    private float[] average;
    private int steps;

    /** Takes in the weights after a step. */
    void add(float[] weights) {
        if (average == null) {
            average = weights.clone();
        }
        // Short at first, so that the start is soon forgotten.
        float decay = Math.min(DECAY, (1f + steps) / (10f + steps));
        for (int i = 0; i < average.length; i++) {
            average[i] += (1 - decay) * (weights[i] - average[i]);
        }
        steps++;
    }

    /** A copy of the average. */
    float[] value() {
        return average.clone();
    }
}
