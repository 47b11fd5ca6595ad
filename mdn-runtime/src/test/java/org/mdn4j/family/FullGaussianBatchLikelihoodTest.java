package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns of rows against one row at a time. */
final class FullGaussianBatchLikelihoodTest {

    private static final int ROWS = 150; // two blocks of one component and a part

    private static MixtureLayout layout(String function, double varianceFloor, int components, int targets) {
        return MixtureLayout.of("gaussian-full", components, targets)
                .withVariances(PositiveFunction.of(function), varianceFloor);
    }

    static Stream<Arguments> shapes() {
        return Stream.of("softplus 1e-6", "softplus 0", "softplus 0.25", "exp 0", "exp 1e-4")
                .flatMap(constraint -> IntStream.rangeClosed(1, 4)
                        .boxed()
                        .flatMap(targets -> Stream.of(1, 2, 5, 8)
                                .map(components -> Arguments.of(
                                        constraint.split(" ")[0],
                                        Double.parseDouble(constraint.split(" ")[1]),
                                        components,
                                        targets))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void blocksAgreeWithSingleRows(String function, double floor, int components, int targets) {
        MixtureLayout layout = layout(function, floor, components, targets);
        for (float spread : new float[] {0.3f, 1, 3}) {
            checkAgreement(layout, spread, 0);
            checkAgreement(layout, spread, 0.1);
        }
    }

    @ParameterizedTest
    @CsvSource({"softplus, 1e-6, 3, 12", "exp, 0, 2, 30", "softplus, 1e-6, 100, 2", "softplus, 0, 20, 9"})
    void manyTargetsOrComponentsAgreeToo(String function, double floor, int components, int targets) {
        checkAgreement(layout(function, floor, components, targets), 0.4f, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"relu, 1e-2", "elu+1, 0", "square, 1e-3"})
    void otherPositiveFunctionsAgreeToo(String function, double floor) {
        checkAgreement(layout(function, floor, 3, 2), 1, 0.1);
    }

    private static void checkAgreement(MixtureLayout layout, float spread, double missing) {
        RandomGenerator rng = new SplittableRandom(layout.width());
        float[] raw = normals(ROWS * layout.width(), spread, rng);
        float[] y = normals(ROWS * layout.targets(), spread, rng);
        for (int i = 0; i < y.length; i++) {
            y[i] = rng.nextDouble() < missing ? Float.NaN : y[i];
        }
        float[] gradient = new float[raw.length];
        float[] expectedGradient = new float[raw.length];
        double sum = layout.batchLikelihood().logLikelihood(raw, y, -0.5f, gradient, ROWS);
        double expected = new ScalarBatchLikelihood(layout).logLikelihood(raw, y, -0.5f, expectedGradient, ROWS);
        assertThat(sum).isCloseTo(expected, within(1e-7 * Math.max(ROWS, Math.abs(expected))));
        for (int i = 0; i < gradient.length; i++) {
            double tolerance = 1e-6 * Math.max(1, Math.abs(expectedGradient[i]));
            assertThat((double) gradient[i])
                    .as("row %d, column %d", i / layout.width(), i % layout.width())
                    .isCloseTo(expectedGradient[i], within(tolerance));
        }
    }

    private static float[] normals(int count, float spread, RandomGenerator rng) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = spread * (float) rng.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"softplus, 1e-6, 2", "exp, 0, 2", "softplus, 0, 3", "exp, 1e-2, 4"})
    void theGradientAgreesWithCentralDifferences(String function, double floor, int targets) {
        MixtureLayout layout = layout(function, floor, 3, targets);
        RandomGenerator rng = new SplittableRandom(targets);
        float[] raw = normals(4 * layout.width(), 1, rng);
        float[] y = normals(4 * targets, 1, rng);
        float[] gradient = new float[raw.length];
        float[] ignored = new float[raw.length];
        BatchLikelihood likelihood = layout.batchLikelihood();
        likelihood.logLikelihood(raw, y, 1, gradient, 4);
        for (int i = 0; i < raw.length; i++) {
            float[] above = raw.clone();
            float[] below = raw.clone();
            above[i] += 2e-4f;
            below[i] -= 2e-4f;
            double rise = likelihood.logLikelihood(above, y, 1, ignored, 4)
                    - likelihood.logLikelihood(below, y, 1, ignored, 4);
            double slope = rise / ((double) above[i] - below[i]);
            assertThat((double) gradient[i]).as("entry %d", i).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
        }
    }

    @ParameterizedTest
    @CsvSource({"softplus, 1e-6", "softplus, 0", "exp, 0", "exp, 1e-6"})
    void extremesStayFinite(String function, double floor) {
        MixtureLayout layout = layout(function, floor, 2, 3);
        RandomGenerator rng = new SplittableRandom(3);
        float[] magnitudes = {0, 1, -1, 80, -80, 1000, -1000, 1e6f, -1e6f, 1e12f, Float.MAX_VALUE, -Float.MAX_VALUE};
        int rows = 5000;
        float[] raw = new float[rows * layout.width()];
        float[] y = new float[rows * 3];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = magnitudes[rng.nextInt(magnitudes.length)];
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = magnitudes[rng.nextInt(magnitudes.length)];
        }
        float[] gradient = new float[raw.length];
        double sum = layout.batchLikelihood().logLikelihood(raw, y, -1, gradient, rows);
        assertThat(sum).isFinite();
        for (float entry : gradient) {
            assertThat(Math.abs(entry)).isLessThanOrEqualTo(BatchLikelihood.LARGEST_GRADIENT);
        }
    }

    /** The nearer component is responsible, however unequal their widths are. */
    @Test
    void targetsAMillionScalesAwayBelongToTheWiderComponent() {
        MixtureLayout layout = layout("exp", 0, 2, 2);
        float scale = (float) Math.log(1e-3);
        float[] raw = {0, 0, 0, 0, 0, 0, scale, scale, 0, 0, 0.5f, 0.5f};
        float[] gradient = new float[raw.length];
        double value = layout.batchLikelihood().logLikelihood(raw, new float[] {1e3f, 2e3f}, 1, gradient, 1);
        double[] wide = {0, 0, 0, 0, 0.5};
        double expected = Math.log(0.5) + layout.family().logDensity(wide, new double[] {1e3, 2e3}, null);
        assertThat(value).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        assertThat(gradient[0]).isEqualTo(-0.5f);
        assertThat(gradient[2]).isZero();
        assertThat(gradient[4]).isNotZero();
    }

    @Test
    void aRawRowThatIsNotANumberIsNotHidden() {
        MixtureLayout layout = layout("softplus", 1e-6, 2, 2);
        for (int i = 0; i < layout.width(); i++) {
            float[] raw = new float[layout.width()];
            raw[i] = Float.NaN;
            float[] gradient = new float[raw.length];
            assertThat(layout.batchLikelihood().logLikelihood(raw, new float[] {1, 2}, 1, gradient, 1))
                    .as("entry %d", i)
                    .isNaN();
        }
    }
}
