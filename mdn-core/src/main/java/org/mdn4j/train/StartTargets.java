package org.mdn4j.train;

import java.util.Arrays;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;

/** The targets that the search for clusters looks at. */
final class StartTargets {

    private static final int LARGEST_SAMPLE = 5000; // rows; clusters of more are no better

    private StartTargets() {}

    /**
     * Standardised targets of rows spread evenly over the data. Rows with a missing target are left out where enough others
     * remain; else its mean stands in.
     *
     * @return {@code [N][D]}, finite
     */
    static double[][] of(Dataset data, Standardizer scaling, int components) {
        double[][] rows = new double[Math.min(LARGEST_SAMPLE, data.size())][scaling.columns()];
        for (int i = 0; i < rows.length; i++) {
            scaling.apply(data.y((int) ((long) i * data.size() / rows.length)), rows[i]);
        }
        double[][] complete = Arrays.stream(rows)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        return complete.length == rows.length || complete.length > components ? complete : filled(rows);
    }

    private static double[][] filled(double[][] rows) {
        for (int d = 0; d < rows[0].length; d++) {
            int column = d;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(0);
            for (double[] row : rows) {
                row[d] = Double.isNaN(row[d]) ? mean : row[d];
            }
        }
        return rows;
    }
}
