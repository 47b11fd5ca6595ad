package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class UnflatteredRowsTest {

    private static double[] looked(double[]... epochs) {
        UnflatteredRows rows = new UnflatteredRows();
        for (double[] epoch : epochs) {
            rows.look(epoch);
        }
        return rows.logDensities();
    }

    @Test
    void eachHalfCountsAtTheBestEpochOfTheOther() {
        // Rows 0 and 2 are best at the second epoch, rows 1 and 3 at the third.
        assertThat(looked(
                        new double[] {-5, -5, -5, -5},
                        new double[] {-1, -4, -1, -3},
                        new double[] {-3, -1, -4, -1},
                        new double[] {-9, -9, -9, -9}))
                .containsExactly(-3, -4, -4, -3);
    }

    @Test
    void oneRowIsEnough() {
        assertThat(looked(new double[] {-2}, new double[] {-1})).containsExactly(-2);
    }

    @Test
    void rowsAreNotFlatteredByEpochsThatDifferByChanceAlone() {
        SplittableRandom rng = new SplittableRandom(3);
        double flattered = 0;
        double unflattered = 0;
        int trainings = 200;
        for (int t = 0; t < trainings; t++) {
            double[][] epochs = new double[50][100];
            for (double[] epoch : epochs) {
                Arrays.setAll(epoch, i -> rng.nextGaussian());
            }
            flattered += Arrays.stream(epochs)
                            .mapToDouble(UnflatteredRowsTest::mean)
                            .max()
                            .orElseThrow()
                    / trainings;
            unflattered += mean(looked(epochs)) / trainings;
        }
        assertThat(flattered).isGreaterThan(0.2); // the largest of 50 means of 100
        assertThat(unflattered).isCloseTo(0, within(0.03)); // three standard errors of 200 means of 100 are 0.02
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
