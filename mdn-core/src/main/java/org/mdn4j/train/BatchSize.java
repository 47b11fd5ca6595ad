package org.mdn4j.train;

/** How many rows of a table make a minibatch. */
final class BatchSize {

    private BatchSize() {}

    /** Small for small tables, whose steps are few; larger where there are rows enough for many steps an epoch. */
    static int of(int rows) {
        if (rows < 5_000) {
            return 32;
        }
        return rows < 20_000 ? 64 : rows < 100_000 ? 128 : 512;
    }
}
