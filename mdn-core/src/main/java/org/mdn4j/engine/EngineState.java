package org.mdn4j.engine;

/**
 * Everything that an {@link Engine} needs to go on to the bit where it stood.
 *
 * @param parameters in the order of DL4J's flat parameter vector; running statistics are parameters
 * @param updater the memory of the updater, in the order of DL4J's flat state vector; empty where it has none
 * @param iteration updates so far
 * @param epoch epochs so far, as schedules count them
 * @param random the state of the engine's random numbers; empty where they follow from seed and iteration
 */
public record EngineState(float[] parameters, float[] updater, int iteration, int epoch, long[] random) {}
