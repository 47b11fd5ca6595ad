package org.mdn4j.data;

/**
 * The two parts of a split.
 *
 * @param first the part whose share was asked for: the training rows of {@code split(0.8, seed)}
 * @param second all other rows
 */
public record Split(Dataset first, Dataset second) {}
