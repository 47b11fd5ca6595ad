package org.mdn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mdn4j.model.TrainingHistory;

/** Epochs as a model remembers them. */
final class Epochs {

    private Epochs() {}

    /** The histories of all members, first member first. */
    static TrainingHistory history(List<Epoch> epochs) {
        Map<Integer, List<Epoch>> members =
                epochs.stream().collect(Collectors.groupingBy(Epoch::member, TreeMap::new, Collectors.toList()));
        return new TrainingHistory(members.values().stream().map(Epochs::member).toList());
    }

    private static TrainingHistory.Member member(List<Epoch> epochs) {
        List<Double> train = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        int best = 1;
        for (Epoch epoch : epochs) {
            train.add(epoch.trainLogLikelihood());
            validation.add(epoch.validationLogLikelihood());
            best = epoch.best() ? train.size() : best;
        }
        return new TrainingHistory.Member(train, validation, best);
    }
}
