package org.mdn4j.distribution;

import org.apache.commons.numbers.core.DD;

/** The factor L of a symmetric positive definite matrix, {@code A = L L^T}, as rows of a lower triangle. */
final class Cholesky {

    /** A pivot that is a smaller share of the diagonal has lost three digits. */
    private static final double SINGULAR = 1e-3;

    private Cholesky() {}

    /**
     * Factorises a matrix; only its lower triangle is read.
     *
     * @return the factor, {@code [D][D]} with zeros above the diagonal, or null if the matrix is not positive definite
     */
    static double[][] factor(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j] - dot(factor[i], factor[j], j);
                if (i == j && !(rest > SINGULAR * matrix[i][i])) {
                    return preciseFactor(matrix); // the digits of the rest have cancelled
                }
                if (i != j) {
                    factor[i][j] = rest / factor[j][j];
                } else if (rest > 0 && rest < Double.POSITIVE_INFINITY) {
                    factor[i][i] = Math.sqrt(rest);
                } else {
                    return null;
                }
            }
        }
        return factor;
    }

    /** The factor of a matrix that is nearly singular, or is not positive definite, with twice the digits on the way. */
    private static double[][] preciseFactor(double[][] matrix) {
        int n = matrix.length;
        DD[][] factor = new DD[n][n];
        double[][] rounded = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                DD rest = DD.of(matrix[i][j]);
                for (int k = 0; k < j; k++) {
                    rest = rest.subtract(factor[i][k].multiply(factor[j][k]));
                }
                if (i == j && !(rest.hi() > 0 && rest.hi() < Double.POSITIVE_INFINITY)) {
                    return null;
                }
                factor[i][j] = i == j ? rest.sqrt() : rest.divide(factor[j][j]);
                rounded[i][j] = factor[i][j].doubleValue();
            }
        }
        return rounded;
    }

    /**
     * The factor of {@code A A^T}, without that product, which would square the condition: by rotations of the columns that
     * leave nothing above the diagonal (Golub and Van Loan 2013, section 5.2.5).
     *
     * @param rows A, {@code [D][at least D]}, of full rank; overwritten
     * @return {@code [D][D]} with zeros above a positive diagonal
     */
    static double[][] ofRows(double[][] rows) {
        int n = rows.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < rows[i].length; j++) {
                rotate(rows, i, j);
            }
            double sign = Math.signum(rows[i][i]);
            for (int k = i; k < n; k++) {
                factor[k][i] = sign * rows[k][i];
            }
        }
        return factor;
    }

    /** Turns columns i and j so that row i has a zero in column j. */
    private static void rotate(double[][] rows, int i, int j) {
        if (rows[i][j] == 0) {
            return;
        }
        double length = Math.hypot(rows[i][i], rows[i][j]);
        double cos = rows[i][i] / length;
        double sin = rows[i][j] / length;
        rows[i][i] = length;
        rows[i][j] = 0;
        for (int k = i + 1; k < rows.length; k++) {
            double a = rows[k][i];
            double b = rows[k][j];
            rows[k][i] = cos * a + sin * b;
            rows[k][j] = cos * b - sin * a;
        }
    }

    /** Replaces b by {@code L^-1 b}, for the leading block of L that has the size of b. */
    static void solveLower(double[][] factor, double[] b) {
        for (int i = 0; i < b.length; i++) {
            b[i] = (b[i] - dot(factor[i], b, i)) / factor[i][i];
        }
    }

    /** Replaces b by {@code (L L^T)^-1 b}. */
    static void solve(double[][] factor, double[] b) {
        solveLower(factor, b);
        for (int i = b.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < b.length; j++) {
                b[i] -= factor[j][i] * b[j];
            }
            b[i] /= factor[i][i];
        }
    }

    /** {@code L L^T}. */
    static double[][] product(double[][] factor) {
        int n = factor.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                product[i][j] = dot(factor[i], factor[j], j + 1);
                product[j][i] = product[i][j];
            }
        }
        return product;
    }

    static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
