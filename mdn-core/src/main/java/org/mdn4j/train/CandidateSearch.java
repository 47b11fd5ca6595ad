package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.mdn4j.data.Dataset;

/** The first stages of a search: many candidates on one fold, few of them on more. */
final class CandidateSearch {

    /** How many steps without a better validation likelihood end a training that is for comparison. */
    static final int PATIENCE = 3_000;

    /** Shares of the time by whose end each stage is over. */
    private static final double FIRST_STAGE = 0.35;

    private static final double SECOND_STAGE = 0.55;
    private static final double WARM_UP = 0.04;
    private static final double WARM_UP_SECONDS = 1.5;

    /** Shares of the first stage: where no more is used up, there is time for the rest of the candidates, for a second look. */
    private static final double EARLY = 0.5;

    private static final double SECOND_LOOK = 0.75;
    private static final double CLOSE = 2; // standard errors
    private static final double CLEARLY_BEHIND = 3; // standard errors of the first of a score of candidates on one fold

    private static final int STEPS_FOR_A_CANDIDATE = 5_000;
    private static final int FEWEST_CANDIDATES = 5;
    private static final int SECOND_CANDIDATES = 4;
    private static final int SMALL_TABLE = 3_000; // rows; one fold of fewer is a poor judge

    private final Budget budget;
    private final Trials trials;
    private final Folds folds;
    private final ToDoubleFunction<List<Entry>> spare;
    private final List<Entry> tried = new ArrayList<>();

    /** @param spare the share of the time that later stages will not need if one of some candidates wins */
    CandidateSearch(Budget budget, Trials trials, Folds folds, ToDoubleFunction<List<Entry>> spare) {
        this.budget = budget;
        this.spare = spare;
        this.trials = trials;
        this.folds = folds;
    }

    /** All candidates that were trained at least once. */
    List<Entry> tried() {
        return tried;
    }

    /**
     * The winner of both stages.
     *
     * @throws IllegalStateException if the time does not suffice for one candidate, or all of them diverge
     */
    Entry best() {
        Dataset searched = folds.data();
        List<Entry> field = Portfolio.of(searched).stream()
                .map(candidate -> new Entry(candidate, new Preparation(candidate.options(), searched)))
                .toList();
        Entry cold = warmUp(field.get(0));
        Entry warm = warmUp(field.get(0));
        if (trials.isStopped()) {
            tried.add(cold); // it is all there is
            return cold;
        }
        List<Entry> trained = firstLook(field, affordable(warm));
        boolean small = searched.size() < SMALL_TABLE;
        List<Entry> finalists = finalists(trained, small);
        double end = SECOND_STAGE + spare.applyAsDouble(finalists);
        budget.say(end, "stage 2: %s", finalists.get(0).candidate());
        int first = Math.min(folds.count(), small ? 3 : 1);
        trials.runPairs(finalists, 0, first, folds, budget.until(end), PATIENCE);
        trials.runMorePairs(finalists, folds, budget, end, PATIENCE);
        return simplest(finalists);
    }

    /** A short training that is forgotten. The first one loads libraries, so its time tells nothing; that of a second one does. */
    private Entry warmUp(Entry like) {
        Entry entry = new Entry(like.candidate(), like.preparation());
        double share = Math.min(WARM_UP, WARM_UP_SECONDS * 1e9 / budget.whole().toNanos());
        trials.run(List.of(entry), List.of(0), folds, budget.until(budget.usedShare() + share), 1);
        return entry;
    }

    /** One training of as many candidates as are thought affordable; and of the others, if it took less time than was thought. */
    private List<Entry> firstLook(List<Entry> field, int affordable) {
        int first = Math.min(affordable, field.size());
        budget.say(FIRST_STAGE, "stage 1: %d candidates", first);
        trials.run(field.subList(0, first), List.of(0), folds, budget.until(FIRST_STAGE), PATIENCE);
        if (first < field.size() && budget.usedShare() < EARLY * FIRST_STAGE && !trials.isStopped()) {
            budget.say(FIRST_STAGE, "stage 1: %d candidates more", field.size() - first);
            trials.run(field, List.of(0), folds, budget.until(FIRST_STAGE), PATIENCE);
        }
        List<Entry> trained =
                field.stream().filter(entry -> !entry.trainings().isEmpty()).toList();
        tried.addAll(trained);
        return trained;
    }

    /** The best of a first look, and simple networks that are not clearly behind them. */
    private List<Entry> finalists(List<Entry> field, boolean small) {
        Ranking ranking = Ranking.of(field);
        List<Entry> best = ranking.best(1, SECOND_CANDIDATES);
        if (best.isEmpty()) {
            throw new IllegalStateException(
                    field.isEmpty()
                            ? "need more time than " + budget.whole().toMillis() / 1e3
                                    + " s: not one candidate could be trained"
                            : "need at least one training that does not diverge but all did");
        }
        if (small && budget.usedShare() < SECOND_LOOK * FIRST_STAGE) {
            List<Entry> close = Stream.concat(
                            best.stream(), Stream.concat(ranking.within(CLOSE), simple(ranking, CLEARLY_BEHIND)))
                    .distinct()
                    .toList();
            trials.run(close, List.of(Folds.PAIR), folds, budget.until(FIRST_STAGE), PATIENCE);
            ranking = Ranking.of(close);
            best = ranking.best(1, SECOND_CANDIDATES);
        }
        List<Entry> finalists = Stream.concat(best.stream(), simple(ranking, CLEARLY_BEHIND))
                .distinct()
                .toList();
        finalists.forEach(entry -> entry.reached(1, ""));
        return finalists;
    }

    /**
     * The best; but a simpler network by the one-standard-error rule: of two that the rows cannot tell apart.
     */
    private static Entry simplest(List<Entry> finalists) {
        Ranking ranking = Ranking.of(finalists);
        List<Entry> best = ranking.best(2, 1);
        if (best.isEmpty()) { // all diverged in this stage
            return finalists.get(0);
        }
        Entry chosen = simple(ranking, 1)
                .min(Comparator.comparingInt((Entry entry) -> entry.candidate().units())
                        .thenComparing(entry -> entry.candidate().hasInputProducts()))
                .orElse(best.get(0));
        if (chosen != best.get(0)) {
            best.get(0).reached(2, "not clearly better than a simpler network");
        }
        return chosen;
    }

    /** The simple networks of which chance explains what they are behind the best. */
    private static Stream<Entry> simple(Ranking ranking, double standardErrors) {
        return ranking.within(standardErrors).filter(entry -> entry.candidate().isSimple());
    }

    /**
     * How many candidates there is time for: with little of it, or on a slow machine, it is better to train a few well than to
     * begin with all.
     *
     * @param warm what was trained to see how long it takes
     */
    private int affordable(Entry warm) {
        if (warm.members().isEmpty()) {
            return FEWEST_CANDIDATES;
        }
        int rows = folds.trainingRows();
        double steps = (double) warm.members().get(0).history().size() * rows / BatchSize.of(rows);
        double secondsForOne = warm.meanSeconds() / steps * STEPS_FOR_A_CANDIDATE;
        double seconds = budget.secondsUntil(FIRST_STAGE) * trials.threads();
        return (int) Math.max(FEWEST_CANDIDATES, seconds / secondsForOne);
    }
}
