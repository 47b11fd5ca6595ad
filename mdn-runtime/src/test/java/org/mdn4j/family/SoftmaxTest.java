package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SoftmaxTest {

    @Test
    void weightsAreInProportionToThePowersOfTheLogits() {
        int rows = 37;
        double[][] logits = new double[6][];
        double[][] columns = new double[6][];
        for (int k = 0; k < 6; k++) {
            logits[k] = new SplittableRandom(k).doubles(rows, -20, 20).toArray();
            columns[k] = logits[k].clone();
        }
        new Softmax(rows).apply(columns, 1, 4, rows, 0.5);
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int k = 1; k < 5; k++) {
                sum += columns[k][r];
                double expected = StrictMath.exp(logits[k][r] - logits[1][r]);
                assertThat(columns[k][r] / columns[1][r] / expected).isCloseTo(1, within(1e-12));
            }
            assertThat(sum).isCloseTo(0.5, within(1e-15));
        }
        assertThat(columns[0]).isEqualTo(logits[0]);
        assertThat(columns[5]).isEqualTo(logits[5]);
    }

    @Test
    void logitsFarApartLeaveAllToOne() {
        double[][] columns = {{-1e30, 3e38}, {1e30, -3e38}};
        new Softmax(2).apply(columns, 0, 2, 2, 1);
        assertThat(columns).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}});
    }
}
