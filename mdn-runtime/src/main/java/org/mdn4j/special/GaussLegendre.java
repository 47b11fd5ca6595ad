package org.mdn4j.special;

/**
 * The Gauss-Legendre rule of 20 points on [-1, 1]: exact for polynomials up to degree 39. For an analytic integrand the
 * error falls with the 40th power of the sum of the half-axes of the ellipse about [-1, 1] inside of which it has no
 * singularity (Trefethen 2013, theorem 19.3).
 */
public final class GaussLegendre {

    /** The number of points. */
    public static final int POINTS = 20;

    private static final double[] NODES = new double[POINTS]; // ascending
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS / 2; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5)); // near the root, from where Newton converges
            double slope = 0;
            for (int step = 0; step < 8; step++) {
                double[] p = polynomials(x);
                slope = POINTS * (x * p[POINTS] - p[POINTS - 1]) / (x * x - 1);
                x -= p[POINTS] / slope;
            }
            NODES[POINTS - 1 - i] = x;
            NODES[i] = -x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
            WEIGHTS[POINTS - 1 - i] = WEIGHTS[i];
        }
    }

    private static final double[][] INTEGRALS = integrals();

    private GaussLegendre() {}

    /**
     * Row i integrates the polynomial through values at all nodes from -1 to node i: {@code w_j sum_n (2n + 1) / 2 P_n(x_j)
     * integral P_n}, where the integral of P_n is {@code (P_(n+1) - P_(n-1)) / (2n + 1)} (DLMF 18.9.21).
     */
    private static double[][] integrals() {
        double[][] rows = new double[POINTS][POINTS];
        for (int i = 0; i < POINTS; i++) {
            double[] to = polynomials(NODES[i]);
            for (int j = 0; j < POINTS; j++) {
                double[] at = polynomials(NODES[j]);
                double sum = 0.5 * (NODES[i] + 1);
                for (int n = 1; n < POINTS; n++) {
                    sum += 0.5 * at[n] * (to[n + 1] - to[n - 1]);
                }
                rows[i][j] = WEIGHTS[j] * sum;
            }
        }
        return rows;
    }

    /** Legendre polynomials of degree 0 to {@link #POINTS} at a point (DLMF 18.9.1). */
    private static double[] polynomials(double x) {
        double[] p = new double[POINTS + 1];
        p[0] = 1;
        p[1] = x;
        for (int n = 2; n <= POINTS; n++) {
            p[n] = ((2 * n - 1) * x * p[n - 1] - (n - 1) * p[n - 2]) / n;
        }
        return p;
    }

    /** Node i of the rule, between -1 and 1, ascending in i. */
    public static double node(int i) {
        return NODES[i];
    }

    /** The weight of node i; all of them sum to 2. */
    public static double weight(int i) {
        return WEIGHTS[i];
    }

    /** The integral from -1 to node i of the polynomial through values at all nodes. */
    public static double integralTo(int i, double[] values) {
        double[] row = INTEGRALS[i];
        double sum = 0;
        for (int j = 0; j < POINTS; j++) {
            sum += row[j] * values[j];
        }
        return sum;
    }
}
