package org.mdn4j.engine;

/** One layer of the {@link FusedEngine}: where its parameters lie, and how to run it. */
interface FusedLayer {

    /** The number of columns that leave the layer. */
    int outputs();

    /** Whether rows of a batch have to be seen together. */
    default boolean couplesRows() {
        return false;
    }

    /**
     * Brings the layer's part of a vector, parameters or what an updater remembers of them, from the order of DL4J's flat
     * parameter vector into the one that the layer works with. It stays in its place.
     *
     * @param own holds the same numbers already
     */
    default void fromDl4j(float[] theirs, float[] own) {}

    /** The other way round. */
    default void toDl4j(float[] own, float[] theirs) {}

    /** Takes in the parameters, in its own order, after they have changed. */
    default void load(float[] parameters) {}

    /**
     * A pass through the layer with memory of its own.
     *
     * @param maxRows the most rows that it will see at a time
     * @param scratch has room for so many rows of what the widest layer gives; the layers of a network share it, since what
     *     a layer puts there does not outlast a call
     */
    Pass pass(int maxRows, OffHeap scratch);

    /**
     * Forward and backward through a layer, block of rows by block of rows. Arrays hold columns, {@code [units][rows]}, one
     * after the other without gaps, and are reused: the products are faster so, and what is done to a unit is one loop.
     * Only the last layer may give and take rows, {@code [rows][P]}, where an objective wants them.
     */
    interface Pass {

        /**
         * What leaves the layer.
         *
         * @param in {@code [inputs][rows]}; stays as it is until the way back
         * @return {@code [outputs][rows]}
         */
        float[] forward(float[] in, int rows, Step step);

        /**
         * The way back behind {@link #forward}: adds up gradients of parameters.
         *
         * @param gradient with respect to what left the layer, {@code [outputs][rows]}; then with respect to what entered
         *     it, {@code [inputs][rows]}. Has room for the widest layer
         * @param wanted whether the latter counts
         */
        void backward(float[] gradient, int rows, boolean wanted);

        /** Writes the sums of all blocks into the layer's part of the flat gradient, and begins anew. */
        default void collect(float[] gradient) {}
    }

    /** Where training is. */
    final class Step {
        /** Updates so far. */
        int iteration;

        /** Epochs so far. */
        int epoch;

        /** The position of the block within the batch. */
        int firstRow;
    }
}
