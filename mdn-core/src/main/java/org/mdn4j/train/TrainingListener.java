package org.mdn4j.train;

/** Hears how training goes, and may end it. */
@FunctionalInterface
public interface TrainingListener {

    /**
     * Called after every epoch of every member. Members may train side by side on threads of their own, but the calls
     * never overlap.
     *
     * @return false to stop: the best weights so far become the model, and a checkpoint, if one is kept, lets training go on
     *     from here another time
     */
    boolean onEpoch(Epoch epoch);
}
