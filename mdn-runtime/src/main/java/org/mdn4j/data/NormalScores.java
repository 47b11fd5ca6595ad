package org.mdn4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Further features of a row: for each column with at least three distinct values the normal score of its value, that is
 * the standard normal quantile of the share of training rows below it (van der Waerden 1952). A network sees a skewed or
 * heavy-tailed column spread out evenly, beside its standardised value. Between the knots, which are distinct training
 * values, scores are interpolated linearly; beyond them they are constant. Immutable.
 */
public final class NormalScores {

    /** More knots than this add nothing that a network could not learn. */
    private static final int LARGEST_KNOTS = 64;

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    /**
     * The scores of one column.
     *
     * @param index the column of a row
     * @param values the knots, increasing, in data units, at least three
     * @param scores the score of each knot, increasing
     */
    public record Column(int index, double[] values, double[] scores) {

        /** Copies the arrays and checks that they rise together. */
        public Column {
            values = values.clone();
            scores = scores.clone();
            if (index < 0 || values.length < 3 || values.length != scores.length) {
                throw new IllegalArgumentException("need at least 3 knots and as many scores but got " + values.length
                        + " and " + scores.length + " for column " + index);
            }
            for (int k = 0; k < values.length; k++) {
                if (!Double.isFinite(values[k])
                        || !Double.isFinite(scores[k])
                        || k > 0 && !(values[k] > values[k - 1] && scores[k] > scores[k - 1])) {
                    throw new IllegalArgumentException("need finite, increasing knots and scores but got " + values[k]
                            + " with " + scores[k] + " at knot " + k + " of column " + index);
                }
            }
        }

        double score(double value) {
            int k = Arrays.binarySearch(values, value);
            if (k >= 0) {
                return scores[k];
            }
            int above = -k - 1;
            if (above == 0) {
                return scores[0];
            }
            if (above == values.length) {
                return scores[above - 1];
            }
            // Halves, so that the distance of two huge values does not overflow.
            double share = (value / 2 - values[above - 1] / 2) / (values[above] / 2 - values[above - 1] / 2);
            return scores[above - 1] + share * (scores[above] - scores[above - 1]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Column that
                    && index == that.index
                    && Arrays.equals(values, that.values)
                    && Arrays.equals(scores, that.scores);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * index + Arrays.hashCode(values)) + Arrays.hashCode(scores);
        }
    }

    private static final NormalScores NONE = new NormalScores(List.of());

    private final List<Column> columns;

    private NormalScores(List<Column> columns) {
        this.columns = columns;
    }

    /** No further features. */
    public static NormalScores none() {
        return NONE;
    }

    /**
     * The scores of given columns.
     *
     * @throws IllegalArgumentException if the columns' indices do not rise
     */
    public static NormalScores of(List<Column> columns) {
        for (int c = 1; c < columns.size(); c++) {
            if (columns.get(c).index() <= columns.get(c - 1).index()) {
                throw new IllegalArgumentException(
                        "need columns in rising order but got " + columns.get(c).index() + " after "
                                + columns.get(c - 1).index());
            }
        }
        return new NormalScores(List.copyOf(columns));
    }

    /**
     * The scores of all columns with at least three distinct values.
     *
     * @param rows {@code [N][columns]}, N at least 1
     */
    public static NormalScores fit(double[][] rows) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < rows[0].length; j++) {
            int column = j;
            double[] sorted =
                    Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
            if (Arrays.stream(sorted).distinct().limit(3).count() == 3) {
                columns.add(column(j, sorted));
            }
        }
        return of(columns);
    }

    private static Column column(int index, double[] sorted) {
        double[] values = knots(sorted);
        double[] scores = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            // The middle of the ranks of rows that share the value.
            double rank = (below(sorted, values[k]) + notAbove(sorted, values[k])) / 2.0;
            scores[k] = STANDARD.inverseCumulativeProbability(rank / sorted.length);
        }
        return new Column(index, values, scores);
    }

    /** All distinct values where they are few, else those at evenly spread ranks. */
    private static double[] knots(double[] sorted) {
        double[] values = Arrays.stream(sorted).distinct().toArray();
        if (values.length <= LARGEST_KNOTS) {
            return values;
        }
        double[] even = spread(sorted);
        // Where nearly all rows share a value, evenly spread ranks hardly see another.
        return even.length < 3 ? spread(values) : even;
    }

    private static double[] spread(double[] sorted) {
        return IntStream.range(0, LARGEST_KNOTS)
                .mapToDouble(k -> sorted[(int) Math.round((double) k * (sorted.length - 1) / (LARGEST_KNOTS - 1))])
                .distinct()
                .toArray();
    }

    private static int below(double[] sorted, double value) {
        return bound(sorted, value, false);
    }

    private static int notAbove(double[] sorted, double value) {
        return bound(sorted, value, true);
    }

    /** How many values are below a value, or at most as large. */
    private static int bound(double[] sorted, double value, boolean including) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || including && sorted[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The columns that have scores. */
    public List<Column> columns() {
        return columns;
    }

    /** How many features they add. */
    public int size() {
        return columns.size();
    }

    /**
     * Writes the scores of a row.
     *
     * @param row in data units
     * @param out receives the scores from {@code offset} on
     */
    public void apply(double[] row, float[] out, int offset) {
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            out[offset + c] = (float) column.score(row[column.index()]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NormalScores that && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "NormalScores(of columns " + columns.stream().map(Column::index).toList() + ")";
    }
}
