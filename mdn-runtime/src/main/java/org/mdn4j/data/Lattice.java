package org.mdn4j.data;

import java.util.Optional;

/**
 * The evenly spaced values that a column was recorded on: integers, cents, one decimal.
 *
 * <p>A density can be made arbitrarily high by spikes on a lattice. No honest one is narrower than what rounding leaves
 * open: {@link #roundingDeviation}.
 *
 * @param step the distance between neighbouring values, in data units, positive
 * @param offset the smallest value of the lattice that is not negative; below {@code step}
 * @param share of the values that lie on the lattice, above 0.98
 */
public record Lattice(double step, double offset, double share) {

    /** Checks the step. */
    public Lattice {
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("need a positive, finite step but got " + step);
        }
    }

    /**
     * The coarsest lattice that holds nearly all of some values, if there is one that chance does not explain. Rounding of
     * single or double precision is forgiven. A column of two values has the lattice of their distance, a constant one
     * has none.
     *
     * @param values in any order; those that are not finite are left out
     * @return empty if the values are on no lattice, or on one finer than 1e-6 of their range
     */
    public static Optional<Lattice> find(double... values) {
        return LatticeSearch.find(values);
    }

    /** The standard deviation of what rounding to the lattice took away, {@code step / sqrt(12)}, in data units. */
    public double roundingDeviation() {
        return step / Math.sqrt(12);
    }

    /** For example {@code Lattice(step 0.1)}, {@code Lattice(step 1.0, offset 0.5, share 0.995)}. */
    @Override
    public String toString() {
        return "Lattice(step " + step + (offset == 0 ? "" : ", offset " + offset)
                + (share == 1 ? "" : ", share " + share) + ")";
    }
}
