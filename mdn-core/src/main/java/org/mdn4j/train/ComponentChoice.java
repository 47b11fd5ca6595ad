package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The number of components by the one-standard-error rule (Breiman et al. 1984, section 3.4.3): the smallest number whose
 * validation likelihood is within one standard error of the best. The error is that of the difference, row by row on the
 * same rows, so what makes rows easy or hard for all of them does not blur the comparison; and a row counts at most one nat.
 *
 * @param scores by rising number of components
 * @param chosen the number taken
 */
public record ComponentChoice(List<Score> scores, int chosen) {

    /**
     * A number of components on validation rows.
     *
     * @param components the number, K
     * @param logLikelihood mean, nats a row
     * @param behind how much less that is than the best where no row counts more than a nat, nats a row
     * @param standardError of {@code behind}; 0 for the best itself
     */
    public record Score(int components, double logLikelihood, double behind, double standardError) {}

    /** Copies the list. */
    public ComponentChoice {
        scores = List.copyOf(scores);
    }

    /**
     * Applies the rule.
     *
     * @param components the numbers tried, rising
     * @param logDensities for each the log density of the same rows, {@code [numbers][rows]}
     */
    static ComponentChoice of(int[] components, double[][] logDensities) {
        int best = 0;
        for (int i = 1; i < components.length; i++) {
            if (mean(logDensities[i]) > mean(logDensities[best])) {
                best = i;
            }
        }
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            scores.add(score(components[i], logDensities[i], logDensities[best]));
        }
        int chosen = scores.stream()
                .filter(score -> score.behind() <= score.standardError())
                .min(Comparator.comparingInt(Score::components))
                .orElse(scores.get(best))
                .components();
        return new ComponentChoice(scores, chosen);
    }

    private static Score score(int components, double[] own, double[] best) {
        Lag lag = Lag.of(own, best);
        return new Score(components, mean(own), lag.mean(), lag.standardError());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** A line a number of components. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                "Number of components by the one-standard-error rule: %d%n%11s %15s %24s%n",
                chosen, "components", "log-likelihood", "behind the best"));
        for (Score score : scores) {
            text.append(String.format(
                    Locale.ROOT,
                    "%11d %15.3f %13.3f +- %5.3f%s%n",
                    score.components(),
                    score.logLikelihood(),
                    score.behind(),
                    score.standardError(),
                    score.components() == chosen ? "  <" : ""));
        }
        return text.toString();
    }
}
