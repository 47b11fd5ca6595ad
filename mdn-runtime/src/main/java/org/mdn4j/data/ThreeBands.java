package org.mdn4j.data;

import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * A task like that of figure 6.4 in Goodfellow, Bengio and Courville (2016): x is uniform on (-1, 1), and weights, means
 * and variances of three Gaussian components all change with x, nonlinearly. On the left two of them lie on one another,
 * so that there are two bands; near the middle the lower band splits, and to the right all three grow thin.
 *
 * <p>The book prints the picture but not the functions behind it; these are chosen to look like it.
 */
public final class ThreeBands implements SimulatedTask {

    private static final double SPLIT_AT = -0.05;
    private static final double SPLIT_SHARPNESS = 8;
    private static final double SPLIT_SLOPE = 0.45;

    @Override
    public Columns columns() {
        return Columns.numbered(1, 1);
    }

    @Override
    public Interval inputRange() {
        return new Interval(-1, 1);
    }

    @Override
    public Dataset sample(int n, RandomGenerator rng) {
        double[] x = SimulatedRows.uniform(n, inputRange(), rng);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = truth(x[i]).sampler(rng).next();
        }
        return Dataset.of(x, y);
    }

    @Override
    public UnivariateMixture truth(double x) {
        SimulatedRows.checkInput(x, inputRange());
        double lowerBand = -0.42 - 0.16 * Math.sin(2 * x);
        double split = SPLIT_SLOPE * Math.log1p(Math.exp(SPLIT_SHARPNESS * (x - SPLIT_AT))) / SPLIT_SHARPNESS;
        double[] means = {0.7 + 0.2 * Math.sin(2.4 * x), lowerBand + split, lowerBand - split};
        double width = 0.035 + 0.105 / (1 + Math.exp(5 * x));
        double[] standardDeviations = {width, 0.8 * width, 1.1 * width};
        return UnivariateMixture.gaussian(weights(x), means, standardDeviations);
    }

    private static double[] weights(double x) {
        double[] shares = {Math.exp(0.5 * Math.cos(3 * x)), Math.exp(0.6 * x), Math.exp(0.4 * Math.sin(4 * x))};
        double sum = shares[0] + shares[1] + shares[2];
        return new double[] {shares[0] / sum, shares[1] / sum, shares[2] / sum};
    }
}
