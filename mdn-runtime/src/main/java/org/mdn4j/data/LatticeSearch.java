package org.mdn4j.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the step of a lattice as an approximate greatest common divisor: Euclid's algorithm on differences of values, with
 * remainders below the rounding error taken as zero.
 *
 * <p>A single value beside the lattice would spoil the divisor of all, so small groups of values each propose one, and the
 * coarsest proposal that nearly all values agree to is taken - unless as many values would agree to some lattice as fine
 * by accident.
 */
final class LatticeSearch {

    private static final double SHARE = 0.98;
    private static final int GROUP =
            8; // values; 127 of 128 groups have the divisor of all but for a factor other than 2
    private static final int GROUPS = 64;
    private static final double LOG_CHANCE = Math.log(1e-4);
    /** What single and double precision may be off, relative to the largest value, after a few operations. */
    private static final double[] ROUNDING = {0x1p-22, 0x1p-46};

    private static final int SHORT = 4; // digits of a step that somebody chose
    private static final int LONG = 12; // digits that values of double precision can tell

    private final double[] values; // finite, ascending
    private final double[] distinct; // in an order that looks random
    private final double tolerance;

    private LatticeSearch(double[] values, double[] distinct, double tolerance) {
        this.values = values;
        this.distinct = distinct;
        this.tolerance = tolerance;
    }

    static Optional<Lattice> find(double[] column) {
        double[] values =
                Arrays.stream(column).filter(Double::isFinite).sorted().toArray();
        double[] distinct = Arrays.stream(values).distinct().toArray();
        if (distinct.length < 2) {
            return Optional.empty();
        }
        double largest = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        double[] scattered = scattered(distinct);
        for (double rounding : ROUNDING) {
            Optional<Lattice> lattice = new LatticeSearch(values, scattered, rounding * largest).search();
            if (lattice.isPresent()) {
                return lattice;
            }
        }
        return Optional.empty();
    }

    /** Steps of the golden section through the values: every group has small and large ones. */
    private static double[] scattered(double[] distinct) {
        int n = distinct.length;
        int stride = Math.max(1, (int) Math.round(n * 0.6180339887498949));
        while (greatestDivisor(stride, n) != 1) {
            stride++;
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = distinct[(int) ((long) i * stride % n)];
        }
        return out;
    }

    private static int greatestDivisor(int a, int b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }

    private Optional<Lattice> search() {
        Lattice best = null;
        for (int start = 0; start < distinct.length && start < GROUP * GROUPS; start += GROUP) {
            // The last group is filled up from the first, so that few values make one whole group.
            double anchor = distinct[start];
            double step = 0;
            for (int i = 1; i < Math.min(GROUP, distinct.length); i++) {
                step = divisor(step, Math.abs(distinct[(start + i) % distinct.length] - anchor));
            }
            if (step > finest() && (best == null || step > best.step())) {
                Lattice lattice = fit(step, anchor);
                best = lattice == null ? best : lattice;
            }
        }
        return Optional.ofNullable(best);
    }

    private double divisor(double a, double b) {
        double large = Math.max(a, b);
        double small = Math.min(a, b);
        // Errors grow with the quotients that led to a remainder: at most to the range over it.
        while (small > finest() && small * large > tolerance * range()) {
            double rest = large - small * Math.rint(large / small);
            large = small;
            small = Math.abs(rest);
        }
        return large;
    }

    /** The smallest step that the rounding errors of a whole range of them leave standing. */
    private double finest() {
        return Math.max(64 * tolerance, 2 * Math.sqrt(tolerance * range()));
    }

    /** The lattice with a step refined by all values near it; null if too few agree or chance would explain them. */
    private Lattice fit(double rough, double anchor) {
        double step = rough;
        // A rough step is right for near values first; each refinement reaches further.
        for (double reach = 64; reach < 2 * range() / rough * 64; reach *= 64) {
            step = refine(step, anchor, reach);
        }
        step = rounded(step);
        int agree = 0;
        int agreeDistinct = 0;
        double previous = Double.NaN;
        for (double value : values) {
            if (distance(value, anchor, step) <= 4 * tolerance) {
                agree++;
                agreeDistinct += value == previous ? 0 : 1;
                previous = value;
            }
        }
        double share = (double) agree / values.length;
        boolean byChance = distinct.length > 2
                && Math.log(range() / step) + (agreeDistinct - 2) * Math.log(8 * tolerance / step) > LOG_CHANCE;
        return share < SHARE || byChance ? null : new Lattice(step, offset(anchor, step), share);
    }

    private double range() {
        return values[values.length - 1] - values[0];
    }

    private double refine(double step, double anchor, double reach) {
        double products = 0;
        double squares = 0;
        for (double value : distinct) {
            double difference = value - anchor;
            double steps = Math.rint(difference / step);
            if (Math.abs(steps) <= reach && Math.abs(difference - steps * step) < 0.1 * step) {
                products += steps * difference;
                squares += steps * steps;
            }
        }
        return squares > 0 ? products / squares : step;
    }

    /** A number of few digits, if one lies within the rounding error: 0.1 rather than 0.09999999999999998. */
    private double rounded(double step) {
        double steps = range() / step;
        double finest = tolerance / ROUNDING[0] * ROUNDING[1];
        for (int digits = 1; digits <= LONG; digits++) {
            double few = new BigDecimal(step).round(new MathContext(digits)).doubleValue();
            if (Math.abs(few - step) * steps <= (digits <= SHORT ? tolerance : finest)) {
                return few;
            }
        }
        return step;
    }

    private static double distance(double value, double anchor, double step) {
        double difference = value - anchor;
        return Math.abs(difference - step * Math.rint(difference / step));
    }

    private double offset(double anchor, double step) {
        double offset = anchor - step * Math.floor(anchor / step);
        boolean none = offset <= 4 * tolerance || step - offset <= 4 * tolerance;
        return none ? 0 : new BigDecimal(offset).round(new MathContext(LONG)).doubleValue();
    }
}
