package org.mdn4j.data;

/** Rows of numbers, all of one width. Does not change once it is there; any number of threads may read it. */
interface RowStore {

    /** The number of rows. */
    int rows();

    /** One number. */
    double get(int row, int column);

    /** Copies as many numbers of a row as {@code out} has room for, beginning at a column. */
    void copy(int row, int firstColumn, double[] out);
}
