package org.mdn4j.train;

import java.util.List;
import org.mdn4j.model.MdnModel;

/**
 * The result of training.
 *
 * @param model the model with the weights of the best epoch
 * @param history all epochs, first one first
 * @param stopReason why there are no more
 * @param engine what did the work and why, for example {@code fused}
 */
public record Fit(MdnModel model, List<Epoch> history, StopReason stopReason, String engine) {

    /** Copies the history. */
    public Fit {
        history = List.copyOf(history);
    }

    /** The epoch whose weights the model has: that of the highest validation likelihood. */
    public Epoch bestEpoch() {
        Epoch best = history.get(0);
        for (Epoch epoch : history) {
            best = epoch.best() ? epoch : best;
        }
        return best;
    }
}
