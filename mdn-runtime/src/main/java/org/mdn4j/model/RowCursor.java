package org.mdn4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;

/** The part of a {@link RowPrediction} that all families share: which block of raw rows it looks at, and which row of it. For one thread. */
abstract class RowCursor implements RowPrediction {

    final MdnModel model;
    final MixtureLayout layout;
    final float[][] raw; // [members][rows * P]
    final RowRandom random = new RowRandom();
    private final double[] target; // [D]
    private int firstRow;
    private int rows;
    private long streamOffset;
    private int slot;

    RowCursor(MdnModel model, float[][] raw) {
        this.model = model;
        this.layout = model.layout();
        this.raw = raw;
        this.target = new double[layout.targets()];
    }

    /** The cursor that is fastest for a model. */
    static RowCursor of(MdnModel model, float[][] raw) {
        return GaussianCursor.supports(model.layout()) ? new GaussianCursor(model, raw) : new MixtureCursor(model, raw);
    }

    /**
     * Goes to a block of rows, which are in the raw rows now.
     *
     * @param firstRow which row of the batch the first one is
     * @param rows how many there are
     * @param streamOffset how many rows there were before the batch
     */
    final void enter(int firstRow, int rows, long streamOffset) {
        this.firstRow = firstRow;
        this.rows = rows;
        this.streamOffset = streamOffset;
        int bad = Integer.MAX_VALUE;
        for (float[] block : raw) {
            for (int j = 0; j < rows * layout.width(); j++) {
                if (!Float.isFinite(block[j])) {
                    bad = Math.min(bad, j / layout.width());
                }
            }
        }
        if (bad < rows) {
            throw new IllegalArgumentException("need inputs within the range of single precision but the "
                    + "network overflows in row " + (firstRow + bad));
        }
        entered();
    }

    /** Called when the block has changed. */
    void entered() {}

    /** Visits the rows of the block, one behind the other. */
    final void forEachRow(Consumer<? super RowCursor> action) {
        for (slot = 0; slot < rows; slot++) {
            moved();
            action.accept(this);
        }
    }

    /** Called when the row has changed. */
    abstract void moved();

    /** Writes the means of all rows of the block where they belong among those of the batch, {@code [N][D]}. */
    void means(double[] out) {
        forEachRow(p -> {
            for (int d = 0; d < target.length; d++) {
                out[p.row() * target.length + d] = p.mean(d);
            }
        });
    }

    /** Writes the variances of all rows of the block where they belong among those of the batch, {@code [N][D]}. */
    void variances(double[] out) {
        forEachRow(p -> {
            for (int d = 0; d < target.length; d++) {
                out[p.row() * target.length + d] = p.variance(d);
            }
        });
    }

    /** Which row of the batch is the first one of the block. */
    final int firstRow() {
        return firstRow;
    }

    /** How many rows the block has. */
    final int rows() {
        return rows;
    }

    /** Which row of the block it is. */
    final int slot() {
        return slot;
    }

    @Override
    public final int row() {
        return firstRow + slot;
    }

    @Override
    public final void raw(int member, float[] out, int offset) {
        System.arraycopy(raw[member], slot * layout.width(), out, offset, layout.width());
    }

    /** The raw row of a member in double precision. */
    final double[] raw(int member, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = raw[member][slot * out.length + j];
        }
        return out;
    }

    @Override
    public Mixture mixture() {
        List<double[]> raws = new ArrayList<>(raw.length);
        for (int m = 0; m < raw.length; m++) {
            raws.add(raw(m, new double[layout.width()]));
        }
        return model.networks().inDataUnits(raws);
    }

    /** The log density of the targets of this row. */
    final double logDensity(RowSource targets) {
        targets.read(row(), target);
        return logDensity(target, 0);
    }

    /** Puts {@link #random} at the start of this row's stream. */
    final void seed(long seed) {
        random.start(seed, streamOffset + row());
    }
}
