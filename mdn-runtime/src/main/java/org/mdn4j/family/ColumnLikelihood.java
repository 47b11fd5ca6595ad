package org.mdn4j.family;

/** A {@link BatchLikelihood} that also takes raw rows turned into columns, as matrix products can hand them over. */
public interface ColumnLikelihood extends BatchLikelihood {

    /**
     * As {@link #logLikelihood}, of columns: the first raw number of all rows, then the second one, and so on.
     *
     * @param raw {@code [P][rows]}
     * @param y targets, row-major {@code [rows][D]}; NaN counts as missing and is integrated out
     * @param factor what the gradient is multiplied with
     * @param gradient receives the scaled derivatives with respect to {@code raw}, {@code [P][rows]}
     * @param rows how many rows there are
     */
    double logLikelihoodOfColumns(float[] raw, float[] y, float factor, float[] gradient, int rows);
}
