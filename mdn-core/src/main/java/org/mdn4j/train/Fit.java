package org.mdn4j.train;

import java.util.ArrayList;
import java.util.List;
import org.mdn4j.model.MdnModel;
import org.mdn4j.model.Provenance;
import org.mdn4j.model.TrainingHistory;

/**
 * The result of training.
 *
 * @param model the model; every member has the weights of its best epoch
 * @param history all epochs of all members, first member first
 * @param stopReason why the training of the last member ended
 * @param engine what did the steps: {@code fused} or {@code dl4j}
 */
public record Fit(MdnModel model, List<Epoch> history, StopReason stopReason, String engine) {

    /** Copies the history. */
    public Fit {
        history = List.copyOf(history);
    }

    /** The same with a note in the model where it comes from and how its training went. */
    Fit withOrigin(Provenance origin) {
        MdnModel noted = model.withProvenance(origin).withHistory(trainingHistory());
        return new Fit(noted, history, stopReason, engine);
    }

    /** All epochs by member, as the model remembers them. */
    public TrainingHistory trainingHistory() {
        return Epochs.history(history);
    }

    /** For each member the epoch whose weights it has: that of its highest validation likelihood. */
    public List<Epoch> bestEpochs() {
        List<Epoch> best = new ArrayList<>();
        for (Epoch epoch : history) {
            if (epoch.best() && epoch.member() < best.size()) {
                best.set(epoch.member(), epoch);
            } else if (epoch.best()) {
                best.add(epoch);
            }
        }
        return best;
    }
}
