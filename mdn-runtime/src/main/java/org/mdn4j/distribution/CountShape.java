package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Where the probabilities of a mixture of counts rise and fall, found by bisection with bounds instead of a walk through
 * all whole numbers: a mean of 1e15 has too many.
 *
 * <p>Parts are distributions of counts, truncated or not, and single values with a probability. Between the peaks of the
 * parts each keeps growing or shrinking, by a factor that is monotone too.
 */
final class CountShape {

    /** Halvings before the probabilities have to be equal but for rounding. */
    private static final int BUDGET = 50_000;

    private final CountParts all;
    private final List<CountParts.Part> parts;
    private final List<CountParts.Spike> spikes;
    private final TreeSet<Double> edges = new TreeSet<>(); // k with P(k + 1) - P(k) unlike that of its neighbours
    private final List<Double> modes = new ArrayList<>();
    private final List<Double> turns = new ArrayList<>(); // the first peak, a dip, a peak, ...
    private int budget = BUDGET;
    private double lastUp = Double.NaN; // the last k after which probabilities were seen to rise
    private double lastDown = Double.NaN;

    private CountShape(CountParts all) {
        this.all = all;
        this.parts = all.parts();
        this.spikes = all.spikes();
    }

    /** The shape of the atoms of a distribution, or null where it has none or they cannot be told. */
    static CountShape of(UnivariateDistribution distribution) {
        CountParts parts = CountParts.of(distribution);
        if (parts == null) {
            return null;
        }
        CountShape shape = new CountShape(parts);
        shape.search();
        return shape;
    }

    /** Whether all values are whole numbers, so that their regions are {@link #region}. */
    boolean onlyCounts() {
        return all.wholeNumbers();
    }

    /** Values at least as probable as both neighbours, where a fraction has none; ascending. */
    double[] modes() {
        return modes.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
    }

    private void search() {
        TreeSet<Double> bends = new TreeSet<>();
        for (CountParts.Spike spike : spikes) {
            if (spike.value() == Math.rint(spike.value())) {
                edges.add(spike.value() - 1);
                edges.add(spike.value());
            } else {
                modes.add(spike.value());
            }
        }
        for (CountParts.Part part : parts) {
            edges.add(part.first() - 1);
            if (part.last() < Double.POSITIVE_INFINITY) {
                edges.add(part.last());
            }
            for (double mode : part.counts().modes()) {
                bends.add(Math.min(Math.max(mode, part.first()), part.last()));
            }
        }
        for (double edge : edges) {
            bends.add(edge);
            bends.add(edge + 1);
        }
        if (bends.isEmpty()) {
            return;
        }
        double previous = Double.NaN;
        for (double bend : bends) {
            if (!Double.isNaN(previous)) {
                split(previous, bend - 1);
            }
            previous = bend;
        }
        visit(previous, edges.contains(previous) ? difference(previous) : -1);
    }

    /** Looks at the steps from k to k + 1 for all k from the first to the last. */
    private void split(double first, double last) {
        if (first == last) {
            visit(first, difference(first));
            return;
        }
        SignBounds bounds = new SignBounds(parts.size());
        for (CountParts.Part part : parts) {
            bounds.add(
                    part.log(first),
                    part.log(last),
                    part.counts().growth(first),
                    part.counts().growth(last));
        }
        if (budget <= 0 || bounds.decided()) {
            visit(first, difference(first));
            visit(last, difference(last));
            return;
        }
        budget--;
        double middle = Math.floor(0.5 * first + 0.5 * last);
        split(first, middle);
        split(middle + 1, last);
    }

    /** The sign of {@code P(k + 1) - P(k)}, with zero for what is equal but for rounding. */
    private double difference(double k) {
        double sum = 0;
        double size = 0;
        boolean edge = edges.contains(k);
        double scale = Math.max(logMass(k), logMass(k + 1));
        for (CountParts.Part part : parts) {
            double here = Math.exp(part.log(k) - scale);
            double step = edge || here == 0
                    ? Math.exp(part.log(k + 1) - scale) - here
                    : here * part.counts().growth(k);
            sum += step;
            size += edge ? here : Math.abs(step);
        }
        for (CountParts.Spike spike : spikes) {
            double probability = Math.exp(spike.logProbability() - scale);
            sum += spike.value() == k + 1 ? probability : spike.value() == k ? -probability : 0;
            size += spike.value() == k + 1 || spike.value() == k ? probability : 0;
        }
        return Math.abs(sum) <= SignBounds.ROUNDING * size ? 0 : Math.signum(sum);
    }

    private void visit(double k, double sign) {
        if (sign > 0) {
            if (lastDown > lastUp) {
                turns.add(k);
            }
            lastUp = k;
        } else if (sign < 0) {
            if (!(lastDown > lastUp) && !Double.isNaN(lastUp)) {
                for (double mode = lastUp + 1; mode <= k && mode <= lastUp + BUDGET; mode++) {
                    modes.add(mode);
                }
                turns.add(k);
            }
            lastDown = k;
        }
    }

    private double logMass(double k) {
        return all.logMass(k);
    }

    /** Where the log probability is at least the threshold: one interval for each peak, or less where they meet. */
    List<Interval> above(double threshold) {
        List<Interval> region = new ArrayList<>();
        for (int i = 0; i < turns.size(); i += 2) {
            double peak = turns.get(i);
            if (logMass(peak) < threshold) {
                continue;
            }
            double before = i == 0 ? edges.first() : turns.get(i - 1);
            double lower = last(threshold, peak, before);
            double upper = last(threshold, peak, i + 1 < turns.size() ? turns.get(i + 1) : beyond(threshold, peak));
            int size = region.size();
            if (size > 0 && region.get(size - 1).upper() >= lower - 1) {
                region.set(size - 1, new Interval(region.get(size - 1).lower(), upper));
            } else {
                region.add(new Interval(lower, upper));
            }
        }
        return region;
    }

    /** A value above a peak that is less probable than the threshold. */
    private double beyond(double threshold, double peak) {
        double step = 1;
        while (logMass(peak + step) >= threshold) {
            step *= 2;
        }
        return peak + step;
    }

    /** The value furthest from a peak towards the next dip that reaches the threshold. */
    private double last(double threshold, double peak, double dip) {
        if (logMass(dip) >= threshold) {
            return dip;
        }
        double inside = peak;
        double outside = dip;
        while (Math.abs(outside - inside) > 1) {
            double middle = Math.rint(0.5 * inside + 0.5 * outside);
            if (middle == inside || middle == outside) {
                break; // counts too large for doubles to tell neighbours apart
            }
            if (logMass(middle) >= threshold) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    /** The most probable value, the smallest of several. */
    double mostProbable() {
        double best = Double.NaN;
        for (double mode : modes()) {
            best = Double.isNaN(best) || logMass(mode) > logMass(best) ? mode : best;
        }
        return best;
    }

    /** The log probability of the most probable value. */
    double highest() {
        return logMass(mostProbable());
    }
}
