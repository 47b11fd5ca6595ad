package org.mdn4j.train;

/** What the members of an ensemble share while they train: listener, checkpoint, and whether somebody asked to stop. */
final class Progress {

    private final TrainingListener listener;
    private final Deadline deadline;
    private final Checkpoint checkpoint;
    private volatile StopReason asked; // null: nobody did

    Progress(TrainingListener listener, Checkpoint checkpoint) {
        this(listener, Deadline.NEVER, checkpoint);
    }

    Progress(TrainingListener listener, Deadline deadline) {
        this(listener, deadline, Checkpoint.NONE);
    }

    private Progress(TrainingListener listener, Deadline deadline, Checkpoint checkpoint) {
        this.listener = listener;
        this.deadline = deadline;
        this.checkpoint = checkpoint;
    }

    /** Where members put down their states, and go on from. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Whether a member has to end with what it has. */
    boolean isTimeUp() {
        return deadline.isOver();
    }

    /** Tells the listener, one member at a time; returns why to stop now, or null to go on. */
    synchronized StopReason onEpoch(Epoch epoch) {
        if (asked == null && !listener.onEpoch(epoch)) {
            asked = StopReason.LISTENER;
        }
        return asked;
    }

    /** Asks all members to stop after their epoch. */
    void stop(StopReason reason) {
        asked = reason;
    }

    /** Whether members that have not begun need not. */
    boolean isStopped() {
        return asked != null;
    }
}
