package org.mdn4j.model;

import java.util.List;
import java.util.function.Consumer;
import org.mdn4j.network.RawNetwork;

/** The memory that one thread needs to predict a block of rows. */
final class BatchWorkspace {

    /** Rows in a block: enough to amortise what a block costs, few enough to stay in the cache. */
    static final int ROWS = 512;

    private final MdnModel model;
    private final List<RawNetwork.ForwardPass> passes;
    private final double[] x; // [inputs]
    private final float[] seen; // [ROWS * features]
    private final float[][] raw; // [members][ROWS * P]
    private final RowCursor cursor;

    BatchWorkspace(MdnModel model) {
        this.model = model;
        this.passes = model.members().stream().map(RawNetwork::forwardPass).toList();
        this.x = new double[model.columns().inputs().size()];
        this.seen = new float[ROWS * model.networks().features().size()];
        this.raw = new float[passes.size()][ROWS * model.layout().width()];
        this.cursor = RowCursor.of(model, raw);
    }

    /**
     * Predicts a block of rows.
     *
     * @param first the first row of the block; there are at most {@link #ROWS} of them
     * @param end the row behind its last one
     * @param streamOffset how many rows there were before the first one of the batch
     * @param action called once, with a cursor that has entered the block
     */
    void run(RowSource inputs, int first, int end, long streamOffset, Consumer<? super RowCursor> action) {
        int width = model.networks().features().size();
        for (int row = first; row < end; row++) {
            inputs.read(row, x);
            model.networks().see(x, seen, (row - first) * width, row);
        }
        for (int m = 0; m < raw.length; m++) {
            passes.get(m).run(seen, raw[m], end - first);
        }
        cursor.enter(first, end - first, streamOffset);
        action.accept(cursor);
    }
}
