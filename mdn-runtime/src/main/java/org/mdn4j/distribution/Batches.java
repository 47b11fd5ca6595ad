package org.mdn4j.distribution;

import java.util.function.DoubleUnaryOperator;

/** A function applied to many numbers. */
final class Batches {

    private Batches() {}

    static double[] map(DoubleUnaryOperator function, double[] in, double[] out) {
        Checks.length("places for results", in.length, out.length);
        for (int i = 0; i < in.length; i++) {
            out[i] = function.applyAsDouble(in[i]);
        }
        return out;
    }
}
