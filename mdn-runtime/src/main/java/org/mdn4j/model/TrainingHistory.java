package org.mdn4j.model;

import java.util.List;

/**
 * How the likelihood rose while a model was trained, in nats a row and data units.
 *
 * @param members one for each network
 */
public record TrainingHistory(List<Member> members) {

    /** Copies the list. */
    public TrainingHistory {
        members = List.copyOf(members);
    }

    /**
     * The history of one network.
     *
     * @param train mean log-likelihood of the training rows in each epoch
     * @param validation that of the validation rows after each epoch
     * @param bestEpoch the epoch of the highest of them, 1 for the first
     */
    public record Member(List<Double> train, List<Double> validation, int bestEpoch) {

        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if they differ in length or the best epoch is none of theirs
         */
        public Member {
            train = List.copyOf(train);
            validation = List.copyOf(validation);
            if (train.size() != validation.size() || bestEpoch < 1 || bestEpoch > train.size()) {
                throw new IllegalArgumentException("need as many training as validation likelihoods, and the best epoch"
                        + " among them, but got " + train.size() + ", " + validation.size() + " and epoch "
                        + bestEpoch);
            }
        }
    }
}
