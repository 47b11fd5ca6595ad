package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The families with a kernel over columns of rows: against one row at a time. */
final class ColumnBatchLikelihoodTest {

    private static final int ROWS = 150; // two blocks of one component and a part

    private static MixtureLayout layout(String family, String function, double floor, int components, int targets) {
        MixtureLayout layout = MixtureLayout.of(family, components, targets);
        Constraint positive = Constraint.positive(PositiveFunction.of(function), floor);
        return layout.withConstraints(layout.groups().stream()
                .map(MixtureLayout.Group::parameter)
                .map(parameter ->
                        isExponent(family, parameter) || !parameter.constraint().isPositive()
                                ? parameter.constraint()
                                : positive)
                .toList());
    }

    /** Which keeps its constraint: powers of thousands make differences between components drown in rounding. */
    private static boolean isExponent(String family, Parameter parameter) {
        return family.equals("exponential-power") && parameter.role() == Parameter.Role.SHAPE;
    }

    static Stream<MixtureLayout> layouts() {
        List<MixtureLayout> layouts = new ArrayList<>();
        for (String family :
                List.of("gaussian-full", "laplace", "logistic", "lognormal", "student-t", "exponential-power")) {
            for (int targets = 1; targets <= 4; targets++) {
                for (int components : new int[] {1, 2, 5, 8}) {
                    layouts.add(layout(family, "softplus", 1e-3, components, targets));
                    layouts.add(layout(family, "softplus", 0, components, targets));
                    layouts.add(layout(family, "exp", 0, components, targets));
                    layouts.add(layout(family, "exp", 0.5, components, targets));
                }
            }
        }
        return layouts.stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void blocksAgreeWithSingleRows(MixtureLayout layout) {
        assertThat(layout.batchLikelihood()).isInstanceOf(ColumnBatchLikelihood.class);
        for (float spread : new float[] {0.3f, 1, 3}) {
            checkAgreement(layout, spread, 0);
            checkAgreement(layout, spread, 0.3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gaussian-full, softplus, 1e-3, 3, 12",
        "gaussian-full, exp, 0, 2, 30",
        "gaussian-full, softplus, 1e-3, 100, 2",
        "laplace, softplus, 0, 20, 9",
        "logistic, exp, 0, 2, 1000",
        "lognormal, softplus, 1e-3, 100, 1",
        "student-t, softplus, 2, 20, 9",
        "student-t, exp, 0, 2, 300",
        "exponential-power, softplus, 0, 20, 9",
        "exponential-power, exp, 0, 2, 1000"
    })
    void manyTargetsOrComponentsAgreeToo(String family, String function, double floor, int components, int targets) {
        checkAgreement(layout(family, function, floor, components, targets), 0.4f, 0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "gaussian-full, relu, 1e-2",
        "laplace, elu+1, 0",
        "logistic, square, 1e-3",
        "student-t, relu, 1e-2",
        "exponential-power, relu, 1e-2"
    })
    void otherPositiveFunctionsAgreeToo(String family, String function, double floor) {
        checkAgreement(layout(family, function, floor, 3, 2), 1, 0.1);
    }

    private static void checkAgreement(MixtureLayout layout, float spread, double missing) {
        RandomGenerator rng = new SplittableRandom(layout.width());
        float[] raw = normals(ROWS * layout.width(), spread, rng);
        float[] y = targets(layout, ROWS, spread, rng);
        for (int i = 0; i < y.length; i++) {
            y[i] = rng.nextDouble() < missing ? Float.NaN : y[i];
        }
        float[] gradient = new float[raw.length];
        float[] expectedGradient = new float[raw.length];
        double sum = layout.batchLikelihood().logLikelihood(raw, y, -0.5f, gradient, ROWS);
        double expected = new ScalarBatchLikelihood(layout).logLikelihood(raw, y, -0.5f, expectedGradient, ROWS);
        assertThat(sum).isCloseTo(expected, within(1e-7 * Math.max(ROWS, Math.abs(expected))));
        int worst = 0;
        for (int i = 0; i < gradient.length; i++) {
            double error = error(gradient[i], expectedGradient[i]);
            worst = error <= error(gradient[worst], expectedGradient[worst]) ? worst : i;
        }
        assertThat(error(gradient[worst], expectedGradient[worst]))
                .as("row %d, column %d", worst / layout.width(), worst % layout.width())
                .isLessThan(1e-6);
    }

    private static double error(float actual, float expected) {
        return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
    }

    private static float[] normals(int count, float spread, RandomGenerator rng) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = spread * (float) rng.nextGaussian();
        }
        return values;
    }

    private static float[] targets(MixtureLayout layout, int rows, float spread, RandomGenerator rng) {
        float[] y = normals(rows * layout.targets(), spread, rng);
        if (!layout.family().supports(-1)) {
            for (int i = 0; i < y.length; i++) {
                y[i] = (float) Math.exp(y[i]);
            }
        }
        return y;
    }

    @Test
    void shapesThatAreExponentialsAgreeToo() {
        MixtureLayout layout = withShapes(Constraint.positive(PositiveFunction.EXP, 0.5));
        assertThat(layout.batchLikelihood()).isInstanceOf(ColumnBatchLikelihood.class);
        checkAgreement(layout, 0.3f, 0.1);
        checkAgreement(layout, 1, 0);
    }

    @Test
    void shapesSmallerThanTheFitOfTheGammaFunctionReachesGoRowByRow() {
        MixtureLayout layout = withShapes(Constraint.positive(PositiveFunction.SOFTPLUS, 0.1));
        assertThat(layout.batchLikelihood()).isInstanceOf(ScalarBatchLikelihood.class);
    }

    private static MixtureLayout withShapes(Constraint shape) {
        MixtureLayout layout = layout("exponential-power", "softplus", 1e-3, 3, 2);
        return layout.withConstraints(layout.groups().stream()
                .map(group -> group.parameter().role() == Parameter.Role.SHAPE
                        ? shape
                        : group.parameter().constraint())
                .toList());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void theGradientAgreesWithCentralDifferences(MixtureLayout layout) {
        RandomGenerator rng = new SplittableRandom(layout.width());
        float[] raw = normals(layout.width(), 1, rng);
        float[] y = targets(layout, 1, 1, rng);
        float[] gradient = new float[raw.length];
        float[] ignored = new float[raw.length];
        BatchLikelihood likelihood = layout.batchLikelihood();
        likelihood.logLikelihood(raw, y, 1, gradient, 1);
        for (int i = 0; i < raw.length; i++) {
            float[] above = raw.clone();
            float[] below = raw.clone();
            above[i] += 2e-4f;
            below[i] -= 2e-4f;
            double rise = likelihood.logLikelihood(above, y, 1, ignored, 1)
                    - likelihood.logLikelihood(below, y, 1, ignored, 1);
            double slope = rise / ((double) above[i] - below[i]);
            assertThat((double) gradient[i]).as("entry %d", i).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
        }
    }

    /** By mpmath with 50 digits, from determinant and inverse of the covariance matrices; the gradient by differences. */
    @Test
    void fullCovariancesHaveTheValueOfTheMatrixFormula() {
        MixtureLayout layout = layout("gaussian-full", "softplus", 1e-3, 2, 3);
        float[] raw = {
            0.5f, -0.25f, 1, -0.5f, 2, 0, 0.5f, 1, 0.5f, 0, 1, 1.5f, 0.5f, 1, 1.5f, -0.75f, 0.5f, 0.25f, -1, 0.25f
        };
        double[] expected = {
            0.308533553721,
            -0.308533553721,
            -0.394293487794,
            -0.280062451112,
            -0.1720552656,
            0.0171601552365,
            -0.0283359668816,
            0.014226480837,
            -0.504672847362,
            -0.560158880092,
            -0.549415327675,
            -0.00178058757906,
            0.0238113038995,
            0.00107842139897,
            0.0996867754926,
            0.115952713162,
            0.0703912092061,
            -0.00811487712417,
            0.00549141590768,
            -0.0349294944037
        };
        float[] gradient = new float[raw.length];
        double value = layout.batchLikelihood().logLikelihood(raw, new float[] {0.5f, -1.25f, 2}, 1, gradient, 1);
        assertThat(value).isCloseTo(-3.2204173357222189, within(1e-8));
        for (int i = 0; i < gradient.length; i++) {
            assertThat((double) gradient[i]).as("entry %d", i).isCloseTo(expected[i], within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gaussian-full, softplus, 1e-3", "gaussian-full, softplus, 0", "gaussian-full, exp, 0",
                "gaussian-full, exp, 1e-3",
        "laplace, softplus, 0", "laplace, exp, 0", "logistic, softplus, 0", "logistic, exp, 0",
        "lognormal, softplus, 0", "lognormal, exp, 0", "student-t, softplus, 2", "student-t, exp, 0",
        "exponential-power, softplus, 0", "exponential-power, exp, 0"
    })
    void extremesStayFinite(String family, String function, double floor) {
        MixtureLayout layout = layout(family, function, floor, 2, 3);
        RandomGenerator rng = new SplittableRandom(3);
        float[] magnitudes = {0, 1, -1, 80, -80, 1000, -1000, 1e6f, -1e6f, 1e12f, Float.MAX_VALUE, -Float.MAX_VALUE};
        int rows = 5000;
        float[] raw = new float[rows * layout.width()];
        float[] y = new float[rows * 3];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = magnitudes[rng.nextInt(magnitudes.length)];
        }
        for (int i = 0; i < y.length; i++) {
            float value = magnitudes[rng.nextInt(magnitudes.length)];
            y[i] = layout.family().supports(value) ? value : Float.MIN_VALUE;
        }
        float[] gradient = new float[raw.length];
        assertThat(layout.batchLikelihood().logLikelihood(raw, y, -1, gradient, rows))
                .isFinite();
        for (float entry : gradient) {
            assertThat(Math.abs(entry)).isLessThanOrEqualTo(BatchLikelihood.LARGEST_GRADIENT);
        }
    }

    /** However unequal the widths are. */
    @ParameterizedTest
    @ValueSource(strings = {"gaussian-full", "laplace", "logistic"})
    void targetsAMillionScalesAwayBelongToTheWiderComponent(String family) {
        MixtureLayout layout = layout(family, "exp", 0, 2, 2);
        float scale = (float) Math.log(1e-3);
        float[] raw = Arrays.copyOf(new float[] {0, 0, 0, 0, 0, 0, scale, scale, 0, 0}, layout.width());
        float[] gradient = new float[raw.length];
        double value = layout.batchLikelihood().logLikelihood(raw, new float[] {1e3f, 2e3f}, 1, gradient, 1);
        double[] wide = new double[layout.componentSize()];
        double expected = Math.log(0.5) + layout.family().logDensity(wide, new double[] {1e3, 2e3}, null);
        assertThat(value).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        assertThat(gradient[0]).isEqualTo(-0.5f);
        assertThat(gradient[2]).isZero();
        assertThat(gradient[4]).isPositive();
    }

    @Test
    void targetsOutsideTheSupportHaveNoDensityAndNoGradient() {
        MixtureLayout layout = layout("lognormal", "softplus", 1e-3, 2, 1);
        float[] raw = normals(3 * layout.width(), 1, new SplittableRandom(1));
        float[] gradient = new float[raw.length];
        Arrays.fill(gradient, 1);
        double sum = layout.batchLikelihood().logLikelihood(raw, new float[] {1, 0, 2}, 1, gradient, 3);
        assertThat(sum).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Arrays.copyOfRange(gradient, layout.width(), 2 * layout.width()))
                .containsOnly(0);
        assertThat(gradient[0]).isNotZero().isNotEqualTo(1);
        assertThat(gradient[2 * layout.width()]).isNotZero().isNotEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaussian-full", "laplace", "logistic", "lognormal", "student-t", "exponential-power"})
    void aRawRowThatIsNotANumberIsNotHidden(String family) {
        MixtureLayout layout = layout(family, "softplus", 1e-3, 2, 2);
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
