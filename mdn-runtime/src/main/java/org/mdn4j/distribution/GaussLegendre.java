package org.mdn4j.distribution;

/**
 * The Gauss-Legendre rule of 20 points on [-1, 1]: exact for polynomials up to degree 39. For an analytic integrand the
 * error falls with the 40th power of the sum of the half-axes of the ellipse about [-1, 1] inside of which it has no
 * singularity (Trefethen 2013, theorem 19.3).
 */
final class GaussLegendre {

    static final int POINTS = 20;

    private static final double[] NODES = new double[POINTS]; // ascending
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS / 2; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5)); // near the root, from where Newton converges
            double slope = 0;
            for (int step = 0; step < 8; step++) {
                double previous = 1;
                double value = x;
                for (int n = 2; n <= POINTS; n++) { // Legendre polynomials, DLMF 18.9.1
                    double next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
                    previous = value;
                    value = next;
                }
                slope = POINTS * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            NODES[POINTS - 1 - i] = x;
            NODES[i] = -x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
            WEIGHTS[POINTS - 1 - i] = WEIGHTS[i];
        }
    }

    private GaussLegendre() {}

    /** Node i of the rule, between -1 and 1, ascending in i. */
    static double node(int i) {
        return NODES[i];
    }

    /** The weight of node i; all of them sum to 2. */
    static double weight(int i) {
        return WEIGHTS[i];
    }
}
