package org.mdn4j.train;

import org.bytedeco.openblas.global.openblas;

/**
 * Linear least squares with a penalty on half the squares of coefficients (Hoerl and Kennard 1970), of any number of responses to
 * the same features.
 */
final class RidgeRegression {

    private final double[][] features; // [N][F]
    private final double[] weights; // [N]
    private final double[] factor; // [F][F], the Cholesky factor of the penalised squares, below and on the diagonal

    /**
     * Prepares for responses.
     *
     * @param features {@code [N][F]}; the last one is a constant, whose coefficient is not penalised
     * @param weights of the rows, {@code [N]}, not negative
     * @param ridge the penalty, as a share of the mean square of the features
     * @throws IllegalStateException if features depend on each other and the penalty is too small to make up for it
     */
    RidgeRegression(double[][] features, double[] weights, double ridge) {
        this.features = features;
        this.weights = weights;
        this.factor = squares(features, weights);
        int count = features[0].length;
        double trace = 0;
        for (int a = 0; a < count; a++) {
            trace += factor[a * count + a];
        }
        for (int a = 0; a < count - 1; a++) {
            factor[a * count + a] += ridge * trace / count;
        }
        int failure = openblas.LAPACKE_dpotrf(openblas.LAPACK_ROW_MAJOR, (byte) 'L', count, factor, count);
        if (failure != 0) {
            throw new IllegalStateException("need features that are not all zero but row " + failure
                    + " of their products depends on those before it");
        }
    }

    /** The weighted products of every two features, those below and on the diagonal. */
    private static double[] squares(double[][] features, double[] weights) {
        int count = features[0].length;
        double[] squares = new double[count * count];
        for (int i = 0; i < features.length; i++) {
            for (int a = 0; a < count; a++) {
                double weighted = weights[i] * features[i][a];
                for (int b = 0; b <= a; b++) {
                    squares[a * count + b] += weighted * features[i][b];
                }
            }
        }
        return squares;
    }

    /**
     * Fits.
     *
     * @param responses {@code [N][R]}
     * @return coefficients {@code [R][F]}
     * @throws IllegalStateException if a response is not a number
     */
    double[][] fit(double[][] responses) {
        int count = features[0].length;
        int outputs = responses[0].length;
        double[] products = new double[count * outputs];
        for (int i = 0; i < features.length; i++) {
            for (int a = 0; a < count; a++) {
                double weighted = weights[i] * features[i][a];
                for (int r = 0; r < outputs; r++) {
                    products[a * outputs + r] += weighted * responses[i][r];
                }
            }
        }
        int failure = openblas.LAPACKE_dpotrs(
                openblas.LAPACK_ROW_MAJOR, (byte) 'L', count, outputs, factor, count, products, outputs);
        if (failure != 0) {
            throw new IllegalStateException("need responses that are numbers but some are not");
        }
        double[][] coefficients = new double[outputs][count];
        for (int r = 0; r < outputs; r++) {
            for (int a = 0; a < count; a++) {
                coefficients[r][a] = products[a * outputs + r];
            }
        }
        return coefficients;
    }
}
