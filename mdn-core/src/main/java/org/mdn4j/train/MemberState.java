package org.mdn4j.train;

import java.util.List;
import org.mdn4j.engine.EngineState;

/**
 * All that the training of a member depends on between two epochs. The order of the rows is not part of it: it follows from
 * seed and epoch.
 *
 * @param engine weights, memory of the updater, and where the engine's schedules and random numbers are
 * @param average of the weights
 * @param averagedSteps how many steps it has taken in
 * @param kept the weights that the member would have if training ended now
 * @param history all epochs so far, at least one, one of them the best
 */
record MemberState(EngineState engine, float[] average, int averagedSteps, float[] kept, List<Epoch> history) {

    /** The last epoch that was better than all before it. */
    Epoch bestEpoch() {
        return history.stream()
                .filter(Epoch::best)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("need a best epoch but got none"));
    }
}
