package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.model.MdnModel;

/** One run of {@link AutoRegressor}: stages of fewer candidates on more folds, the number of components, the ensemble. */
final class AutoSearch {

    /** Shares of the time by whose end each stage is over. */
    private static final double COMPONENTS = 0.68;

    private static final double MEMBERS = 0.92;
    private static final double CALIBRATION = 0.98;

    private static final int LARGEST_SEARCH = 20_000; // rows
    private static final int FEWEST_MEMBERS = 4;
    private static final int MOST_MEMBERS = 20;

    /** How much longer a member may take than a training of the search that had not enough time: rather few good ones. */
    private static final double LONGER = 4;

    private static final double VALIDATION_FRACTION = 0.1;
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
            CandidateSearch candidates = new CandidateSearch(budget, trials, folds, this::spare);
            Entry winner = candidates.best();
            entries.addAll(candidates.tried());
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

    /**
     * The share of the time that is left when the slowest of some candidates has all its members: comparisons have more use for
     * it.
     */
    private double spare(List<Entry> candidates) {
        double each = candidates.stream().mapToDouble(Entry::meanSeconds).max().orElse(0);
        double members =
                MOST_MEMBERS * each / trials.threads() * 1e9 / budget.whole().toNanos();
        return Math.max(0, MEMBERS - COMPONENTS - members);
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
        double end = COMPONENTS + spare(List.of(winner));
        budget.say(end, "number of components of %s", winner.candidate());
        trials.runPairs(all, 0, common, folds, budget.until(end), CandidateSearch.PATIENCE);
        trials.runMorePairs(all, folds, budget, end, CandidateSearch.PATIENCE);
        Ranking ranking = Ranking.of(all.stream()
                .filter(entry -> entry == winner || entry.foldsInARow(true) >= common)
                .toList());
        List<Entry> trained = ranking.sorted().stream()
                .sorted(Comparator.comparingInt(entry -> entry.candidate().components()))
                .toList();
        for (Entry entry : all) {
            entry.reached(3, entry == winner ? "" : "for the number of components");
        }
        return trained.isEmpty()
                ? new ComponentChoice(List.of(), winner.candidate().components())
                : ComponentChoice.of(
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
            Entry done = whole.without(StopReason.LISTENER, StopReason.INTERRUPTED);
            return done.members().isEmpty()
                    ? fit(chosen, finished(chosen), choice, folds)
                    : fit(chosen, done, choice, all);
        }
        double seconds = budget.secondsUntil(MEMBERS) * trials.threads();
        double each = chosen.meanSeconds() * (chosen.isCutShort() ? LONGER : 1);
        Entry ensemble = chosen.without(StopReason.TIME_LIMIT);
        int affordable = (int) Math.max(FEWEST_MEMBERS, seconds / each);
        train(ensemble, folds, Math.min(MOST_MEMBERS, ensemble.trainings().size() + affordable));
        Entry done = ensemble.without(StopReason.LISTENER, StopReason.INTERRUPTED);
        return fit(chosen, done.members().isEmpty() ? finished(chosen) : done, choice, folds);
    }

    /** An entry without what had hardly begun when somebody asked to stop; with it, if there is nothing else. */
    private static Entry finished(Entry entry) {
        Entry finished = entry.without(StopReason.LISTENER, StopReason.INTERRUPTED);
        return finished.members().isEmpty() ? entry : finished;
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
                .withTrainingRanges(TrainingRanges.of(folds.data()));
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
        MdnRegressor.Builder used = Trials.options(
                        chosen.candidate(), options.seed(), folds.trainingRows(), MEMBER_PATIENCE)
                .members(members.size());
        return fit.withOrigin(Origin.of(used, List.of(folds.data()), last.engine(), fit.bestEpochs(), calibration));
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
