package org.mdn4j.train;

/** Why training ended. */
public enum StopReason {
    /** The validation likelihood did not improve for as many epochs as patience allows. */
    NO_IMPROVEMENT,
    /** The last epoch that was allowed is over. */
    MAX_EPOCHS,
    /** Its share of the time was used up. */
    TIME_LIMIT,
    /** A listener asked for it. */
    LISTENER,
    /** The thread that called fit was interrupted; its interrupt flag is still set. */
    INTERRUPTED
}
