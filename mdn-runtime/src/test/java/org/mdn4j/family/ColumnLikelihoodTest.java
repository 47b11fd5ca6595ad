package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw rows as columns: the same numbers from other places. */
final class ColumnLikelihoodTest {

    private static final int ROWS = 150; // of which blocks take 64

    @ParameterizedTest
    @CsvSource({
        "gaussian, 5, 1",
        "gaussian, 3, 4",
        "gaussian-full, 2, 3",
        "laplace, 4, 2",
        "lognormal, 3, 1", // in blocks
        "student-t, 3, 1",
        "gaussian-spherical, 2, 3",
        "poisson, 2, 1" // row by row
    })
    void columnsGiveWhatRowsGive(String family, int components, int targets) {
        MixtureLayout layout = MixtureLayout.of(family, components, targets);
        ColumnLikelihood likelihood = (ColumnLikelihood) layout.batchLikelihood();
        RandomGenerator rng = new SplittableRandom(11);
        int width = layout.width();
        float[] raw = new float[ROWS * width];
        float[] y = new float[ROWS * targets];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) rng.nextGaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 17 == 5 ? Float.NaN : 1 + i % 3;
        }
        float[] gradient = new float[raw.length];
        double sum = likelihood.logLikelihood(raw, y, -0.5f, gradient, ROWS);
        float[] gradientColumns = new float[raw.length];
        float[] columns = transposed(raw, ROWS, width);
        assertThat(likelihood.logLikelihoodOfColumns(columns, y, -0.5f, gradientColumns, ROWS))
                .isEqualTo(sum);
        assertThat(transposed(gradientColumns, width, ROWS)).isEqualTo(gradient);
        assertThat(likelihood.logLikelihood(raw, y, -0.5f, gradientColumns, ROWS))
                .as("rows again")
                .isEqualTo(sum);
        assertThat(gradientColumns).isEqualTo(gradient);
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            transposed[i % columns * rows + i / columns] = matrix[i];
        }
        return transposed;
    }
}
