package org.mdn4j.train;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A candidate of a search with all that was trained of it. */
final class Entry {

    /**
     * One training.
     *
     * @param logDensities of the validation rows, by {@link UnflatteredRows}, {@code [rows]}; null where training diverged
     * @param member what was trained; null where training diverged
     * @param nanos what it took
     */
    record Outcome(double[] logDensities, Member.Result member, long nanos) {}

    private static final double LN_2 = Math.log(2);

    /**
     * The step from one network to many, in steps from one to two: what a pool averages out of its error falls with one over its
     * size (Krogh and Vedelsby 1995). Of twenty, which is as good as of all.
     */
    private static final double POOL_GAIN = (1 - 1.0 / 20) / (1 - 1.0 / 2);

    private final Candidate candidate;
    private final Preparation preparation;
    private final SortedMap<Integer, Outcome> trainings = new ConcurrentSkipListMap<>();
    private int stage;
    private String reason = "";

    Entry(Candidate candidate, Preparation preparation) {
        this.candidate = candidate;
        this.preparation = preparation;
    }

    Preparation preparation() {
        return preparation;
    }

    Candidate candidate() {
        return candidate;
    }

    void add(int training, Outcome outcome) {
        trainings.put(training, outcome);
    }

    /** What was trained, by the numbers of {@link Folds}. */
    Map<Integer, Outcome> trainings() {
        return trainings;
    }

    boolean has(int training) {
        return trainings.containsKey(training);
    }

    /**
     * How many folds, from the first one on, it was trained on without a gap.
     *
     * @param pairs whether only those count on which it was trained twice
     */
    int foldsInARow(boolean pairs) {
        int folds = 0;
        while (has(Folds.PAIR * folds) && (!pairs || has(Folds.PAIR * folds + 1))) {
            folds++;
        }
        return folds;
    }

    /** Whether no training diverged. */
    boolean isFinite() {
        return trainings.values().stream().allMatch(outcome -> outcome.member() != null);
    }

    /** Whether a training had to end before it was done. */
    boolean isCutShort() {
        return members().stream().anyMatch(member -> member.reason() == StopReason.TIME_LIMIT);
    }

    /** The same candidate without the trainings that ended for one of some reasons. */
    Entry without(StopReason... reasons) {
        Entry rest = new Entry(candidate, preparation);
        trainings.forEach((training, outcome) -> {
            if (outcome.member() == null
                    || !List.of(reasons).contains(outcome.member().reason())) {
                rest.add(training, outcome);
            }
        });
        return rest;
    }

    /** What was trained and did not diverge, in the order of the trainings. */
    List<Member.Result> members() {
        return trainings.values().stream()
                .map(Outcome::member)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The mean over the rows of the first folds; negative infinity where a training is missing or diverged. */
    double logLikelihood(int folds, boolean pairs) {
        return IntStream.range(0, Folds.PAIR * folds)
                        .filter(training -> pairs || training % Folds.PAIR == 0)
                        .allMatch(this::isTrained)
                ? DoubleStream.of(logDensities(folds, pairs)).average().orElse(Double.NEGATIVE_INFINITY)
                : Double.NEGATIVE_INFINITY;
    }

    /**
     * The log densities of the validation rows of the first folds, one after the other.
     *
     * @param pairs whether by what the two networks of each fold promise of an ensemble rather than by the first of them
     */
    double[] logDensities(int folds, boolean pairs) {
        return IntStream.range(0, folds)
                .map(fold -> Folds.PAIR * fold)
                .mapToObj(first -> pairs ? ensemble(logDensities(first), logDensities(first + 1)) : logDensities(first))
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    private boolean isTrained(int training) {
        return has(training) && trainings.get(training).member() != null;
    }

    private double[] logDensities(int training) {
        return trainings.get(training).logDensities();
    }

    /** What two networks and their mixture promise of a mixture of many, row by row. */
    private static double[] ensemble(double[] first, double[] second) {
        double[] ensemble = new double[first.length];
        for (int i = 0; i < ensemble.length; i++) {
            double larger = Math.max(first[i], second[i]);
            double apart = Math.abs(first[i] - second[i]);
            if (larger == Double.NEGATIVE_INFINITY || apart == Double.POSITIVE_INFINITY) {
                ensemble[i] = larger;
            } else {
                double mean = larger - apart / 2;
                double pair = larger + Math.log1p(Math.exp(-apart)) - LN_2;
                ensemble[i] = Math.min(larger, mean + POOL_GAIN * (pair - mean));
            }
        }
        return ensemble;
    }

    /** Says how far it came. */
    void reached(int stage, String reason) {
        this.stage = stage;
        this.reason = reason;
    }

    int stage() {
        return stage;
    }

    double meanSeconds() {
        return trainings.values().stream().mapToLong(Outcome::nanos).average().orElse(0) / 1e9;
    }

    double longestSeconds() {
        return trainings.values().stream().mapToLong(Outcome::nanos).max().orElse(0) / 1e9;
    }

    Trial trial() {
        boolean pairs = foldsInARow(true) > 0;
        int folds = foldsInARow(pairs);
        double[] rows = isFinite() ? logDensities(folds, pairs) : new double[0];
        double mean = DoubleStream.of(rows).average().orElse(Double.NEGATIVE_INFINITY);
        double square = DoubleStream.of(rows).map(v -> (v - mean) * (v - mean)).sum();
        long nanos = trainings.values().stream().mapToLong(Outcome::nanos).sum();
        return new Trial(
                candidate.toString(),
                stage,
                folds,
                mean,
                rows.length < 2 ? Double.NaN : Math.sqrt(square / (rows.length - 1) / rows.length),
                Duration.ofNanos(nanos),
                reason);
    }
}
