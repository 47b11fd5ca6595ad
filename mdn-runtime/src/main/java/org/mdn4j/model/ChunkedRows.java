package org.mdn4j.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Takes rows from an iterator, a chunk at a time, and hands them on in order. */
final class ChunkedRows {

    /** Rows in a chunk: blocks for many cores, and little memory. */
    static final int ROWS = 16 * BatchWorkspace.ROWS;

    private ChunkedRows() {}

    static <T> void forEach(
            MdnModel model,
            Iterator<? extends T> items,
            Function<? super T, double[]> inputs,
            BiConsumer<? super List<T>, ? super BatchPredictor> action) {
        int width = model.columns().inputs().size();
        List<T> chunk = new ArrayList<>(ROWS);
        List<T> view = Collections.unmodifiableList(chunk);
        double[] x = new double[ROWS * width];
        BatchPredictor predictor = null;
        long before = 0;
        while (items.hasNext()) {
            chunk.clear();
            while (chunk.size() < ROWS && items.hasNext()) {
                T item = items.next();
                double[] row = inputs.apply(item);
                if (row.length != width) {
                    throw new IllegalArgumentException("need " + width + " inputs in every row but got " + row.length
                            + " in row " + (before + chunk.size()));
                }
                System.arraycopy(row, 0, x, chunk.size() * width, width);
                chunk.add(item);
            }
            RowSource rows = RowSource.of(x, chunk.size(), width);
            predictor = predictor == null ? BatchPredictor.of(model, rows) : predictor.next(rows, before);
            action.accept(view, predictor);
            before += chunk.size();
        }
    }
}
