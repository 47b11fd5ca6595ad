package org.mdn4j.family;

/**
 * A matrix of independent rows A, {@code [M][D]}, as {@code A = R Q}: R lower triangular with a positive diagonal, the
 * rows of Q orthonormal. R is then the Cholesky factor of {@code A A^T}, which is never formed: it would square the
 * condition.
 */
final class RowFactor {

    private final double[][] r; // [M][M]
    private final double[][] q; // [M][D], or null for the identity

    private RowFactor(double[][] r, double[][] q) {
        this.r = r;
        this.q = q;
    }

    /**
     * Factorises rows.
     *
     * @param triangular whether the rows are a lower triangle already, which is its own factor
     */
    static RowFactor of(double[][] rows, boolean triangular) {
        if (triangular) {
            return new RowFactor(rows, null);
        }
        int count = rows.length;
        double[][] r = new double[count][count];
        double[][] q = new double[count][];
        for (int i = 0; i < count; i++) {
            double[] rest = rows[i].clone();
            // Twice: what the first pass leaves of the rows before would not be orthogonal to them to the last digit.
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double projection = dot(rest, q[j]);
                    r[i][j] += projection;
                    for (int d = 0; d < rest.length; d++) {
                        rest[d] -= projection * q[j][d];
                    }
                }
            }
            r[i][i] = Math.sqrt(dot(rest, rest));
            for (int d = 0; d < rest.length; d++) {
                rest[d] /= r[i][i];
            }
            q[i] = rest;
        }
        return new RowFactor(r, q);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    /** {@code ln det R}. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            sum += Math.log(r[i][i]);
        }
        return sum;
    }

    /** {@code R^-1 u}. */
    double[] whiten(double[] u) {
        double[] z = u.clone();
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < i; j++) {
                z[i] -= r[i][j] * z[j];
            }
            z[i] = ProductFamily.saturate(z[i] / r[i][i]);
        }
        return z;
    }

    /** {@code R^-T z}. */
    double[] unwhiten(double[] z) {
        double[] w = z.clone();
        for (int i = w.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < w.length; j++) {
                w[i] -= r[j][i] * w[j];
            }
            w[i] = ProductFamily.saturate(w[i] / r[i][i]);
        }
        return w;
    }

    /**
     * The derivative of {@code -|z|^2 / 2 - ln det R} with respect to the rows, {@code R^-T (z z^T - I) Q}.
     *
     * @param w {@code R^-T z}
     * @return {@code [M][D]}; without the upper triangle where the rows are a lower one
     */
    double[][] gradient(double[] w, double[] z) {
        int count = r.length;
        int width = q == null ? count : count == 0 ? 0 : q[0].length;
        double[][] gradient = new double[count][width];
        if (q == null) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j <= i; j++) {
                    gradient[i][j] = w[i] * z[j] - (i == j ? 1 / r[i][i] : 0);
                }
            }
            return gradient;
        }
        double[] column = new double[count];
        for (int d = 0; d < width; d++) {
            double projection = 0;
            for (int i = 0; i < count; i++) {
                column[i] = q[i][d];
                projection += z[i] * q[i][d];
            }
            double[] back = unwhiten(column);
            for (int i = 0; i < count; i++) {
                gradient[i][d] = w[i] * projection - back[i];
            }
        }
        return gradient;
    }
}
