package org.mdn4j.train;

/** Hears how training goes, and may end it. */
@FunctionalInterface
public interface TrainingListener {

    /**
     * Called after every epoch, on the thread that trains.
     *
     * @return false to stop: the best weights so far become the model
     */
    boolean onEpoch(Epoch epoch);
}
