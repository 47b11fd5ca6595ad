package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.model.MdnModel;

/** One run of {@link AutoRegressor}: stages of fewer candidates on more folds, the number of components, the ensemble. */
final class AutoSearch {

    /** Shares of the time by whose end each stage is over. */
    private static final double FIRST_STAGE = 0.35;

    private static final double WARM_UP = 0.04;
    private static final double WARM_UP_SECONDS = 1.5;
    private static final double SECOND_STAGE = 0.55;
    private static final double COMPONENTS = 0.68;
    private static final double MEMBERS = 0.92;
    private static final double CALIBRATION = 0.98;

    /** Of the first stage; where it took no longer, close candidates are looked at a second time. */
    private static final double SECOND_LOOK = 0.75;

    private static final double CLOSE = 2; // standard errors

    private static final int STEPS_FOR_A_CANDIDATE = 5_000;
    private static final int FEWEST_CANDIDATES = 5;
    private static final int SECOND_CANDIDATES = 4;
    private static final int SMALL_TABLE = 3_000; // rows; one fold of fewer is a poor judge
    private static final int LARGEST_SEARCH = 20_000; // rows
    private static final int FEWEST_MEMBERS = 4;
    private static final int MOST_MEMBERS = 20;

    /** How much longer a member may take than a training of the search that had not enough time: rather few good ones. */
    private static final double LONGER = 4;

    private static final double VALIDATION_FRACTION = 0.1;
    private static final int SEARCH_PATIENCE = 3_000; // steps
    private static final int MEMBER_PATIENCE = 6_000;
    private static final int COMPONENT_FOLDS = 2;
    private static final int[] COMPONENT_NUMBERS = {1, 3, 5, 8};

    private final AutoRegressor options;
    private final Dataset data;
    private final Budget budget;
    private final Trials trials;
    private final List<Entry> entries = new ArrayList<>();

    AutoSearch(AutoRegressor options, Dataset data) {
        this.options = options;
        this.data = data;
        this.budget = new Budget(options.budget(), options.progress());
        this.trials = new Trials(options.seed(), options.listener());
    }

    Fit run() {
        try (trials) {
            Dataset searched = searched();
            Folds folds = new Folds(searched, VALIDATION_FRACTION, options.seed());
            Entry winner = best(folds, searched);
            ComponentChoice choice = chooseComponents(winner, folds);
            Entry chosen = winner;
            if (choice.chosen() != winner.candidate().components()) {
                chosen = entries.stream()
                        .filter(entry ->
                                entry.candidate().equals(winner.candidate().withComponents(choice.chosen())))
                        .findFirst()
                        .orElseThrow();
            }
            chosen.reached(chosen.stage(), "chosen");
            return ensemble(chosen, choice, folds);
        }
    }

    /** The rows that candidates are compared on. */
    private Dataset searched() {
        return data.size() <= LARGEST_SEARCH
                ? data
                : data.rows(IntStream.range(0, LARGEST_SEARCH)
                        .map(i -> (int) ((long) i * data.size() / LARGEST_SEARCH))
                        .toArray());
    }

    private Entry best(Folds folds, Dataset searched) {
        List<Candidate> portfolio = Portfolio.of(searched);
        Entry forgotten =
                new Entry(portfolio.get(0), new Preparation(portfolio.get(0).options(), searched));
        double warmUp = Math.min(WARM_UP, WARM_UP_SECONDS * 1e9 / budget.whole().toNanos());
        // Twice: the first training loads libraries, so its time tells nothing.
        trials.run(List.of(forgotten), range(0, 1), folds, budget.until(warmUp), 1);
        trials.run(List.of(forgotten), range(1, 2), folds, budget.until(budget.usedShare() + warmUp), 1);
        if (trials.isStopped() && !forgotten.members().isEmpty()) {
            entries.add(forgotten); // it is all there is
            return forgotten;
        }
        List<Entry> field = portfolio.stream()
                .limit(affordable(forgotten, folds))
                .map(c -> enter(c, searched))
                .toList();
        boolean small = searched.size() < SMALL_TABLE;
        List<Entry> finalists = finalists(field, folds, small);
        budget.say(SECOND_STAGE, "stage 2: %s", finalists.get(0).candidate());
        trials.run(finalists, pairs(0, small ? 3 : 1), folds, budget.until(SECOND_STAGE), SEARCH_PATIENCE);
        runOnMoreFolds(finalists, folds, SECOND_STAGE);
        return simplest(Ranking.of(finalists));
    }

    /** The best of a first look, and simple networks that are not clearly behind them. */
    private List<Entry> finalists(List<Entry> field, Folds folds, boolean small) {
        budget.say(FIRST_STAGE, "stage 1: %d candidates", field.size());
        trials.run(field, range(0, 1), folds, budget.until(FIRST_STAGE), SEARCH_PATIENCE);
        Ranking ranking = Ranking.of(field);
        if (ranking.folds() == 0) {
            throw new IllegalStateException("need more time than "
                    + budget.whole().toMillis() / 1e3 + " s: not one candidate could be trained");
        }
        List<Entry> best = ranking.best(1, SECOND_CANDIDATES);
        if (small && budget.usedShare() < SECOND_LOOK * FIRST_STAGE) {
            List<Entry> close = ranking.within(CLOSE, best.get(0)).toList();
            trials.run(close, range(Folds.PAIR, Folds.PAIR + 1), folds, budget.until(FIRST_STAGE), SEARCH_PATIENCE);
            ranking = Ranking.of(close);
            best = ranking.best(1, SECOND_CANDIDATES);
        }
        return Stream.concat(best.stream(), simple(ranking, best.get(0)))
                .distinct()
                .toList();
    }

    /**
     * The best; but a simpler network by the one-standard-error rule, since what a large one is ahead by may be the luck of
     * the epoch that it was stopped at.
     */
    private static Entry simplest(Ranking ranking) {
        Entry best = ranking.best(2, 1).get(0);
        Entry chosen = simple(ranking, best)
                .min(Comparator.comparingInt(entry -> entry.candidate().units()))
                .orElse(best);
        if (chosen != best) {
            best.reached(2, "not clearly better than a simpler network");
        }
        return chosen;
    }

    /** The simple networks where chance explains what they are behind the best. */
    private static Stream<Entry> simple(Ranking ranking, Entry best) {
        return ranking.within(1, best)
                .filter(entry -> entry.candidate().isSimple())
                .peek(entry -> entry.reached(entry.stage(), ""));
    }

    /** Compares on as many more folds as there is surely time for: nothing else tells close candidates apart. */
    private void runOnMoreFolds(List<Entry> field, Folds folds, double stage) {
        int next = Ranking.of(field).folds();
        double seconds =
                Folds.PAIR * field.stream().mapToDouble(Entry::longestSeconds).sum() / trials.threads();
        for (int fold = next;
                fold < folds.count() && budget.secondsUntil(stage) > seconds && !trials.isStopped();
                fold++) {
            trials.run(field, pairs(fold, fold + 1), folds, budget.until(stage), SEARCH_PATIENCE);
        }
    }

    /**
     * How many candidates there is time for: with little of it, or on a slow machine, it is better to train a few well than to
     * begin with all.
     *
     * @param tried what was trained twice: for the compiler of the virtual machine, and to see how long it takes
     */
    private long affordable(Entry tried, Folds folds) {
        Entry.Outcome last = tried.trainings().get(1);
        if (last == null || last.member() == null) {
            return FEWEST_CANDIDATES;
        }
        int rows = folds.data().size();
        double steps = (double) last.member().history().size() * rows / BatchSize.of(rows);
        double secondsForOne = last.nanos() / 1e9 / steps * STEPS_FOR_A_CANDIDATE;
        double seconds = budget.secondsUntil(FIRST_STAGE) * trials.threads();
        return Math.max(FEWEST_CANDIDATES, (long) (seconds / secondsForOne));
    }

    private Entry enter(Candidate candidate, Dataset searched) {
        Entry entry = new Entry(candidate, new Preparation(candidate.options(), searched));
        entries.add(entry);
        return entry;
    }

    private ComponentChoice chooseComponents(Entry winner, Folds folds) {
        int[] numbers = IntStream.concat(
                        IntStream.of(COMPONENT_NUMBERS),
                        IntStream.of(winner.candidate().components()))
                .distinct()
                .sorted()
                .toArray();
        int common = Math.max(1, Math.min(winner.foldsInARow(true), COMPONENT_FOLDS));
        List<Entry> all = new ArrayList<>();
        for (int number : numbers) {
            all.add(
                    number == winner.candidate().components()
                            ? winner
                            : enter(winner.candidate().withComponents(number), folds.data()));
        }
        budget.say(COMPONENTS, "number of components of %s", winner.candidate());
        trials.run(all, pairs(0, common), folds, budget.until(COMPONENTS), SEARCH_PATIENCE);
        runOnMoreFolds(all, folds, COMPONENTS);
        List<Entry> trained = all.stream()
                .filter(entry -> entry.isFinite() && (entry == winner || entry.foldsInARow(true) >= common))
                .toList();
        Ranking ranking = Ranking.of(trained);
        for (Entry entry : all) {
            entry.reached(3, entry == winner ? "" : "for the number of components");
        }
        return ComponentChoice.of(
                trained.stream()
                        .mapToInt(entry -> entry.candidate().components())
                        .toArray(),
                trained.stream().map(ranking::logDensities).toArray(double[][]::new));
    }

    /** Trains the members: what the search trained of the chosen candidate, and as many more as there is time for. */
    private Fit ensemble(Entry chosen, ComponentChoice choice, Folds folds) {
        if (folds.data() != data) { // what was trained on a part of the rows was for comparison only
            Folds all = new Folds(data, VALIDATION_FRACTION, options.seed());
            Entry whole = new Entry(
                    chosen.candidate(), new Preparation(chosen.candidate().options(), data));
            train(whole, all, trials.threads());
            return whole.members().isEmpty() ? fit(chosen, chosen, choice, folds) : fit(chosen, whole, choice, all);
        }
        double seconds = budget.secondsUntil(MEMBERS) * trials.threads();
        double each = chosen.meanSeconds() * (chosen.isCutShort() ? LONGER : 1);
        Entry ensemble = chosen.withoutThoseCutShort();
        int affordable = (int) Math.max(FEWEST_MEMBERS, seconds / each);
        train(ensemble, folds, Math.min(MOST_MEMBERS, ensemble.trainings().size() + affordable));
        return fit(chosen, ensemble.members().isEmpty() ? chosen : ensemble, choice, folds);
    }

    private void train(Entry entry, Folds folds, int members) {
        budget.say(MEMBERS, "%d members of %s", members, entry.candidate());
        trials.run(List.of(entry), range(0, members), folds, budget.until(MEMBERS), MEMBER_PATIENCE);
        while (entry.trainings().size() < MOST_MEMBERS
                && !trials.isStopped()
                && budget.secondsUntil(MEMBERS) > entry.longestSeconds()) {
            int more = Math.min(MOST_MEMBERS, entry.trainings().size() + trials.threads());
            trials.run(List.of(entry), range(0, more), folds, budget.until(MEMBERS), MEMBER_PATIENCE);
        }
    }

    private PoolCalibration calibration(Entry ensemble, Folds folds) {
        if (trials.isStopped()) {
            return PoolCalibration.NONE;
        }
        budget.say(CALIBRATION, "calibration of %d members", ensemble.members().size());
        return PoolCalibrationFit.of(ensemble, folds, budget.until(CALIBRATION));
    }

    private Fit fit(Entry chosen, Entry ensemble, ComponentChoice choice, Folds folds) {
        List<Member.Result> members = ensemble.members();
        if (members.isEmpty()) {
            throw new IllegalStateException("need at least one training that does not diverge but all did");
        }
        PoolCalibration calibration = calibration(ensemble, folds);
        Preparation preparation = ensemble.preparation();
        MdnModel model = preparation
                .model(members.stream()
                        .map(member -> calibration.apply(member.network(), preparation.layout()))
                        .toList())
                .withEncoding(data.encoding())
                .withTrainingRanges(TrainingRanges.of(data));
        Member.Result last = members.get(members.size() - 1);
        List<Epoch> history = IntStream.range(0, members.size())
                .boxed()
                .flatMap(m -> members.get(m).history().stream().map(epoch -> epoch.of(m)))
                .toList();
        List<Trial> tried = entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry != chosen)
                        .thenComparing(entry -> -entry.stage())
                        .thenComparing(entry -> -entry.trial().logLikelihood()))
                .filter(entry -> !entry.trainings().isEmpty())
                .map(Entry::trial)
                .toList();
        String words = members.size() + (members.size() == 1 ? " member of " : " members of ") + chosen.candidate();
        Search search = new Search(tried, choice, calibration, words, budget.whole(), budget.used());
        Fit fit = new Fit(model, history, trials.asked() == null ? last.reason() : trials.asked(), last.engine())
                .withFindings(data)
                .withSearch(search);
        MdnRegressor.Builder used =
                chosen.candidate().options().seed(options.seed()).members(members.size());
        return fit.withOrigin(Origin.of(used, List.of(data), last.engine(), fit.bestEpochs(), calibration));
    }

    /** Both trainings of each of some folds. */
    private static List<Integer> pairs(int from, int to) {
        return range(Folds.PAIR * from, Folds.PAIR * to);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
