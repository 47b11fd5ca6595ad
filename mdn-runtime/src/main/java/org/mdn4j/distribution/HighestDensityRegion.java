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

    /** How far below the lowest log density known to be too high Newton may go. */
    private static final double REACH = 64;

    /** Relative error of a logarithm that is none to speak of. */
    private static final double ROUNDING = 0x1p-52;

    /** Atoms beyond this tail probability are too many to count, and never part of a region. */
    private static final double ATOM_TAIL = 1e-12;

    private final UnivariateDistribution distribution;
    private final double[] ends; // of monotone pieces, ascending
    private final double[] left; // log density just inside of each piece, at its lower end, [pieces]
    private final double[] right; // and at its upper end, [pieces]
    private final double[]
            crossings; // of the last threshold, where to look for that of the next, [pieces]; NaN at first
    private final boolean hasAtoms;
    private final double median;
    private final double spread; // between the quartiles
    private final double highest; // log density
    private double threshold; // of the last region
    private double rate; // d mass / d threshold of the last region

    private HighestDensityRegion(UnivariateDistribution distribution, double[] ends, boolean hasAtoms) {
        this.distribution = distribution;
        this.ends = ends;
        this.hasAtoms = hasAtoms;
        this.left = new double[ends.length - 1];
        this.right = new double[ends.length - 1];
        this.crossings = new double[ends.length - 1];
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < left.length; i++) {
            left[i] = logDensity(Math.nextUp(ends[i])); // tells the sides of a jump apart
            right[i] = logDensity(Math.nextDown(ends[i + 1]));
            crossings[i] = Double.NaN;
            max = Math.max(max, Math.max(left[i], right[i]));
        }
        this.highest = max;
        this.threshold = max - 1;
        this.median = distribution.quantile(0.5);
        this.spread = distribution.inverseSurvival(0.25) - distribution.quantile(0.25);
    }

    private double logDensity(double y) {
        return Math.abs(y) == Double.MAX_VALUE ? Double.NEGATIVE_INFINITY : distribution.logDensity(y);
    }

    /** A region for each mass. What they have in common, such as where the density turns, is found once. */
    static List<List<Interval>> of(
            UnivariateDistribution distribution, Supplier<DensityShape> shape, double... masses) {
        for (double mass : masses) {
            Checks.openUnit("mass", mass);
        }
        CountShape counts = CountShape.of(distribution);
        if (counts != null && counts.onlyCounts()) {
            return DoubleStream.of(masses)
                    .mapToObj(mass -> CountRegion.of(distribution, counts, mass))
                    .toList();
        }
        double[] atoms = distribution.atoms(distribution.quantile(ATOM_TAIL), distribution.inverseSurvival(ATOM_TAIL));
        double inAtoms = DoubleStream.of(atoms)
                .map(atom -> Atoms.mass(distribution, atom))
                .sum();
        HighestDensityRegion search = null;
        List<List<Interval>> regions = new ArrayList<>();
        for (double mass : masses) {
            if (inAtoms >= mass) {
                regions.add(heaviest(distribution, atoms, mass));
                continue;
            }
            if (search == null) {
                double[] ends = DoubleStream.concat(DoubleStream.of(shape.get().ends()), DoubleStream.of(atoms))
                        .sorted()
                        .distinct()
                        .toArray();
                search = new HighestDensityRegion(distribution, ends, atoms.length > 0);
            }
            regions.add(withAtoms(search.solve(mass - inAtoms), atoms));
        }
        return List.copyOf(regions);
    }

    private static List<Interval> withAtoms(List<Interval> region, double[] atoms) {
        List<Interval> all = new ArrayList<>(region);
        for (double atom : atoms) {
            if (region.stream().noneMatch(interval -> interval.contains(atom))) {
                all.add(new Interval(atom, atom));
            }
        }
        all.sort(Comparator.comparingDouble(Interval::lower));
        return List.copyOf(all);
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
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Math.nextUp(highest); // nothing is above
        double step = 1;
        double previous = Double.NaN;
        for (int i = 0; i < MAX_STEPS && upper - lower > Math.ulp(threshold); i++) {
            double found = mass(above(threshold));
            if (found >= mass) {
                lower = threshold;
            } else {
                upper = threshold;
            }
            // The log of what is outside is nearly straight; its root by Newton.
            double excess = Math.log1p((mass - found) / (1 - mass));
            double next = threshold + excess * (1 - found) / rate;
            boolean inside = next > Math.max(lower, upper - REACH) && next < upper;
            if (Math.abs(found - mass) <= 0x1p-53 * mass || inside && isLast(excess, previous, ROUNDING)) {
                threshold = inside ? next : threshold;
                break;
            }
            previous = inside ? excess : Double.NaN;
            if (!inside) {
                step *= 2;
                next = Double.isInfinite(lower) ? upper - step : 0.5 * lower + 0.5 * upper;
            }
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

    /** Newton squares the error: whether the step to come leaves none, as this one and the previous one tell. */
    private static boolean isLast(double excess, double previous, double rounding) {
        double ratio = excess / previous;
        return 8 * Math.max(Math.abs(excess) * ratio * ratio, excess * excess) <= rounding;
    }

    private double mass(List<Interval> region) {
        double sum = 0;
        for (Interval interval : region) {
            sum += distribution.probability(interval.lower(), interval.upper());
            if (hasAtoms) {
                sum -= DoubleStream.of(distribution.atoms(interval.lower(), interval.upper()))
                        .map(atom -> Atoms.mass(distribution, atom))
                        .sum();
            }
        }
        return sum;
    }

    /** Where the log density is at least the level. */
    private List<Interval> above(double level) {
        List<Interval> region = new ArrayList<>();
        rate = 0;
        for (int i = 0; i < left.length; i++) {
            if (left[i] >= level && right[i] >= level) {
                append(region, new Interval(ends[i], ends[i + 1]));
            } else if (left[i] >= level || right[i] >= level) {
                boolean rising = right[i] > left[i];
                double crossing = crossing(level, i, rising);
                crossings[i] = crossing;
                double score = distribution.logDensityDerivative(crossing);
                rate -= Math.exp(level) / Math.abs(score);
                append(region, rising ? new Interval(crossing, ends[i + 1]) : new Interval(ends[i], crossing));
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

    /** Where a monotone piece crosses the level: Newton steps on the log density, safeguarded by bisection. */
    private double crossing(double level, int piece, boolean rising) {
        double lower = ends[piece];
        double upper = ends[piece + 1];
        double last = crossings[piece];
        double y = last > lower && last < upper ? last : between(lower, upper);
        double rounding = ROUNDING * Math.max(1, Math.abs(level));
        double previous = Double.NaN;
        for (int i = 0; i < MAX_STEPS; i++) {
            double excess = distribution.logDensity(y) - level;
            if (excess > 0 == rising) {
                upper = y;
            } else {
                lower = y;
            }
            double next = y - excess / distribution.logDensityDerivative(y);
            boolean inside = next > lower && next < upper;
            if (Math.abs(excess) <= rounding || inside && isLast(excess, previous, rounding)) {
                return inside ? next : y;
            }
            previous = inside ? excess : Double.NaN;
            if (!inside) {
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
