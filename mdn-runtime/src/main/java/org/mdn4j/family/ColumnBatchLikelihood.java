package org.mdn4j.family;

/**
 * A likelihood that takes rows in blocks of columns, as many at a time as stay in the cache. Rows with a target that is
 * outside the support, or missing where the columns cannot leave it out, go through {@link ScalarBatchLikelihood}.
 */
abstract class ColumnBatchLikelihood implements ColumnLikelihood {

    private static final int BLOCK_NUMBERS = 16384; // in all arrays of a block
    private static final int MOST_ROWS = 64;

    /** The rows of the block, their weights and responsibilities. */
    final MixtureBlock block;

    private final MixtureLayout layout;
    private final ScalarBatchLikelihood scalar;
    private final boolean leavesOutMissing;
    private final int blockRows;

    /**
     * Plans the blocks.
     *
     * @param columns how many numbers the subclass keeps for a component of a row
     * @param leavesOutMissing whether it deals with missing targets itself
     */
    ColumnBatchLikelihood(MixtureLayout layout, int columns, boolean leavesOutMissing) {
        this.layout = layout;
        this.leavesOutMissing = leavesOutMissing;
        this.scalar = new ScalarBatchLikelihood(layout);
        this.blockRows = Math.max(1, Math.min(MOST_ROWS, BLOCK_NUMBERS / (layout.components() * columns)));
        this.block = new MixtureBlock(layout, blockRows);
    }

    /** The length of the longest column. */
    final int mostSlots() {
        return layout.components() * blockRows;
    }

    @Override
    public final double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        block.takeRows();
        scalar.takeRows();
        return blocks(raw, y, factor, gradient, rows);
    }

    @Override
    public final double logLikelihoodOfColumns(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        block.takeColumns(rows);
        scalar.takeColumns(rows);
        return blocks(raw, y, factor, gradient, rows);
    }

    private double blocks(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = 0;
        int start = 0;
        while (start < rows) {
            int count = supportedRows(y, start, Math.min(rows, start + blockRows));
            if (count == 0) {
                sum += scalar.logLikelihoodOfRow(raw, y, factor, gradient, start);
                start++;
            } else {
                block.read(raw, start, count);
                sum += logLikelihoodOfBlock(raw, y, factor, gradient);
                block.writeLogits(gradient, factor);
                start += count;
            }
        }
        return sum;
    }

    /** How many rows from the first one on have all their targets within the support. */
    private int supportedRows(float[] y, int first, int end) {
        int targets = layout.targets();
        for (int i = first * targets; i < end * targets; i++) {
            boolean missing = Float.isNaN(y[i]);
            if (missing ? !leavesOutMissing : !layout.family().supports(y[i])) {
                return i / targets - first;
            }
        }
        return end - first;
    }

    /** The sum of the log-likelihoods of the rows of {@link #block}; writes the gradient but for the logits. */
    abstract double logLikelihoodOfBlock(float[] raw, float[] y, float factor, float[] gradient);
}
