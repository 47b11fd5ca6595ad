package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast path against the slow one. */
final class BatchLikelihoodTest {

    @ParameterizedTest
    @CsvSource({
        "softplus, 1e-6, 1, 1, 1", "softplus, 1e-6, 5, 2, 1", "softplus, 0, 10, 5, 3", "exp, 0, 3, 1, 1",
        "exp, 1e-4, 5, 3, 4", "relu, 1e-2, 3, 2, 1", "elu+1, 0, 4, 1, 1", "square, 1e-3, 2, 2, 1",
        "softplus, 1e-6, 100, 1, 3", "exp, 0, 2, 1000, 1"
    })
    void batchesAgreeWithSingleRows(String function, double floor, int components, int targets, float spread) {
        MixtureLayout layout =
                MixtureLayout.of("gaussian", components, targets).withVariances(PositiveFunction.of(function), floor);
        int rows = 50;
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(components);
        float[] raw = new float[rows * layout.width()];
        float[] y = new float[rows * targets];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = spread * (float) rng.nextGaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 7 == 3 ? Float.NaN : spread * (float) rng.nextGaussian();
        }
        float[] gradient = new float[raw.length];
        double sum = layout.batchLikelihood().logLikelihood(raw, y, -0.5f, gradient, rows);

        float[] expectedGradient = new float[raw.length];
        double expected = new ScalarBatchLikelihood(layout).logLikelihood(raw, y, -0.5f, expectedGradient, rows);
        assertThat(sum).isCloseTo(expected, Offset.offset(2e-6 * Math.max(rows, Math.abs(expected))));
        for (int i = 0; i < gradient.length; i++) {
            float tolerance = (targets < 100 ? 2e-5f : 2e-4f) * Math.max(1, Math.abs(expectedGradient[i]));
            assertThat(gradient[i]).as("entry %d", i).isCloseTo(expectedGradient[i], Offset.offset(tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({"softplus, 1e-6", "softplus, 0", "exp, 0", "exp, 1e-6", "relu, 1e-6", "elu+1, 0", "square, 1e-6"})
    void extremesStayFinite(String function, double floor) {
        MixtureLayout layout = MixtureLayout.of("gaussian", 2, 1).withVariances(PositiveFunction.of(function), floor);
        for (float logit : new float[] {-1000, 0, 1000}) {
            for (float variance : new float[] {-1000, -80, 0, 80, 1000}) {
                for (float y : new float[] {-1e12f, -1e6f, 0, 1e6f, 1e12f}) {
                    float[] raw = {logit, 0, 0, 1, variance, 0};
                    float[] gradient = new float[6];
                    double value = layout.batchLikelihood().logLikelihood(raw, new float[] {y}, -1, gradient, 1);
                    assertThat(value).as("%s %s %s", logit, variance, y).isFinite();
                    for (float entry : gradient) {
                        assertThat(Math.abs(entry)).isLessThanOrEqualTo(BatchLikelihood.LARGEST_GRADIENT);
                    }
                }
            }
        }
    }

    @Test
    void missingTargetsDoNotHideRawNumbersThatAreNone() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 2, 1);
        float[] y = {Float.NaN, 1};
        for (int j = 0; j < layout.width(); j++) {
            float[] raw = new float[2 * layout.width()];
            raw[layout.width() + j] = Float.NaN;
            double value = layout.batchLikelihood().logLikelihood(raw, y, -1, new float[raw.length], 2);
            assertThat(value).as("raw number %d", j).isNaN();
        }
    }
}
