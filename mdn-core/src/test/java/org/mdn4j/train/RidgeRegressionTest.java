package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RidgeRegressionTest {

    private static final double[][] FEATURES = {{1, 2, 1}, {2, -1, 1}, {0, 1, 1}, {-1, 0.5, 1}};
    private static final double[][] RESPONSES = {{1, 0}, {2, 1}, {0, -1}, {3, 0.5}};

    /** The normal equations as numpy.linalg.solve has them. */
    @Test
    void weighsRowsAndPenalisesAllButTheConstant() {
        double[][] coefficients = new RidgeRegression(FEATURES, new double[] {1, 2, 0.5, 1}, 0.1).fit(RESPONSES);
        assertThat(coefficients[0]).containsExactly(new double[] {-0.39130372, -0.4980386, 2.23627855}, within(1e-8));
        assertThat(coefficients[1]).containsExactly(new double[] {0.08270947, -0.33362551, 0.44506392}, within(1e-8));
    }

    @Test
    void aLinearTruthIsFound() {
        double[][] responses = new double[FEATURES.length][1];
        for (int i = 0; i < responses.length; i++) {
            responses[i][0] = 3 * FEATURES[i][0] - FEATURES[i][1] + 5;
        }
        double[][] coefficients = new RidgeRegression(FEATURES, new double[] {1, 1, 1, 1}, 1e-12).fit(responses);
        assertThat(coefficients[0]).containsExactly(new double[] {3, -1, 5}, within(1e-9));
    }

    @Test
    void whatIsNotANumberIsRefused() {
        double[][] responses = {{1, 0}, {2, Double.NaN}, {0, -1}, {3, 0.5}};
        RidgeRegression regression = new RidgeRegression(FEATURES, new double[] {1, 1, 1, 1}, 0.1);
        assertThatThrownBy(() -> regression.fit(responses))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("numbers");
    }

    @Test
    void featuresWithoutAnythingInThemAreRefused() {
        assertThatThrownBy(() -> new RidgeRegression(new double[2][2], new double[] {1, 1}, 0.1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not all zero");
    }
}
