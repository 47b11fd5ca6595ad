package org.mdn4j.train;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Some candidates of a search side by side, on the validation rows that all of them have in common. Where each has two
 * networks for a fold, a row counts with what the two promise of a mixture of many: it is a pool that will be used, and
 * those who differ more gain more by it.
 */
final class Ranking {

    private final List<Entry> field;
    private final boolean pairs;
    private final int folds;

    private Ranking(List<Entry> field, boolean pairs, int folds) {
        this.field = field;
        this.pairs = pairs;
        this.folds = folds;
    }

    /** Those that were not trained at all are last. */
    static Ranking of(List<Entry> field) {
        List<Entry> trained =
                field.stream().filter(entry -> entry.foldsInARow(false) > 0).toList();
        int pairs = fewest(trained, entry -> entry.foldsInARow(true));
        return pairs > 0
                ? new Ranking(field, true, pairs)
                : new Ranking(field, false, fewest(trained, entry -> entry.foldsInARow(false)));
    }

    private static int fewest(List<Entry> field, ToIntFunction<Entry> folds) {
        return field.stream().mapToInt(folds).min().orElse(0);
    }

    /** How many validation folds they have in common. */
    int folds() {
        return folds;
    }

    /** The log densities of the common rows. */
    double[] logDensities(Entry entry) {
        return entry.logDensities(folds, pairs);
    }

    /** The mean over the common rows; negative infinity where a training is missing or diverged. */
    double logLikelihood(Entry entry) {
        return entry.logLikelihood(folds, pairs);
    }

    /** Those for which all trainings on the common folds came to an end, the best first. */
    List<Entry> sorted() {
        return field.stream()
                .filter(entry -> logLikelihood(entry) > Double.NEGATIVE_INFINITY)
                .sorted(Comparator.comparingDouble(entry -> -logLikelihood(entry)))
                .toList();
    }

    /** The best so many; all note how far they came, and the others why no farther. */
    List<Entry> best(int stage, int count) {
        List<Entry> sorted = sorted();
        field.forEach(entry -> entry.reached(stage, "diverged, or had no time"));
        for (int i = 0; i < sorted.size(); i++) {
            double behind = logLikelihood(sorted.get(0)) - logLikelihood(sorted.get(i));
            sorted.get(i)
                    .reached(
                            stage,
                            i < count
                                    ? ""
                                    : String.format(Locale.ROOT, "%.3f behind the best of stage %d", behind, stage));
        }
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    /** Those of which chance explains what they are behind the best, the best itself among them. */
    Stream<Entry> within(double standardErrors) {
        List<Entry> sorted = sorted();
        return sorted.stream()
                .filter(entry ->
                        Lag.of(logDensities(entry), logDensities(sorted.get(0))).isWithin(standardErrors));
    }
}
