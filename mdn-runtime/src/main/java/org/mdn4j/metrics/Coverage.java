package org.mdn4j.metrics;

/**
 * How often intervals of one level hold what was observed, and how wide they are.
 *
 * <p>Where values have probabilities of their own, as counts do, an interval holds at least its level, and usually more.
 *
 * @param level what the intervals should hold, strictly between 0 and 1
 * @param coverage the share of rows inside; its standard error is that of a proportion
 * @param width the mean width, in target units; of a region of several intervals the sum of theirs
 */
public record Coverage(double level, Score coverage, Score width) {}
