package org.mdn4j.distribution;

/** The factor L of a symmetric positive definite matrix, {@code A = L L^T}, as rows of a lower triangle. */
final class Cholesky {

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
