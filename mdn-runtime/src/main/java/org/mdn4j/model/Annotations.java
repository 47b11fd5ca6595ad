package org.mdn4j.model;

import org.mdn4j.data.InputEncoding;
import org.mdn4j.data.TrainingRanges;

/**
 * What a model knows beside its networks.
 *
 * @param encoding from the cells of a table to the inputs
 * @param trainingRanges between which values the columns lay in training; null: unknown
 * @param provenance where the model comes from; null: unknown
 * @param history how training went; null: unknown
 */
record Annotations(
        InputEncoding encoding, TrainingRanges trainingRanges, Provenance provenance, TrainingHistory history) {

    Annotations withEncoding(InputEncoding other) {
        return new Annotations(other, trainingRanges, provenance, history);
    }

    Annotations withTrainingRanges(TrainingRanges other) {
        return new Annotations(encoding, other, provenance, history);
    }

    Annotations withProvenance(Provenance other) {
        return new Annotations(encoding, trainingRanges, other, history);
    }

    Annotations withHistory(TrainingHistory other) {
        return new Annotations(encoding, trainingRanges, provenance, other);
    }
}
