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

    /** A copy of all parameters in the order of DL4J's flat parameter vector. */
    float[] parameters();

    /**
     * Replaces all parameters.
     *
     * @param flat in the order of DL4J's flat parameter vector
     * @throws IllegalArgumentException if the length differs
     */
    void parameters(float[] flat);
}
