package org.mdn4j.data;

/**
 * A value that recurs so often that it has a probability of its own: a cap, a zero, a default.
 *
 * @param value the value, in data units
 * @param count how many times it occurs
 * @param expected how many times its neighbourhood and the lattice of the column would make one expect
 * @param share of all values
 */
public record Atom(double value, int count, double expected, double share) {

    /** For example {@code 50.0 (16 times, 3.2 %)}. */
    @Override
    public String toString() {
        return value + " (" + count + " times, " + Math.round(share * 1000) / 10.0 + " %)";
    }
}
