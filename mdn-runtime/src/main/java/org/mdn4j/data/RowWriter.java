package org.mdn4j.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes in rows one after the other: on the heap, and when they become too many for it in a temporary file. */
final class RowWriter implements Closeable {

    /** Tables of more than this many bytes leave the heap. */
    private static final long LARGEST_HEAP_TABLE = 64L << 20;

    private final int width;
    private final long largestHeapRows;
    private final List<double[]> heap = new ArrayList<>();
    private MappedRowWriter mapped; // null: still on the heap

    RowWriter(int width) {
        this(width, LARGEST_HEAP_TABLE);
    }

    /** For tests: with another limit, in bytes. */
    RowWriter(int width, long largestHeapTable) {
        this.width = width;
        this.largestHeapRows = largestHeapTable / ((long) width * Double.BYTES);
    }

    /** Copies a row. */
    void add(double[] row) throws IOException {
        if (mapped == null && heap.size() >= largestHeapRows) {
            mapped = new MappedRowWriter(width);
            for (double[] early : heap) {
                mapped.add(early);
            }
            heap.clear();
        }
        if (mapped == null) {
            heap.add(row.clone());
        } else {
            mapped.add(row);
        }
    }

    /** The rows; none can be added after it. */
    RowStore finish() throws IOException {
        return mapped == null ? new HeapRows(heap.toArray(double[][]::new)) : mapped.finish();
    }

    /** Lets go of what is not finished. */
    @Override
    public void close() throws IOException {
        if (mapped != null) {
            mapped.close();
        }
    }
}
