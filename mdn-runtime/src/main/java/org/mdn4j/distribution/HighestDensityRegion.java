package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * The smallest region of a given mass: where the density exceeds a threshold (Hyndman 1996).
 *
 * <p>On each piece on which the density is monotone the threshold is crossed at most once; the log threshold itself is
 * the root of the mass above it, which falls with it.
 */
final class HighestDensityRegion {

    /** Steps before the distance from zero is halved in magnitude instead. */
    private static final int PATIENCE = 50;

    private static final int MAX_STEPS = 300;

    /** Atoms beyond this tail probability are too many to count, and never part of a region. */
    private static final double ATOM_TAIL = 1e-12;

    private final UnivariateDistribution distribution;
    private final double[] ends; // of monotone pieces, ascending
    private final double median;
    private final double spread; // between the quartiles
    private double rate; // d mass / d log threshold of the last region

    private HighestDensityRegion(UnivariateDistribution distribution, double[] ends) {
        this.distribution = distribution;
        this.ends = ends;
        this.median = distribution.quantile(0.5);
        this.spread = distribution.inverseSurvival(0.25) - distribution.quantile(0.25);
    }

    static List<Interval> of(UnivariateDistribution distribution, Supplier<DensityShape> shape, double mass) {
        CountShape counts = CountShape.of(distribution);
        if (counts != null && counts.onlyCounts()) {
            return CountRegion.of(distribution, counts, mass);
        }
        double[] atoms = distribution.atoms(distribution.quantile(ATOM_TAIL), distribution.inverseSurvival(ATOM_TAIL));
        double inAtoms = DoubleStream.of(atoms)
                .map(atom -> Atoms.mass(distribution, atom))
                .sum();
        if (inAtoms >= mass) {
            return heaviest(distribution, atoms, mass);
        }
        double[] ends = DoubleStream.concat(DoubleStream.of(shape.get().ends()), DoubleStream.of(atoms))
                .sorted()
                .distinct()
                .toArray();
        List<Interval> region = new HighestDensityRegion(distribution, ends).solve(mass - inAtoms);
        for (double atom : atoms) {
            if (region.stream().noneMatch(interval -> interval.contains(atom))) {
                region.add(new Interval(atom, atom));
            }
        }
        region.sort(Comparator.comparingDouble(Interval::lower));
        return List.copyOf(region);
    }

    /** Atoms from the most probable downwards; neighbours among all atoms make one interval. */
    private static List<Interval> heaviest(UnivariateDistribution distribution, double[] atoms, double mass) {
        List<Double> byMass = DoubleStream.of(atoms)
                .boxed()
                .sorted(Comparator.comparingDouble(atom -> -Atoms.mass(distribution, atom)))
                .toList();
        Set<Double> taken = new HashSet<>();
        double sum = 0;
        for (int i = 0; sum < mass && i < byMass.size(); i++) {
            taken.add(byMass.get(i));
            sum += Atoms.mass(distribution, byMass.get(i));
        }
        List<Interval> region = new ArrayList<>();
        boolean open = false;
        for (double atom : atoms) {
            boolean inside = taken.contains(atom);
            if (inside && open) {
                append(region, new Interval(region.get(region.size() - 1).upper(), atom));
            } else if (inside) {
                append(region, new Interval(atom, atom));
            }
            open = inside;
        }
        return List.copyOf(region);
    }

    private List<Interval> solve(double mass) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i + 1 < ends.length; i++) {
            highest = Math.max(highest, Math.max(rightOf(i), leftOf(i + 1)));
        }
        double upper = Math.nextUp(highest); // nothing is above
        double step = 1;
        double lower = upper - step;
        while (mass(above(lower)) < mass) {
            upper = lower;
            step *= 2;
            lower = upper - step;
        }
        double threshold = 0.5 * lower + 0.5 * upper;
        for (int i = 0; i < MAX_STEPS && upper - lower > Math.ulp(threshold); i++) {
            double excess = mass(above(threshold)) - mass;
            if (excess >= 0) {
                lower = threshold;
            } else {
                upper = threshold;
            }
            if (Math.abs(excess) <= 0x1p-53 * mass) {
                break;
            }
            double next = threshold - excess / rate;
            double middle = 0.5 * lower + 0.5 * upper;
            next = next > lower && next < upper ? next : middle;
            if (next == threshold || next <= lower || next >= upper) {
                break;
            }
            threshold = next;
        }
        List<Interval> region = above(threshold);
        if (mass(region) < mass * (1 - 1e-12)) {
            region = above(lower);
        }
        // On a plateau the region jumps past the mass.
        return mass(region) > mass * (1 + 1e-9) ? Plateau.cut(above(upper), region, median, this::mass, mass) : region;
    }

    /** The log density just right of an end, which tells the sides of a jump apart. */
    private double rightOf(int i) {
        return Double.isInfinite(ends[i]) ? Double.NEGATIVE_INFINITY : distribution.logDensity(Math.nextUp(ends[i]));
    }

    private double leftOf(int i) {
        return Double.isInfinite(ends[i]) ? Double.NEGATIVE_INFINITY : distribution.logDensity(Math.nextDown(ends[i]));
    }

    private double mass(List<Interval> region) {
        return region.stream()
                .mapToDouble(interval -> distribution.probability(interval.lower(), interval.upper())
                        - DoubleStream.of(distribution.atoms(interval.lower(), interval.upper()))
                                .map(atom -> Atoms.mass(distribution, atom))
                                .sum())
                .sum();
    }

    /** Where the log density is at least the threshold. */
    private List<Interval> above(double threshold) {
        List<Interval> region = new ArrayList<>();
        rate = 0;
        for (int i = 0; i + 1 < ends.length; i++) {
            double left = rightOf(i);
            double right = leftOf(i + 1);
            if (left >= threshold && right >= threshold) {
                append(region, new Interval(ends[i], ends[i + 1]));
            } else if (left >= threshold || right >= threshold) {
                double crossing = crossing(threshold, ends[i], ends[i + 1], right > left);
                double score = distribution.logDensityDerivative(crossing);
                rate -= Math.exp(threshold) / Math.abs(score);
                append(region, right > left ? new Interval(crossing, ends[i + 1]) : new Interval(ends[i], crossing));
            }
        }
        return region;
    }

    private static void append(List<Interval> region, Interval next) {
        int last = region.size() - 1;
        if (last >= 0 && region.get(last).upper() == next.lower()) {
            region.set(last, new Interval(region.get(last).lower(), next.upper()));
        } else {
            region.add(next);
        }
    }

    /** Where a monotone piece crosses the threshold: Newton steps on the log density, safeguarded by bisection. */
    private double crossing(double threshold, double from, double to, boolean rising) {
        double lower = from;
        double upper = to;
        double y = between(lower, upper);
        for (int i = 0; i < MAX_STEPS; i++) {
            double excess = distribution.logDensity(y) - threshold;
            if (excess == 0) {
                return y;
            }
            if (excess > 0 == rising) {
                upper = y;
            } else {
                lower = y;
            }
            double next = y - excess / distribution.logDensityDerivative(y);
            if (!(next > lower && next < upper)) {
                // Next to an end at zero a crossing may be any number of magnitudes away.
                next = i < PATIENCE ? between(lower, upper) : QuantileSearch.middle(lower, upper);
            }
            if (next <= lower || next >= upper || Math.abs(next - y) <= Math.ulp(y)) {
                return next;
            }
            y = next;
        }
        return y;
    }

    /** The middle, or a point further and further out where an end is infinite. */
    private double between(double lower, double upper) {
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            return median;
        }
        if (Double.isInfinite(upper)) {
            return lower + Math.max(spread, Math.abs(lower - median));
        }
        if (Double.isInfinite(lower)) {
            return upper - Math.max(spread, Math.abs(upper - median));
        }
        return 0.5 * lower + 0.5 * upper;
    }
}
