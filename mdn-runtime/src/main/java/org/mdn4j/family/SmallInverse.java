package org.mdn4j.family;

/** The inverse of {@code C = I + F^T F}, symmetric and positive definite, for rank 0, 1 or 2. */
final class SmallInverse {

    private final double[][] inverse; // [R][R]
    private final double logDeterminant;

    private SmallInverse(double[][] inverse, double logDeterminant) {
        this.inverse = inverse;
        this.logDeterminant = logDeterminant;
    }

    /**
     * The inverse for the rows of F.
     *
     * @param f {@code [M][R]}
     * @param rank R, from 0 to 2
     */
    static SmallInverse ofIdentityPlus(double[][] f, int rank) {
        if (rank == 0) {
            return new SmallInverse(new double[0][0], 0);
        }
        double first = 1;
        double mixed = 0;
        for (double[] row : f) {
            first += row[0] * row[0];
            mixed += row[0] * row[rank - 1];
        }
        if (rank == 1) {
            return new SmallInverse(new double[][] {{1 / first}}, Math.log(first));
        }
        double ratio = mixed / first;
        // What the first factor leaves of the second: one and more plus a sum of squares, so that nothing cancels.
        double rest = 1 + ratio * ratio;
        for (double[] row : f) {
            double residual = row[1] - ratio * row[0];
            rest += residual * residual;
        }
        double corner = -ratio / rest;
        double[][] inverse = {{1 / first + ratio * ratio / rest, corner}, {corner, 1 / rest}};
        return new SmallInverse(inverse, Math.log(first) + Math.log(rest));
    }

    double logDeterminant() {
        return logDeterminant;
    }

    /** {@code C^-1 v}. */
    double[] times(double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += inverse[i][j] * v[j];
            }
        }
        return product;
    }
}
