package org.mdn4j.train;

/**
 * What a training says of validation rows at epochs that they had no say in: of each half of them at the epoch that is the best for
 * the other half. The epoch that is the best for all of them flatters networks that wander much, by more than close candidates
 * are apart (Cawley and Talbot 2010, "On over-fitting in model selection").
 */
final class UnflatteredRows {

    private static final int HALVES = 2; // even and odd rows

    private final double[] best = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}; // of each half
    private double[] logDensities;

    /** Looks at the log densities of all validation rows after an epoch. */
    void look(double[] epoch) {
        if (logDensities == null) {
            logDensities = epoch.clone();
        }
        for (int half = 0; half < HALVES; half++) {
            double sum = 0;
            for (int i = half; i < epoch.length; i += HALVES) {
                sum += epoch[i];
            }
            if (sum > best[half]) {
                best[half] = sum;
                for (int i = 1 - half; i < epoch.length; i += HALVES) {
                    logDensities[i] = epoch[i];
                }
            }
        }
    }

    /** The log densities, {@code [rows]}, in nats; null before the first epoch. */
    double[] logDensities() {
        return logDensities;
    }
}
