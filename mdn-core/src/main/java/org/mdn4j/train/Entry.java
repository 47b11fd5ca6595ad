package org.mdn4j.train;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A candidate of a search with all that was trained of it. */
final class Entry {

    /**
     * One training.
     *
     * @param logDensities of the validation rows, {@code [rows]}; null where training diverged
     * @param member what was trained; null where training diverged
     * @param nanos what it took
     */
    record Outcome(double[] logDensities, Member.Result member, long nanos) {

        double logLikelihood() {
            return member == null
                    ? Double.NEGATIVE_INFINITY
                    : DoubleStream.of(logDensities).average().orElseThrow();
        }
    }

    private final Candidate candidate;
    private final Preparation preparation;
    private final Map<Integer, Outcome> byFold = Collections.synchronizedMap(new TreeMap<>());
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

    void add(int fold, Outcome outcome) {
        byFold.put(fold, outcome);
    }

    Map<Integer, Outcome> byFold() {
        return byFold;
    }

    boolean has(int fold) {
        return byFold.containsKey(fold);
    }

    /** How many folds, from the first one on, it was trained on without a gap. */
    int foldsInARow() {
        int folds = 0;
        while (has(folds)) {
            folds++;
        }
        return folds;
    }

    /** Whether no training diverged. */
    boolean isFinite() {
        return byFold.values().stream().allMatch(outcome -> outcome.member() != null);
    }

    /** Whether a training had to end before it was done. */
    boolean isCutShort() {
        return members().stream().anyMatch(member -> member.reason() == StopReason.TIME_LIMIT);
    }

    /** The same candidate with only what was trained to the end. */
    Entry withoutThoseCutShort() {
        Entry rest = new Entry(candidate, preparation);
        byFold.forEach((fold, outcome) -> {
            if (outcome.member() != null && outcome.member().reason() != StopReason.TIME_LIMIT) {
                rest.add(fold, outcome);
            }
        });
        return rest;
    }

    /** What was trained and did not diverge, by fold. */
    List<Member.Result> members() {
        return byFold.values().stream()
                .map(Outcome::member)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The mean over the first folds; negative infinity where one is missing or diverged. */
    double logLikelihood(int folds) {
        return IntStream.range(0, folds)
                .mapToDouble(f -> has(f) ? byFold.get(f).logLikelihood() : Double.NEGATIVE_INFINITY)
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Says how far it came. */
    void reached(int stage, String reason) {
        this.stage = stage;
        this.reason = reason;
    }

    int stage() {
        return stage;
    }

    /** The mean over folds; negative infinity where none was trained or one diverged. */
    double logLikelihood() {
        return byFold.values().stream()
                .mapToDouble(Outcome::logLikelihood)
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** The log densities of the validation rows of some folds, one after the other. */
    double[] logDensities(int folds) {
        return byFold.entrySet().stream()
                .filter(fold -> fold.getKey() < folds)
                .flatMapToDouble(fold -> DoubleStream.of(fold.getValue().logDensities()))
                .toArray();
    }

    double meanSeconds() {
        return byFold.values().stream().mapToLong(Outcome::nanos).average().orElse(0) / 1e9;
    }

    double longestSeconds() {
        return byFold.values().stream().mapToLong(Outcome::nanos).max().orElse(0) / 1e9;
    }

    Trial trial() {
        double[] rows = byFold.values().stream()
                .filter(outcome -> outcome.member() != null)
                .flatMapToDouble(outcome -> DoubleStream.of(outcome.logDensities()))
                .toArray();
        double mean = DoubleStream.of(rows).average().orElse(Double.NaN);
        double square = DoubleStream.of(rows).map(v -> (v - mean) * (v - mean)).sum();
        long nanos = byFold.values().stream().mapToLong(Outcome::nanos).sum();
        return new Trial(
                candidate.toString(),
                stage,
                byFold.size(),
                logLikelihood(),
                Math.sqrt(square / (rows.length - 1) / rows.length),
                Duration.ofNanos(nanos),
                reason);
    }
}
