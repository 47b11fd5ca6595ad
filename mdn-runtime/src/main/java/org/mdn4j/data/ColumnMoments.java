package org.mdn4j.data;

import java.util.Arrays;

/**
 * Means and standard deviations of columns, missing values (NaN) left out. Two passes: the first finds the ranges, the
 * second works within them, so that no square overflows or vanishes (Welford 1962 on numbers between -1 and 1).
 */
final class ColumnMoments {

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader {

        /** Copies the columns of a row. */
        void read(int row, double[] out);
    }

    private final double[] min;
    private final double[] max;
    private final double[] mean; // of the values mapped to [-1, 1]
    private final double[] squares; // sum of squared deviations from that mean
    private final long[] counts;

    private ColumnMoments(int columns) {
        this.min = filled(columns, Double.POSITIVE_INFINITY);
        this.max = filled(columns, Double.NEGATIVE_INFINITY);
        this.mean = new double[columns];
        this.squares = new double[columns];
        this.counts = new long[columns];
    }

    private static double[] filled(int columns, double value) {
        double[] filled = new double[columns];
        Arrays.fill(filled, value);
        return filled;
    }

    /**
     * Scans all rows.
     *
     * @throws IllegalArgumentException if a column has no value at all
     */
    static ColumnMoments of(int rows, int columns, RowReader reader) {
        ColumnMoments moments = new ColumnMoments(columns);
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            reader.read(i, row);
            moments.widen(row);
        }
        for (int j = 0; j < columns; j++) {
            if (!(moments.min[j] <= moments.max[j])) {
                throw new IllegalArgumentException(
                        "need at least one value that is not missing but column " + j + " has none");
            }
        }
        for (int i = 0; i < rows; i++) {
            reader.read(i, row);
            moments.add(row);
        }
        return moments;
    }

    private void widen(double[] row) {
        for (int j = 0; j < row.length; j++) {
            if (row[j] < min[j]) {
                min[j] = row[j];
            }
            if (row[j] > max[j]) {
                max[j] = row[j];
            }
        }
    }

    private void add(double[] row) {
        for (int j = 0; j < row.length; j++) {
            if (!Double.isNaN(row[j])) {
                double radius = radius(j);
                double value = radius == 0 ? 0 : (row[j] - centre(j)) / radius;
                double difference = value - mean[j];
                mean[j] += difference / ++counts[j];
                squares[j] += difference * (value - mean[j]);
            }
        }
    }

    private double radius(int column) {
        return max[column] / 2 - min[column] / 2;
    }

    private double centre(int column) {
        return min[column] + radius(column);
    }

    /** The means; a constant column has exactly its value. */
    double[] means() {
        double[] means = new double[mean.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = min[j] == max[j] ? min[j] : centre(j) + radius(j) * mean[j];
        }
        return means;
    }

    /** The (population) standard deviations; zero for a constant column. */
    double[] standardDeviations() {
        double[] deviations = new double[mean.length];
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = radius(j) * Math.sqrt(squares[j] / counts[j]);
        }
        return deviations;
    }

    /** The square roots of the mean squares; zero for a column of zeros. */
    double[] rootMeanSquares() {
        double[] means = means();
        double[] deviations = standardDeviations();
        double[] roots = new double[means.length];
        for (int j = 0; j < roots.length; j++) {
            roots[j] = Math.hypot(means[j], deviations[j]);
        }
        return roots;
    }
}
