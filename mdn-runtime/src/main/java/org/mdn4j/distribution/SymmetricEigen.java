package org.mdn4j.distribution;

/** Eigenvalues of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan 2013, section 8.5). */
final class SymmetricEigen {

    private static final int MAX_SWEEPS = 60;

    private SymmetricEigen() {}

    /**
     * Rotates a matrix into its own axes, and a vector with it.
     *
     * @param matrix symmetric, {@code [D][D]}; overwritten, its diagonal receives the eigenvalues
     * @param vector {@code [D]}
     * @return the vector in the new axes, {@code [D]}
     */
    static double[] diagonalise(double[][] matrix, double[] vector) {
        double[] rotated = vector.clone();
        boolean turned = true;
        for (int sweep = 0; turned && sweep < MAX_SWEEPS; sweep++) {
            turned = false;
            for (int p = 0; p < vector.length; p++) {
                for (int q = p + 1; q < vector.length; q++) {
                    double negligible = 0x1p-54 * Math.sqrt(Math.abs(matrix[p][p]) * Math.abs(matrix[q][q]));
                    if (Math.abs(matrix[p][q]) > negligible) {
                        rotate(matrix, rotated, p, q);
                        turned = true;
                    }
                }
            }
        }
        return rotated;
    }

    private static void rotate(double[][] matrix, double[] vector, int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        double shift = tangent * matrix[p][q];
        for (int i = 0; i < vector.length; i++) {
            if (i != p && i != q) {
                double a = matrix[i][p];
                double b = matrix[i][q];
                matrix[i][p] = cosine * a - sine * b;
                matrix[i][q] = sine * a + cosine * b;
                matrix[p][i] = matrix[i][p];
                matrix[q][i] = matrix[i][q];
            }
        }
        matrix[p][p] -= shift;
        matrix[q][q] += shift;
        matrix[p][q] = 0;
        matrix[q][p] = 0;
        double a = vector[p];
        double b = vector[q];
        vector[p] = cosine * a - sine * b;
        vector[q] = sine * a + cosine * b;
    }
}
