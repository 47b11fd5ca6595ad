package org.mdn4j.train;

/**
 * How far one fit is behind another on the same rows, nats a row. A row counts at most one nat, as in Huber's (1964) M
 * estimates: log densities have heavy tails, and a few wild rows make a standard error so large that anything is within it.
 *
 * @param mean positive where it is behind
 * @param standardError of that difference; infinite where there is one row
 */
record Lag(double mean, double standardError) {

    private static final double LARGEST = 1;

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
            mean += difference(own[i], best[i]) / rows;
        }
        double square = 0;
        for (int i = 0; i < rows; i++) {
            double deviation = difference(own[i], best[i]) - mean;
            square += deviation * deviation;
        }
        return new Lag(mean, rows < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(square / (rows - 1) / rows));
    }

    private static double difference(double own, double best) {
        return Math.max(-LARGEST, Math.min(LARGEST, best - own));
    }

    /** Whether it is no more than so many standard errors. */
    boolean isWithin(double standardErrors) {
        return mean <= standardErrors * standardError;
    }
}
