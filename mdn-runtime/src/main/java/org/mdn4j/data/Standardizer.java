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
     * not scaled; missing values (NaN) do not count.
     *
     * @param rows {@code [N][columns]}, N at least 1
     * @throws IllegalArgumentException if a column has no value
     */
    public static Standardizer fit(double[][] rows) {
        return centred(moments(rows));
    }

    /**
     * The standardizer that divides by the root mean square of each column and does not shift: zero stays zero. A column
     * of zeros is left as it is; missing values (NaN) do not count.
     *
     * @param rows {@code [N][columns]}, N at least 1
     * @throws IllegalArgumentException if a column has no value
     */
    public static Standardizer fitScale(double[][] rows) {
        return scaled(moments(rows));
    }

    /** The standardizer of the inputs of a data set; see {@link #fit}. */
    public static Standardizer fitInputs(Dataset data) {
        return centred(ColumnMoments.of(data.size(), data.columns().inputs().size(), data::x));
    }

    /** The standardizer of the targets of a data set; see {@link #fit}. */
    public static Standardizer fitTargets(Dataset data) {
        return centred(ColumnMoments.of(data.size(), data.columns().targets().size(), data::y));
    }

    /** The standardizer of the targets of a data set that does not shift them; see {@link #fitScale}. */
    public static Standardizer fitTargetScale(Dataset data) {
        return scaled(ColumnMoments.of(data.size(), data.columns().targets().size(), data::y));
    }

    private static ColumnMoments moments(double[][] rows) {
        int columns = rows[0].length;
        return ColumnMoments.of(rows.length, columns, (row, out) -> System.arraycopy(rows[row], 0, out, 0, columns));
    }

    private static Standardizer centred(ColumnMoments moments) {
        return of(moments.means(), oneWhereZero(moments.standardDeviations()));
    }

    private static Standardizer scaled(ColumnMoments moments) {
        double[] scale = oneWhereZero(moments.rootMeanSquares());
        return of(new double[scale.length], scale);
    }

    private static double[] oneWhereZero(double[] scale) {
        return Arrays.stream(scale).map(value -> value > 0 ? value : 1).toArray();
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
        apply(row, out, 0);
    }

    /** Standardises one row to single precision, into a part of an array that begins at an offset. */
    public void apply(double[] row, float[] out, int offset) {
        checkColumns(row.length);
        for (int j = 0; j < shift.length; j++) {
            out[offset + j] = (float) ((row[j] - shift[j]) / scale[j]);
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
