package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single precision against one row at a time in double precision, and where it leaves the work to others. */
final class SingleGaussianBlockTest {

    private static final int ROWS = 100;
    private static final float EDGE = 3e-5f; // what single precision leaves of an exponential of 40

    private record Values(double sum, float[] gradient) {}

    private static MixtureLayout layout(String function, int components, int targets) {
        return MixtureLayout.of("gaussian", components, targets).withVariances(PositiveFunction.of(function), 1e-6);
    }

    private static SingleGaussianBlock block(MixtureLayout layout, String function) {
        return new SingleGaussianBlock(layout, function.equals("softplus"), 1e-6);
    }

    private static float[] normals(int count, float mean, float spread, RandomGenerator rng) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = mean + spread * (float) rng.nextGaussian();
        }
        return values;
    }

    private static Values byRow(MixtureLayout layout, float[] columns, float[] y, float factor) {
        int width = layout.width();
        int rows = y.length / layout.targets();
        float[] raw = new float[columns.length];
        float[] gradient = new float[columns.length];
        float[] turned = new float[columns.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = columns[i % width * rows + i / width];
        }
        double sum = new ScalarBatchLikelihood(layout).logLikelihood(raw, y, factor, gradient, rows);
        for (int i = 0; i < raw.length; i++) {
            turned[i % width * rows + i / width] = gradient[i];
        }
        return new Values(sum, turned);
    }

    private static void checkAgreement(Values expected, double sum, float[] gradient, int rows) {
        assertThat(sum).isCloseTo(expected.sum(), within(2e-6 * Math.max(rows, Math.abs(expected.sum()))));
        double error = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i++) {
            error += Math.pow(gradient[i] - expected.gradient()[i], 2);
            size += Math.pow(expected.gradient()[i], 2);
        }
        assertThat(Math.sqrt(error / size)).isLessThan(3e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "softplus, 1, 1", "softplus, 5, 1", "softplus, 3, 2", "softplus, 20, 3", "softplus, 2, 4",
        "exp, 1, 1", "exp, 5, 1", "exp, 3, 2", "exp, 20, 3", "exp, 2, 4"
    })
    void agreesWithSingleRows(String function, int components, int targets) {
        MixtureLayout layout = layout(function, components, targets);
        RandomGenerator rng = new SplittableRandom(components);
        for (float spread : new float[] {0.2f, 0.6f}) {
            float[] raw = normals(ROWS * layout.width(), 0, spread, rng);
            float[] y = normals(ROWS * targets, 0, spread, rng);
            float[] gradient = new float[raw.length];
            SingleGaussianBlock block = block(layout, function);
            double sum = 0;
            for (int start = 0; start < ROWS; start += block.mostRows()) {
                int rows = Math.min(block.mostRows(), ROWS - start);
                sum += block.logLikelihood(raw, y, -0.5f, gradient, start, rows, ROWS);
            }
            checkAgreement(byRow(layout, raw, y, -0.5f), sum, gradient, ROWS);
        }
    }

    /** Tiny variances and weights, as where a network has learnt its rows by heart. */
    @ParameterizedTest
    @ValueSource(strings = {"softplus", "exp"})
    void agreesWhereComponentsHaveCollapsed(String function) {
        MixtureLayout layout = layout(function, 3, 1);
        RandomGenerator rng = new SplittableRandom(2);
        float[] y = normals(ROWS, 0, 1, rng);
        float[] raw = new float[ROWS * layout.width()];
        for (int r = 0; r < ROWS; r++) {
            int own = r % 3;
            for (int k = 0; k < 3; k++) {
                raw[k * ROWS + r] = k == own ? 5 : -30 * rng.nextFloat();
                raw[(3 + k) * ROWS + r] =
                        k == own ? y[r] + 1e-3f * (float) rng.nextGaussian() : (float) rng.nextGaussian();
                raw[(6 + k) * ROWS + r] = -12 - 6 * rng.nextFloat();
            }
        }
        float[] gradient = new float[raw.length];
        double sum = block(layout, function).logLikelihood(raw, y, 1, gradient, 0, ROWS, ROWS);
        checkAgreement(byRow(layout, raw, y, 1), sum, gradient, ROWS);
    }

    @Test
    void whatIsOutOfRangeIsLeftToDoublePrecision() {
        MixtureLayout layout = layout("softplus", 2, 1);
        float[] nothing = {0, 0, 0, 0, 0, 0};
        float[] gradient = new float[6];
        SingleGaussianBlock block = block(layout, "softplus");
        assertThat(block.logLikelihood(nothing, new float[] {0}, 1, gradient, 0, 1, 1))
                .isFinite();
        for (float y : new float[] {10, 1e12f, -1e30f, Float.NaN}) {
            checkGivenUp(layout, block, nothing, y);
        }
        for (int j = 0; j < 6; j++) {
            float[] raw = nothing.clone();
            raw[j] = Float.NaN;
            checkGivenUp(layout, block, raw, 0);
        }
        checkGivenUp(layout, block, new float[] {Float.POSITIVE_INFINITY, 0, 0, 0, 0, 0}, 0);
        float[] hugeVariance = {0, 0, 0, 0, 0, 1e9f};
        checkGivenUp(layout("exp", 2, 1), block(layout("exp", 2, 1), "exp"), hugeVariance, 0);
    }

    @ParameterizedTest
    @CsvSource({"-1000, -900", "1000, 1001", "1e9, -1e9", "-1e6, -1e6", "88, 89"})
    void onlyTheDifferencesOfLogitsCount(float first, float second) {
        MixtureLayout layout = layout("softplus", 2, 1);
        float[] raw = {first, second, 0, 0.5f, 0, 0.1f};
        float[] y = {0.3f};
        float[] gradient = new float[6];
        double sum = block(layout, "softplus").logLikelihood(raw, y, 1, gradient, 0, 1, 1);
        checkAgreement(byRow(layout, raw, y, 1), sum, gradient, 1);
    }

    @ParameterizedTest
    @ValueSource(floats = {40, 1e4f, 1e9f, 1e30f})
    void aComponentAsWideAsCanBeTakesNoPart(float rawVariance) {
        MixtureLayout layout = layout("softplus", 2, 1);
        float[] raw = {0, 0, 0, 0, 0, rawVariance};
        float[] y = {0.3f};
        float[] gradient = new float[6];
        double sum = block(layout, "softplus").logLikelihood(raw, y, 1, gradient, 0, 1, 1);
        checkAgreement(byRow(layout, raw, y, 1), sum, gradient, 1);
    }

    /** From well inside the range over its edges: whatever it does not give up is right. */
    @ParameterizedTest
    @ValueSource(strings = {"softplus", "exp"})
    void whatIsNotLeftToDoublePrecisionAgreesToTheEdge(String function) {
        MixtureLayout layout = layout(function, 2, 1);
        SingleGaussianBlock block = block(layout, function);
        int kept = 0;
        int givenUp = 0;
        for (float logits : new float[] {-30, -19, -18.5f, -18.3f, -17, -5, 0, 20, 38, 39, 39.9f, 41}) {
            for (float rawVariance : new float[] {-20, -10, 0, 20, 35, 39, 39.9f, 41}) {
                for (float deviations : new float[] {0, 3, 5, 5.9f, 6.1f, 6.3f, 6.5f, 7}) {
                    double variance = PositiveFunction.of(function).value(rawVariance) + 1e-6;
                    float[] raw = {logits, logits - 1, 0, 0.1f, rawVariance, rawVariance - 0.2f};
                    float[] y = {(float) (deviations * Math.sqrt(variance))};
                    float[] gradient = new float[raw.length];
                    double sum = block.logLikelihood(raw, y, 1, gradient, 0, 1, 1);
                    if (Double.isNaN(sum)) {
                        givenUp++;
                    } else {
                        kept++;
                        Values expected = byRow(layout, raw, y, 1);
                        assertThat(sum).isCloseTo(expected.sum(), within(EDGE * Math.max(1, Math.abs(expected.sum()))));
                        for (int j = 0; j < gradient.length; j++) {
                            float size = Math.max(1, Math.abs(expected.gradient()[j]));
                            assertThat(gradient[j]).isCloseTo(expected.gradient()[j], within(EDGE * size));
                        }
                    }
                }
            }
        }
        assertThat(kept).isGreaterThan(150);
        assertThat(givenUp).isGreaterThan(150);
    }

    private static void checkGivenUp(MixtureLayout layout, SingleGaussianBlock block, float[] raw, float y) {
        float[] untouched = {7, 7, 7, 7, 7, 7};
        float[] targets = {y};
        assertThat(block.logLikelihood(raw, targets, 1, untouched, 0, 1, 1)).isNaN();
        assertThat(untouched).containsOnly(7);
        float[] gradient = new float[6];
        ColumnLikelihood likelihood = (ColumnLikelihood) layout.batchLikelihood();
        double sum = likelihood.logLikelihoodOfColumns(raw, targets, 1, gradient, 1);
        float[] expected = new float[6];
        Double expectedSum = layout.batchLikelihood().logLikelihood(raw, targets, 1, expected, 1); // may be NaN
        assertThat(sum).isEqualTo(expectedSum);
        assertThat(gradient).isEqualTo(expected);
    }

    /** A block in the middle that is left to double precision does not touch its neighbours. */
    @Test
    void oneOutlierCostsItsBlockAlone() {
        MixtureLayout layout = layout("softplus", 5, 1);
        int rows = 3 * block(layout, "softplus").mostRows() + 10;
        RandomGenerator rng = new SplittableRandom(3);
        float[] raw = normals(rows * layout.width(), 0, 1, rng);
        float[] y = normals(rows, 0, 1, rng);
        ColumnLikelihood likelihood = (ColumnLikelihood) layout.batchLikelihood();
        float[] before = new float[raw.length];
        double sum = likelihood.logLikelihoodOfColumns(raw, y, 1, before, rows);
        checkAgreement(byRow(layout, raw, y, 1), sum, before, rows);
        float[] moved = y.clone();
        moved[rows / 2] = 1000;
        float[] after = new float[raw.length];
        double sumWithOutlier = likelihood.logLikelihoodOfColumns(raw, moved, 1, after, rows);
        checkAgreement(byRow(layout, raw, moved, 1), sumWithOutlier, after, rows);
        for (int j = 0; j < layout.width(); j++) {
            assertThat(Arrays.copyOfRange(after, j * rows, j * rows + 10))
                    .isEqualTo(Arrays.copyOfRange(before, j * rows, j * rows + 10));
        }
    }
}
