package org.mdn4j.distribution;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Sums over the whole numbers of a distribution of counts, however many there are: term by term where probabilities change
 * quickly, else by the sum formula of Euler and Maclaurin about midpoints (DLMF 2.10), {@code sum = integral - (f'(end) -
 * f'(start)) / 24}, between quantiles. Relative errors of about 1e-12.
 */
final class CountSums {

    /** Fewer terms than this are added one by one. */
    private static final double FEW = 4096;

    /** Where all standard deviations are larger, the term that is left out is below 1e-13 of the sum. */
    private static final double SMOOTH = 256;

    /** Incomplete beta functions of large parameters have no more digits. */
    private static final double TOLERANCE = 1e-11;

    private final CountParts all;
    private final TreeSet<Double> starts = new TreeSet<>(); // of stretches without edges, ascending whole numbers

    CountSums(CountParts all) {
        this.all = all;
        for (CountParts.Part part : all.parts()) {
            for (double quantile : Landmarks.coarse(part.counts())) {
                starts.add(Math.min(Math.max(Math.ceil(quantile), part.first()), part.last() + 1));
            }
            starts.add(part.first());
            starts.add(part.first() + FEW); // next to an edge nothing is smooth
            if (part.last() < Double.POSITIVE_INFINITY) {
                starts.add(part.last() + 1);
            }
        }
        for (CountParts.Spike spike : all.spikes()) {
            starts.add(spike.value());
            starts.add(spike.value() + 1);
        }
        starts.removeIf(start -> Double.isInfinite(start));
    }

    /** As {@link UnivariateDistribution#crps}: the cdf is constant between whole numbers. */
    double crps(double y) {
        double floor = Math.floor(y);
        double below = sum(this::squaredCdf, Double.NEGATIVE_INFINITY, floor - 1);
        double above = sum(this::squaredSurvival, floor + 1, Double.POSITIVE_INFINITY);
        // Beyond the first and last count one of the two is a constant one.
        double outside = Math.max(0, starts.first() - (floor + 1)) + Math.max(0, floor - starts.last());
        return below + (y - floor) * squaredCdf(floor) + (floor + 1 - y) * squaredSurvival(floor) + above + outside;
    }

    /** {@code -sum_k P(k) ln P(k)}. */
    double entropy() {
        return sum(
                k -> {
                    double log = logMass(k);
                    return log == Double.NEGATIVE_INFINITY ? 0 : -log * Math.exp(log);
                },
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** {@code sum_k (k - about)^order P(k)}. */
    double moment(double about, int order) {
        return sum(
                k -> Math.pow(k - about, order) * Math.exp(logMass(k)),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** The log probability of a whole number, continued smoothly between them. */
    private double logMass(double x) {
        double[] terms = new double[all.parts().size() + 1];
        for (int i = 1; i < terms.length; i++) {
            CountParts.Part part = all.parts().get(i - 1);
            terms[i] = part.reaches(x) ? part.smoothLog(x) : Double.NEGATIVE_INFINITY;
        }
        double spike = 0;
        for (CountParts.Spike single : all.spikes()) {
            spike += single.value() == x ? Math.exp(single.logProbability()) : 0;
        }
        terms[0] = Math.log(spike);
        return LogSpace.sum(terms);
    }

    private double squaredCdf(double x) {
        double sum = 0;
        for (CountParts.Part part : all.parts()) {
            sum += part.below(x);
        }
        for (CountParts.Spike spike : all.spikes()) {
            sum += x >= spike.value() - 0.5 ? Math.exp(spike.logProbability()) : 0;
        }
        return sum * sum;
    }

    private double squaredSurvival(double x) {
        double sum = 0;
        for (CountParts.Part part : all.parts()) {
            sum += part.above(x);
        }
        for (CountParts.Spike spike : all.spikes()) {
            sum += x < spike.value() - 0.5 ? Math.exp(spike.logProbability()) : 0;
        }
        return sum * sum;
    }

    /** The sum from one number to another, but for what is further out than the outermost quantiles. */
    private double sum(DoubleUnaryOperator term, double from, double to) {
        double sum = 0;
        double start = Double.NaN;
        for (double next : starts) {
            if (!Double.isNaN(start)) {
                sum += stretch(term, Math.max(start, from), Math.min(next - 1, to));
            }
            start = next;
        }
        return sum;
    }

    private double stretch(DoubleUnaryOperator term, double first, double last) {
        if (!(first <= last)) {
            return 0;
        }
        if (last - first < FEW || !smooth(first, last)) {
            double sum = 0;
            for (double k = first; k <= last; k++) {
                sum += term.applyAsDouble(k);
            }
            return sum;
        }
        double integral = Quadrature.integrate(term, new double[] {first - 0.5, last + 0.5}, TOLERANCE);
        return integral - (slope(term, last, -1) + slope(term, first, 1)) / 24;
    }

    /** The derivative outwards at the outer edge of a number, from it and its neighbours inwards: a parabola. */
    private static double slope(DoubleUnaryOperator term, double k, int inwards) {
        return 2 * term.applyAsDouble(k) - 3 * term.applyAsDouble(k + inwards) + term.applyAsDouble(k + 2 * inwards);
    }

    private boolean smooth(double first, double last) {
        return all.parts().stream()
                .allMatch(part -> part.counts().standardDeviation() >= SMOOTH
                        || part.last() < first
                        || part.first() > last
                        || part.counts().inverseSurvival(Landmarks.SMALLEST) < first
                        || part.counts().quantile(Landmarks.SMALLEST) > last);
    }
}
