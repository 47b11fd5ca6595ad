package org.mdn4j.model;

/** Of the blocks that several threads work on, the first one that failed, and why: the same whoever came first. */
final class FirstFailure {

    private int block = Integer.MAX_VALUE;
    private RuntimeException reason;

    /** Runs the work of a block, unless one before it is known to have failed. */
    void guard(int number, Runnable work) {
        if (hasFailedBefore(number)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            failed(number, e);
        }
    }

    private synchronized boolean hasFailedBefore(int number) {
        return block < number;
    }

    private synchronized void failed(int number, RuntimeException e) {
        if (number < block) {
            block = number;
            reason = e;
        }
    }

    /** Throws what the first block threw, if one did. */
    synchronized void rethrow() {
        if (reason != null) {
            throw reason;
        }
    }
}
