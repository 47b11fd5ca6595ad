package org.mdn4j.distribution;

/** Bounds of a sum of terms {@code exp(log) * factor}: of its positive and of its negative part, in logarithms. */
final class SignBounds {

    /** Sums of terms that cancel to this share of them have no sign. */
    static final double ROUNDING = 1e-13;

    private final double[] leastUp; // [K] of what a term surely adds
    private final double[] mostUp; // [K] of what it may add
    private final double[] leastDown; // [K]
    private final double[] mostDown; // [K]
    private int next;

    SignBounds(int count) {
        leastUp = new double[count];
        mostUp = new double[count];
        leastDown = new double[count];
        mostDown = new double[count];
    }

    void add(double logA, double logB, double factorA, double factorB) {
        double low = Math.min(logA, logB);
        double high = Math.max(logA, logB);
        double least = Math.min(factorA, factorB);
        double most = Math.max(factorA, factorB);
        boolean absent = high == Double.NEGATIVE_INFINITY;
        leastUp[next] = absent || !(least > 0) ? Double.NEGATIVE_INFINITY : low + Math.log(least);
        mostUp[next] = absent || most <= 0 ? Double.NEGATIVE_INFINITY : high + Math.log(most);
        leastDown[next] = absent || !(most < 0) ? Double.NEGATIVE_INFINITY : low + Math.log(-most);
        mostDown[next] = absent || least >= 0 ? Double.NEGATIVE_INFINITY : high + Math.log(-least);
        next++;
    }

    /** Whether the sum has a sign; never where a bound is NaN. */
    boolean decided() {
        double up = LogSpace.sum(mostUp);
        double down = LogSpace.sum(mostDown);
        boolean flat = up == Double.NEGATIVE_INFINITY && down == up;
        return flat || LogSpace.sum(leastUp) > down + ROUNDING || LogSpace.sum(leastDown) > up + ROUNDING;
    }
}
