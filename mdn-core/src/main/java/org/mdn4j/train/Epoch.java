package org.mdn4j.train;

/**
 * How far training is after one pass through the training rows.
 *
 * @param member which member of the ensemble is being trained, 0 for the first
 * @param number 1 for the first pass of the member
 * @param trainLogLikelihood mean over the pass, in nats a row and data units, without penalties; weights change during
 *     the pass, so it lags a little
 * @param validationLogLikelihood of the averaged weights at its end, in nats a row and data units
 * @param best whether no earlier pass of the member had a higher validation likelihood
 */
public record Epoch(int member, int number, double trainLogLikelihood, double validationLogLikelihood, boolean best) {

    /** The same of a member with another number. */
    Epoch of(int member) {
        return new Epoch(member, number, trainLogLikelihood, validationLogLikelihood, best);
    }
}
