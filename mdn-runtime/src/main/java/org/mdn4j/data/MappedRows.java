package org.mdn4j.data;

import java.nio.DoubleBuffer;

/** Rows in a temporary file that the system maps into memory, and takes out again when others need it. */
final class MappedRows implements RowStore {

    private final DoubleBuffer[] segments;
    private final int segmentShift; // a segment holds 2^shift rows
    private final int rows;
    private final int width;

    MappedRows(DoubleBuffer[] segments, int segmentShift, int rows, int width) {
        this.segments = segments;
        this.segmentShift = segmentShift;
        this.rows = rows;
        this.width = width;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public double get(int row, int column) {
        return segments[row >> segmentShift].get(position(row) + column);
    }

    @Override
    public void copy(int row, int firstColumn, double[] out) {
        segments[row >> segmentShift].get(position(row) + firstColumn, out);
    }

    private int position(int row) {
        return (row & ((1 << segmentShift) - 1)) * width;
    }
}
