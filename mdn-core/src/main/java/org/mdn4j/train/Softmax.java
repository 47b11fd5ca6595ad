package org.mdn4j.train;

/** Shares from logits. */
final class Softmax {

    private Softmax() {}

    /** Writes the softmax of some logits. */
    static void of(float[] raw, int offset, int count, double[] out) {
        double max = raw[offset];
        for (int k = 1; k < count; k++) {
            max = Math.max(max, raw[offset + k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            out[k] = Math.exp(raw[offset + k] - max);
            sum += out[k];
        }
        for (int k = 0; k < count; k++) {
            out[k] /= sum;
        }
    }
}
