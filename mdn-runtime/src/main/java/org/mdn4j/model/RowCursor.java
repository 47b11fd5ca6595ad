package org.mdn4j.model;

import java.util.ArrayList;
import java.util.List;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;

/** The part of a {@link RowPrediction} that all families share: which raw rows it looks at. For one thread. */
abstract class RowCursor implements RowPrediction {

    final MdnModel model;
    final MixtureLayout layout;
    final float[][] raw; // [members][rows * P]
    final RowRandom random = new RowRandom();
    private final double[] target; // [D]
    private int row;
    private long streamRow;
    private int start;

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
     * Goes to a row.
     *
     * @param slot where it is in the raw rows
     * @param row which row of the batch it is
     * @param streamRow which row of all batches it is
     */
    final void move(int slot, int row, long streamRow) {
        this.row = row;
        this.streamRow = streamRow;
        this.start = slot * layout.width();
        for (float[] rows : raw) {
            for (int j = start; j < start + layout.width(); j++) {
                if (!Float.isFinite(rows[j])) {
                    throw new IllegalArgumentException("need inputs within the range of single precision but the "
                            + "network overflows in row " + row);
                }
            }
        }
        moved();
    }

    /** Called when the row has changed. */
    abstract void moved();

    /** Index of the first number of the row. */
    final int start() {
        return start;
    }

    @Override
    public final int row() {
        return row;
    }

    @Override
    public final void raw(int member, float[] out, int offset) {
        System.arraycopy(raw[member], start, out, offset, layout.width());
    }

    /** The raw row of a member in double precision. */
    final double[] raw(int member, double[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = raw[member][start + j];
        }
        return out;
    }

    @Override
    public Mixture mixture() {
        List<double[]> raws = new ArrayList<>(raw.length);
        for (int m = 0; m < raw.length; m++) {
            raws.add(raw(m, new double[layout.width()]));
        }
        return model.inDataUnits(raws);
    }

    /** The log density of the targets of this row. */
    final double logDensity(RowSource targets) {
        targets.read(row, target);
        return logDensity(target, 0);
    }

    /** Puts {@link #random} at the start of this row's stream. */
    final void seed(long seed) {
        random.start(seed, streamRow);
    }
}
