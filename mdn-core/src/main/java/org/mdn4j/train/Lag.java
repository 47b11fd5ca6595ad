package org.mdn4j.train;

/**
 * How far one fit is behind another on the same rows, nats a row.
 *
 * @param mean positive where it is behind
 * @param standardError of that difference
 */
record Lag(double mean, double standardError) {

    /**
     * Compares row by row, so that what makes rows easy or hard for both does not blur the comparison.
     *
     * @param own log densities of the rows
     * @param best of the other, {@code [rows]} as well
     */
    static Lag of(double[] own, double[] best) {
        int rows = own.length;
        double mean = 0;
        for (int i = 0; i < rows; i++) {
            mean += (best[i] - own[i]) / rows;
        }
        double square = 0;
        for (int i = 0; i < rows; i++) {
            double difference = best[i] - own[i] - mean;
            square += difference * difference;
        }
        return new Lag(mean, Math.sqrt(square / Math.max(1, rows - 1) / rows));
    }

    /** Whether chance explains it. */
    boolean isWithinOneStandardError() {
        return mean <= standardError;
    }
}
