package org.mdn4j.train;

import java.time.Duration;

/**
 * How one candidate of a search did.
 *
 * @param candidate what was tried, in words
 * @param stage the last stage of the search that it reached: 1, 2, ...
 * @param folds on how many validation folds: with what two networks each promise of an ensemble, if it came to that, else with one
 * @param logLikelihood mean over their rows, nats a row in data units; negative infinity where training diverged
 * @param standardError of the mean over rows; NaN for less than two rows
 * @param time the sum of training times
 * @param reason why it was dropped or chosen, in words
 */
public record Trial(
        String candidate,
        int stage,
        int folds,
        double logLikelihood,
        double standardError,
        Duration time,
        String reason) {}
