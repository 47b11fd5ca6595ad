package org.mdn4j.train;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What {@link AutoRegressor} tried, and why it chose what it chose.
 *
 * @param trials all candidates, the chosen one first, then by stage and likelihood
 * @param componentChoice the likelihoods by number of components, and the number taken
 * @param calibration how the members were brought to the width that new rows ask for
 * @param choice what was chosen, in words
 * @param budget the time that was given
 * @param time the time that was taken
 */
public record Search(
        List<Trial> trials,
        ComponentChoice componentChoice,
        PoolCalibration calibration,
        String choice,
        Duration budget,
        Duration time) {

    /** Copies the list. */
    public Search {
        trials = List.copyOf(trials);
    }

    /** A page to read: a line a candidate, and the choice of the number of components. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Searched %.1f s of %.1f s. Chosen: %s, each at %.0f x its best epoch.%n%s.%n%n%-72s %5s %5s %18s %7s  %s%n",
                seconds(time),
                seconds(budget),
                choice,
                Candidate.OVERTRAINING,
                calibration.text(),
                "candidate",
                "stage",
                "folds",
                "log-likelihood",
                "seconds",
                ""));
        for (Trial trial : trials) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-72s %5d %5d %9.3f +- %5.3f %7.1f  %s%n",
                    trial.candidate(),
                    trial.stage(),
                    trial.folds(),
                    trial.logLikelihood(),
                    trial.standardError(),
                    seconds(trial.time()),
                    trial.reason()));
        }
        return text.append(System.lineSeparator())
                .append(componentChoice.text())
                .toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
