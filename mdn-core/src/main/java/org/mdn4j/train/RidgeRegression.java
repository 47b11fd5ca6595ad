package org.mdn4j.train;

import org.bytedeco.openblas.global.openblas;

/** Linear least squares with a penalty on half the squares of coefficients (Hoerl and Kennard 1970). */
final class RidgeRegression {

    private RidgeRegression() {}

    /**
     * Fits.
     *
     * @param features {@code [N][F]}; the last one is a constant, whose coefficient is not penalised
     * @param responses {@code [N][R]}
     * @param weights of the rows, {@code [N]}, not negative
     * @param ridge the penalty, as a share of the mean square of the features
     * @return coefficients {@code [R][F]}
     */
    static double[][] fit(double[][] features, double[][] responses, double[] weights, double ridge) {
        int count = features[0].length;
        int outputs = responses[0].length;
        double[] squares = new double[count * count];
        double[] products = new double[count * outputs];
        for (int i = 0; i < features.length; i++) {
            for (int a = 0; a < count; a++) {
                double weighted = weights[i] * features[i][a];
                for (int b = 0; b <= a; b++) {
                    squares[a * count + b] += weighted * features[i][b];
                }
                for (int r = 0; r < outputs; r++) {
                    products[a * outputs + r] += weighted * responses[i][r];
                }
            }
        }
        double trace = 0;
        for (int a = 0; a < count; a++) {
            trace += squares[a * count + a];
        }
        for (int a = 0; a < count - 1; a++) {
            squares[a * count + a] += ridge * trace / count;
        }
        int failure = openblas.LAPACKE_dposv(
                openblas.LAPACK_ROW_MAJOR, (byte) 'L', count, outputs, squares, count, products, outputs);
        if (failure != 0) {
            throw new IllegalStateException("need features that are not all zero but row " + failure
                    + " of their products depends on those before it");
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
