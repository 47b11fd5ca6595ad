package org.mdn4j.distribution;

/**
 * A closed interval of target values; either end may be infinite.
 *
 * @param lower the smaller end
 * @param upper the larger end
 */
public record Interval(double lower, double upper) {

    /** Checks the order of the ends. */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("need lower <= upper but got [" + lower + ", " + upper + "]");
        }
    }

    /** Upper minus lower end, in target units. */
    public double width() {
        return upper - lower;
    }

    /** Whether {@code y} lies between the ends or on one. */
    public boolean contains(double y) {
        return lower <= y && y <= upper;
    }
}
