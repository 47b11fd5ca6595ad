package org.mdn4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Finds values that recur far more often than rounding explains. A density for such a column is a compromise: a
 * zero-inflated family, or a column of its own that says whether the value is the atom, may suit it better.
 */
public final class Atoms {

    private static final int FEWEST = 10; // times
    private static final double SMALLEST_SHARE = 0.01;
    private static final double TIMES_EXPECTED = 5;
    private static final double CHANCE = 1e-6;
    private static final double NEIGHBOURS = 0.05; // rows on each side, as a share
    private static final int FEWEST_SITES = 20; // of a lattice: among fewer values, any may be frequent

    private Atoms() {}

    /**
     * The atoms of a column: values that make up at least a hundredth of it, at least ten times, and five times as often
     * as the density of the neighbouring values and the {@link Lattice} explain (Poisson test).
     *
     * @param values in any order; those that are not finite are left out
     * @return the most frequent first; none for a column of few different values, such as ratings
     */
    public static List<Atom> find(double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return List.of();
        }
        double step = Lattice.find(sorted).map(Lattice::step).orElse(0.0);
        double range = sorted[sorted.length - 1] - sorted[0];
        if (range == 0 || step > 0 && range / step < FEWEST_SITES) {
            return List.of();
        }
        List<Atom> atoms = new ArrayList<>();
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            int count = to - from;
            double share = (double) count / sorted.length;
            if (count >= FEWEST && share >= SMALLEST_SHARE) {
                double expected = expected(sorted, from, to, step);
                if (count >= TIMES_EXPECTED * expected && chance(expected, count) < CHANCE) {
                    atoms.add(new Atom(sorted[from], count, expected, share));
                }
            }
            from = to;
        }
        atoms.sort(Comparator.comparingInt(Atom::count).reversed());
        return List.copyOf(atoms);
    }

    /** The count that one site of the lattice has on average among the nearest rows below and above. */
    private static double expected(double[] sorted, int from, int to, double step) {
        int neighbours = Math.max(FEWEST, (int) Math.round(NEIGHBOURS * sorted.length));
        int first = Math.max(0, from - neighbours);
        int last = Math.min(sorted.length, to + neighbours) - 1;
        double width = sorted[last] - sorted[first];
        int others = from - first + last + 1 - to;
        return width > 0 ? others * step / width : 0;
    }

    private static double chance(double expected, int count) {
        return expected > 0 ? PoissonDistribution.of(expected).survivalProbability(count - 1) : 0;
    }
}
