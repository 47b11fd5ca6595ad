package org.mdn4j.network;

/**
 * A trained network up to its raw (pre-activation) output row. Immutable; any number of threads may share it, each with
 * its own {@link ForwardPass}.
 */
public interface RawNetwork {

    /** The number of inputs. */
    int inputs();

    /** The number of raw outputs, P. */
    int outputs();

    /** A forward pass with scratch memory of its own, for one thread. */
    ForwardPass forwardPass();

    /** Computes raw rows. Not for use by several threads at once. */
    @FunctionalInterface
    interface ForwardPass {

        /**
         * The raw row of one input.
         *
         * @param x standardised inputs, {@code [inputs]}
         * @param raw receives the row, {@code [P]}
         */
        default void run(float[] x, float[] raw) {
            run(x, raw, 1);
        }

        /**
         * The raw rows of many inputs; the same bits as one by one.
         *
         * @param x standardised inputs, row-major {@code [rows][inputs]}; the array may be longer
         * @param raw receives the rows, row-major {@code [rows][P]}; the array may be longer
         * @param rows how many rows count
         */
        void run(float[] x, float[] raw, int rows);
    }
}
