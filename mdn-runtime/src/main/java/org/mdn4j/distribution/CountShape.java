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

    private record Part(double logWeight, CountDistribution counts, double first, double last) {

        double log(double k) {
            return k >= first && k <= last ? logWeight + counts.logMass(k) : Double.NEGATIVE_INFINITY;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<double[]> spikes = new ArrayList<>(); // [.][value, log probability]
    private final TreeSet<Double> edges = new TreeSet<>(); // k with P(k + 1) - P(k) unlike that of its neighbours
    private boolean onlyCounts = true; // no continuous part, no fractions
    private final List<Double> modes = new ArrayList<>();
    private final List<Double> turns = new ArrayList<>(); // the first peak, a dip, a peak, ...
    private int budget = BUDGET;
    private double lastUp = Double.NaN; // the last k after which probabilities were seen to rise
    private double lastDown = Double.NaN;

    private CountShape() {}

    /** The shape of the atoms of a distribution, or null where it has none or they cannot be told. */
    static CountShape of(UnivariateDistribution distribution) {
        CountShape shape = new CountShape();
        shape.collect(distribution, 0);
        if (shape.parts.isEmpty() && shape.spikes.isEmpty()) {
            return null;
        }
        shape.search();
        return shape;
    }

    private void collect(UnivariateDistribution distribution, double logWeight) {
        if (distribution instanceof UnivariateMixture mixture) {
            double[] weights = mixture.weights();
            for (int k = 0; k < weights.length; k++) {
                if (weights[k] > 0) {
                    collect(mixture.components().get(k).marginal(0), logWeight + Math.log(weights[k]));
                }
            }
        } else if (distribution instanceof ZeroInflated inflated) {
            spike(0, logWeight + Math.log(inflated.zeroProbability()));
            collect(inflated.rest(), logWeight + Math.log1p(-inflated.zeroProbability()));
        } else if (distribution instanceof PointMass point) {
            spike(point.expectation(), logWeight);
        } else if (distribution instanceof CountDistribution counts) {
            parts.add(new Part(logWeight, counts, 0, Double.POSITIVE_INFINITY));
        } else if (distribution instanceof Truncated truncated
                && truncated.parent() instanceof CountDistribution counts) {
            Interval support = truncated.support();
            double first = Math.ceil(support.lower());
            parts.add(new Part(logWeight - truncated.logMass(), counts, first, Math.floor(support.upper())));
        } else {
            onlyCounts = false;
        }
    }

    private void spike(double value, double logProbability) {
        if (logProbability > Double.NEGATIVE_INFINITY) {
            spikes.add(new double[] {value, logProbability});
            onlyCounts &= value == Math.rint(value);
        }
    }

    /** Whether all values are whole numbers, so that their regions are {@link #region}. */
    boolean onlyCounts() {
        return onlyCounts;
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
        for (double[] spike : spikes) {
            if (spike[0] == Math.rint(spike[0])) {
                edges.add(spike[0] - 1);
                edges.add(spike[0]);
            } else {
                modes.add(spike[0]);
            }
        }
        for (Part part : parts) {
            edges.add(part.first - 1);
            if (part.last < Double.POSITIVE_INFINITY) {
                edges.add(part.last);
            }
            for (double mode : part.counts.modes()) {
                bends.add(Math.min(Math.max(mode, part.first), part.last));
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
        for (Part part : parts) {
            bounds.add(part.log(first), part.log(last), part.counts.growth(first), part.counts.growth(last));
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
        for (Part part : parts) {
            double here = Math.exp(part.log(k) - scale);
            double step = edge || here == 0 ? Math.exp(part.log(k + 1) - scale) - here : here * part.counts.growth(k);
            sum += step;
            size += edge ? here : Math.abs(step);
        }
        for (double[] spike : spikes) {
            double probability = Math.exp(spike[1] - scale);
            sum += spike[0] == k + 1 ? probability : spike[0] == k ? -probability : 0;
            size += spike[0] == k + 1 || spike[0] == k ? probability : 0;
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
        double[] terms = new double[parts.size() + spikes.size()];
        for (int i = 0; i < parts.size(); i++) {
            terms[i] = parts.get(i).log(k);
        }
        for (int i = 0; i < spikes.size(); i++) {
            boolean here = spikes.get(i)[0] == k;
            terms[parts.size() + i] = here ? spikes.get(i)[1] : Double.NEGATIVE_INFINITY;
        }
        return LogSpace.sum(terms);
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
