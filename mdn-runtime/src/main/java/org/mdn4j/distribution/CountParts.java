package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * What a distribution is made of as far as it has atoms: distributions of counts, truncated or not, and single values with
 * a probability.
 */
final class CountParts {

    /**
     * Counts from the first to the last with the probabilities of a distribution times a factor. Between the half numbers
     * around them sums over them are smooth functions.
     */
    record Part(double logWeight, CountDistribution counts, double first, double last) {

        double log(double k) {
            return k >= first && k <= last ? smoothLog(k) : Double.NEGATIVE_INFINITY;
        }

        /** {@link #log} for numbers that need not be whole. */
        double smoothLog(double x) {
            return logWeight + counts.logMass(x);
        }

        boolean reaches(double x) {
            return x >= first - 0.5 && x <= last + 0.5;
        }

        double below(double x) {
            if (x < first - 0.5) {
                return 0;
            }
            double end = x > last + 0.5 ? last : x;
            if (first == 0) {
                return Math.exp(logWeight) * counts.lower(end);
            }
            return Math.exp(logWeight) * between(first - 1, end);
        }

        double above(double x) {
            if (x > last + 0.5) {
                return 0;
            }
            double start = x < first - 0.5 ? first - 1 : x;
            if (last == Double.POSITIVE_INFINITY) {
                return Math.exp(logWeight) * (start < 0 ? 1 : counts.upper(start));
            }
            return Math.exp(logWeight) * between(start, last);
        }

        /** The probability of what is above the start, up to the end. */
        private double between(double start, double end) {
            double below = start < 0 ? 0 : counts.lower(start);
            return below > 0.5 ? counts.upper(start) - counts.upper(end) : counts.lower(end) - below;
        }
    }

    /** A single value. */
    record Spike(double value, double logProbability) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<Spike> spikes = new ArrayList<>();
    private boolean wholeNumbers = true;

    private CountParts() {}

    /** The parts of a distribution, or null where it has no atoms or they cannot be told. */
    static CountParts of(UnivariateDistribution distribution) {
        CountParts parts = new CountParts();
        parts.collect(distribution, 0);
        return parts.parts.isEmpty() && parts.spikes.isEmpty() ? null : parts;
    }

    /** The parts of a distribution whose values are whole numbers, else null. */
    static CountParts ofWholeNumbers(UnivariateDistribution distribution) {
        CountParts parts = of(distribution);
        return parts != null && parts.wholeNumbers ? parts : null;
    }

    List<Part> parts() {
        return parts;
    }

    List<Spike> spikes() {
        return spikes;
    }

    /** Whether all values are whole numbers: no continuous part, no fractions. */
    boolean wholeNumbers() {
        return wholeNumbers;
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
            wholeNumbers = false;
        }
    }

    private void spike(double value, double logProbability) {
        if (logProbability > Double.NEGATIVE_INFINITY) {
            spikes.add(new Spike(value, logProbability));
            wholeNumbers &= value == Math.rint(value);
        }
    }

    /** The log of the probability of a value. */
    double logMass(double k) {
        double[] terms = new double[parts.size() + spikes.size()];
        for (int i = 0; i < parts.size(); i++) {
            terms[i] = parts.get(i).log(k);
        }
        for (int i = 0; i < spikes.size(); i++) {
            Spike spike = spikes.get(i);
            terms[parts.size() + i] = spike.value == k ? spike.logProbability : Double.NEGATIVE_INFINITY;
        }
        return LogSpace.sum(terms);
    }
}
