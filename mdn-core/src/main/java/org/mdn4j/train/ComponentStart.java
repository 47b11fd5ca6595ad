package org.mdn4j.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.mdn4j.data.Standardizer;

/**
 * Where the components begin: k-means++ (Arthur and Vassilvitskii 2007) and a few Lloyd steps on the standardised
 * targets. Every component starts with rows of its own, a share of the weight and a width that can grow and shrink, so
 * none starts dead.
 */
final class ComponentStart {

    private static final int LLOYD_STEPS = 10;
    private static final double SMALLEST_DEVIATION = 0.1; // in standard deviations of all targets

    private final double[][] rows; // [N][D]
    private final double[][] centres; // [K][D]
    private final int[] nearest; // [N]

    private ComponentStart(double[][] rows, double[][] centres) {
        this.rows = rows;
        this.centres = centres;
        this.nearest = new int[rows.length];
    }

    /**
     * Finds K clusters.
     *
     * @param rows standardised targets, {@code [N][D]}; see {@link StartTargets}
     */
    static ComponentStart find(double[][] rows, int components, RandomGenerator rng) {
        ComponentStart start = new ComponentStart(rows, seeds(rows, components, rng));
        for (int step = 0; step < LLOYD_STEPS; step++) {
            start.assign();
            start.moveCentres();
        }
        start.assign();
        return start;
    }

    private static double[][] seeds(double[][] rows, int components, RandomGenerator rng) {
        double[][] seeds = new double[components][];
        seeds[0] = rows[rng.nextInt(rows.length)].clone();
        double[] distance = new double[rows.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        for (int k = 1; k < components; k++) {
            double total = 0;
            for (int i = 0; i < rows.length; i++) {
                distance[i] = Math.min(distance[i], squaredDistance(rows[i], seeds[k - 1]));
                total += distance[i];
            }
            // With fewer distinct values than components some share a value; their random output weights part them.
            int row = total > 0 ? draw(distance, total, rng) : rng.nextInt(rows.length);
            seeds[k] = rows[row].clone();
        }
        return seeds;
    }

    private static int draw(double[] shares, double total, RandomGenerator rng) {
        double rest = rng.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                last = i;
                rest -= shares[i];
                if (rest < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }

    private void assign() {
        for (int i = 0; i < rows.length; i++) {
            int best = 0;
            for (int k = 1; k < centres.length; k++) {
                if (squaredDistance(rows[i], centres[k]) < squaredDistance(rows[i], centres[best])) {
                    best = k;
                }
            }
            nearest[i] = best;
        }
    }

    private void moveCentres() {
        int[] counts = counts();
        double[][] sums = new double[centres.length][centres[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < rows[i].length; d++) {
                sums[nearest[i]][d] += rows[i][d];
            }
        }
        for (int k = 0; k < centres.length; k++) {
            for (int d = 0; d < centres[k].length && counts[k] > 0; d++) {
                centres[k][d] = sums[k][d] / counts[k];
            }
        }
    }

    /** The cluster of a row. */
    int nearest(int row) {
        return nearest[row];
    }

    private int[] counts() {
        int[] counts = new int[centres.length];
        for (int k : nearest) {
            counts[k]++;
        }
        return counts;
    }

    /** The share of rows of each cluster, {@code [K]}, with one row more for each so that none has no weight. */
    double[] weights() {
        return Arrays.stream(counts())
                .mapToDouble(count -> (count + 1.0) / (rows.length + centres.length))
                .toArray();
    }

    /** The mean of each cluster, {@code [K][D]}. */
    double[][] means() {
        return centres;
    }

    /** The standard deviation inside each cluster, {@code [K][D]}, but no less than a tenth of that of the target. */
    double[][] standardDeviations() {
        double[] overall = Standardizer.fit(rows).scale(); // one where all are the same
        int[] counts = counts();
        double[][] squares = new double[centres.length][centres[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < rows[i].length; d++) {
                double difference = rows[i][d] - centres[nearest[i]][d];
                squares[nearest[i]][d] += difference * difference;
            }
        }
        for (int k = 0; k < centres.length; k++) {
            for (int d = 0; d < squares[k].length; d++) {
                double deviation = Math.sqrt(squares[k][d] / Math.max(1, counts[k]));
                squares[k][d] = Math.max(SMALLEST_DEVIATION * overall[d], deviation);
            }
        }
        return squares;
    }
}
