package org.mdn4j.data;

import java.util.Arrays;

/**
 * Shifts and scales columns so that those it was fitted to have mean zero and variance one:
 * {@code z = (value - shift) / scale}. Immutable.
 */
public final class Standardizer {

    private final double[] shift;
    private final double[] scale;

    private Standardizer(double[] shift, double[] scale) {
        this.shift = shift;
        this.scale = scale;
    }

    /**
     * The standardizer with given numbers.
     *
     * @param shift finite, one for each column
     * @param scale positive and finite, one for each column
     * @throws IllegalArgumentException if the lengths differ or a number is out of range
     */
    public static Standardizer of(double[] shift, double[] scale) {
        if (shift.length != scale.length) {
            throw new IllegalArgumentException(
                    "need as many scales as shifts but got " + scale.length + " and " + shift.length);
        }
        for (int j = 0; j < shift.length; j++) {
            if (!Double.isFinite(shift[j]) || !(scale[j] > 0) || Double.isInfinite(scale[j])) {
                throw new IllegalArgumentException("need finite shifts and positive scales but got " + shift[j]
                        + " and " + scale[j] + " for column " + j);
            }
        }
        return new Standardizer(shift.clone(), scale.clone());
    }

    /** The standardizer that leaves everything as it is. */
    public static Standardizer identity(int columns) {
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        return new Standardizer(new double[columns], ones);
    }

    /**
     * The standardizer of some rows: their means and (population) standard deviations. A constant column is shifted but
     * not scaled.
     *
     * @param rows {@code [N][columns]}, N at least 1
     */
    public static Standardizer fit(double[][] rows) {
        int columns = rows[0].length;
        double[] shift = new double[columns];
        double[] scale = new double[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            double first = rows[0][j];
            // Relative to the first value, so that a constant column has a variance of exactly zero.
            double offset = Arrays.stream(rows)
                    .mapToDouble(row -> row[column] - first)
                    .average()
                    .orElseThrow();
            shift[j] = first + offset;
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> (row[column] - shift[column]) * (row[column] - shift[column]))
                    .average()
                    .orElseThrow();
            scale[j] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        return of(shift, scale);
    }

    /**
     * The standardizer that divides by the root mean square of each column and does not shift: zero stays zero. A column
     * of zeros is left as it is.
     *
     * @param rows {@code [N][columns]}, N at least 1
     */
    public static Standardizer fitScale(double[][] rows) {
        double[] scale = new double[rows[0].length];
        for (int j = 0; j < scale.length; j++) {
            int column = j;
            double square = Arrays.stream(rows)
                    .mapToDouble(row -> row[column] * row[column])
                    .average()
                    .orElseThrow();
            scale[j] = square > 0 ? Math.sqrt(square) : 1;
        }
        return of(new double[scale.length], scale);
    }

    /** The number of columns. */
    public int columns() {
        return shift.length;
    }

    /** What is subtracted, in data units. */
    public double[] shift() {
        return shift.clone();
    }

    /** What is divided by, in data units. */
    public double[] scale() {
        return scale.clone();
    }

    /**
     * Standardises one row.
     *
     * @throws IllegalArgumentException if it has another number of columns
     */
    public void apply(double[] row, double[] out) {
        checkColumns(row.length);
        for (int j = 0; j < shift.length; j++) {
            out[j] = (row[j] - shift[j]) / scale[j];
        }
    }

    /** Standardises one row to single precision; see {@link #apply(double[], double[])}. */
    public void apply(double[] row, float[] out) {
        checkColumns(row.length);
        for (int j = 0; j < shift.length; j++) {
            out[j] = (float) ((row[j] - shift[j]) / scale[j]);
        }
    }

    private void checkColumns(int columns) {
        if (columns != shift.length) {
            throw new IllegalArgumentException("need " + shift.length + " columns but got " + columns);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardizer that
                && Arrays.equals(shift, that.shift)
                && Arrays.equals(scale, that.scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shift) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "Standardizer(shift " + Arrays.toString(shift) + ", scale " + Arrays.toString(scale) + ")";
    }
}
