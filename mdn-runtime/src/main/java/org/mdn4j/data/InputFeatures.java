package org.mdn4j.data;

/**
 * What networks see of a row: its standardised inputs, behind them normal scores, and behind those, where they are asked for,
 * the products of every two standardised inputs, squares included, in the order 0 0, 1 0, 1 1, 2 0, ... A linear network over
 * products can be the conditional of any mixture of Gaussians over inputs and targets: logarithms of its weights are
 * quadratic in the inputs (Ghahramani and Jordan 1994). Immutable.
 *
 * @param scaling what brings inputs to standard units
 * @param normalScores of inputs, in data units
 * @param products whether there are products
 */
public record InputFeatures(Standardizer scaling, NormalScores normalScores, boolean products) {

    /** Half a million products: networks that see more would not fit into memory. */
    private static final int MOST_MULTIPLIED = 1000;

    /** Checks that scores are of columns that there are, and that there are not too many products. */
    public InputFeatures {
        if (products && scaling.columns() > MOST_MULTIPLIED) {
            throw new IllegalArgumentException(
                    "need at most " + MOST_MULTIPLIED + " inputs to see their products but got " + scaling.columns());
        }
        for (NormalScores.Column column : normalScores.columns()) {
            if (column.index() >= scaling.columns()) {
                throw new IllegalArgumentException("need normal scores of columns below " + scaling.columns()
                        + " but got one of column " + column.index());
            }
        }
    }

    /** The standardised inputs alone. */
    public static InputFeatures of(Standardizer scaling) {
        return new InputFeatures(scaling, NormalScores.none(), false);
    }

    /** How many inputs a row has. */
    public int inputs() {
        return scaling.columns();
    }

    /** How many numbers a network sees. */
    public int size() {
        return inputs() + normalScores.size() + (products ? inputs() * (inputs() + 1) / 2 : 0);
    }

    /**
     * Writes the features of a row.
     *
     * @param row in data units, {@code [inputs]}
     * @param out receives {@code [size]} numbers from {@code offset} on
     * @throws IllegalArgumentException if the row has another number of columns
     */
    public void apply(double[] row, float[] out, int offset) {
        scaling.apply(row, out, offset);
        int next = offset + row.length;
        normalScores.apply(row, out, next);
        next += normalScores.size();
        for (int i = 0; i < row.length && products; i++) {
            for (int j = 0; j <= i; j++) {
                out[next++] = out[offset + i] * out[offset + j];
            }
        }
    }
}
