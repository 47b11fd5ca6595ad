package org.mdn4j.engine;

/**
 * Trains the network of a DL4J configuration step by step. Engines differ in speed, not in what they compute. Not for use
 * by several threads at once.
 */
public interface Engine {

    /** What does the work, for messages: {@code fused} or {@code dl4j}. */
    String name();

    /**
     * One forward pass, backward pass and update on a minibatch.
     *
     * @param x standardised inputs, row-major {@code [rows][inputs]}; the array may be longer
     * @param y standardised targets, row-major {@code [rows][D]}; the array may be longer
     * @param rows how many rows count, at least 1
     * @return the mean negative log-likelihood of the batch before the update, in nats, without penalties
     */
    double step(float[] x, float[] y, int rows);

    /** Tells schedules that count epochs that one is over. */
    void endEpoch();

    /** A copy of all parameters in the order of DL4J's flat parameter vector. */
    float[] parameters();

    /**
     * Replaces all parameters; the updater keeps its memory.
     *
     * @param flat in the order of DL4J's flat parameter vector
     * @throws IllegalArgumentException if the length differs
     */
    void parameters(float[] flat);

    /**
     * Moves an average of the parameters towards where they are: {@code average += share (parameters - average)}. The
     * average starts where they are when this or {@link #average()} is called first. Makes no copy but then.
     *
     * @param share between 0 and 1
     */
    void moveAverage(float share);

    /** A copy of the average in the order of DL4J's flat parameter vector. */
    float[] average();

    /**
     * Replaces the average.
     *
     * @param flat in the order of DL4J's flat parameter vector
     * @throws IllegalArgumentException if the length differs
     */
    void average(float[] flat);

    /** A copy of all that training depends on. */
    EngineState state();

    /**
     * Goes back to a state: an engine of the same configuration then does what the one it was taken from would have done,
     * to the bit.
     *
     * @throws IllegalArgumentException if the state is that of a network of other shape or another updater
     */
    void restore(EngineState state);
}
