package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the likelihood of every registered family has to obey. */
class FamilyKernelContractTest {

    private static final double STEP = 1e-5;

    static Stream<FamilyCase> cases() {
        return FamilyCase.cases(3, 1, 2, 3, 5);
    }

    static Stream<FamilyCase> oneOfEach() {
        return FamilyCase.cases(1, 1, 3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientAgreesWithCentralDifferences(FamilyCase random) {
        for (double[] y : random.draws(8)) {
            checkGradient(random, y);
            y[random.targets() / 2] = Double.NaN;
            checkGradient(random, y);
        }
    }

    private static void checkGradient(FamilyCase random, double[] y) {
        double[] gradient = new double[random.link().length];
        Arrays.fill(gradient, Double.NaN);
        double logDensity = random.family().logDensity(random.link(), y, gradient);
        assertThat(logDensity).isEqualTo(random.logDensity(y));
        for (int i = 0; i < gradient.length; i++) {
            double[] moved = random.link().clone();
            moved[i] += STEP;
            double above = random.family().logDensity(moved, y, null);
            moved[i] -= 2 * STEP;
            double below = random.family().logDensity(moved, y, null);
            double expected = (above - below) / (2 * STEP);
            assertThat(gradient[i])
                    .as("derivative %d at %s", i, Arrays.toString(y))
                    .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected) + 1e-3 * Math.abs(logDensity))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelIsTheLogDensityOfTheComponent(FamilyCase random) {
        for (double[] y : random.draws(20)) {
            double expected = random.component().logDensity(y);
            assertThat(random.logDensity(y)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void missingCoordinatesAreIntegratedOut(FamilyCase random) {
        double[] y = random.draws(1)[0];
        double[] allMissing = new double[y.length];
        Arrays.fill(allMissing, Double.NaN);
        assertThat(random.logDensity(allMissing)).isZero();
        if (y.length < 3) {
            return;
        }
        double expected = random.component().marginal(0, 2).logDensity(y[0], y[2]);
        double[] missing = allMissing.clone();
        missing[0] = y[0];
        missing[2] = y[2];
        assertThat(random.logDensity(missing)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void likelihoodAndGradientAreFiniteAtExtremes(FamilyCase random) {
        RandomGenerator rng = new SplittableRandom(1);
        double[] gradient = new double[random.link().length];
        double[] magnitudes = {0, 1, 1e-6, 1e6, -1e6, 1e6 * Math.exp(80), 0.5, 1e-300, 0.999999, -3};
        for (int trial = 0; trial < 1000; trial++) {
            double[] link = new double[gradient.length];
            Arrays.setAll(link, i -> 80 * (rng.nextInt(3) - 1));
            double[] y = new double[random.targets()];
            Arrays.setAll(y, d -> {
                double value = magnitudes[rng.nextInt(magnitudes.length)];
                return random.family().supports(value) ? value : Double.NaN;
            });
            String where = Arrays.toString(link) + " at " + Arrays.toString(y);
            assertThat(random.family().logDensity(link, y, gradient)).as(where).isFinite();
            for (double derivative : gradient) {
                assertThat(derivative).as("gradient, " + where).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void unsupportedTargetsHaveNoDensityAndNoGradient(FamilyCase random) {
        assertThat(random.family().supports(Double.NaN)).isFalse();
        assertThat(random.family().supports(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(random.family().support()).isNotBlank();
        for (double outside : new double[] {-1, 0, 1, 2.5, 4}) {
            if (!random.family().supports(outside)) {
                double[] y = new double[random.targets()];
                Arrays.fill(y, outside);
                double[] gradient = new double[random.link().length];
                Arrays.fill(gradient, 1);
                assertThat(random.family().logDensity(random.link(), y, gradient))
                        .isEqualTo(Double.NEGATIVE_INFINITY);
                assertThat(gradient).containsOnly(0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void parametersThatAreNotNumbersAreRefused(FamilyCase random) {
        for (int i = 0; i < random.link().length; i++) {
            double[] link = random.link().clone();
            link[i] = Double.NaN;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> random.family().component(link))
                    .withMessageContaining("need")
                    .withMessageContaining("NaN");
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void groupsHaveDistinctNamesAndFillTheLink(FamilyCase random) {
        Set<String> names = new HashSet<>();
        int size = 0;
        for (Parameter parameter : random.family().parameters(random.targets())) {
            assertThat(names.add(parameter.name())).isTrue();
            size += parameter.size();
        }
        assertThat(size).isEqualTo(random.link().length);
        assertThat(random.family().name()).isEqualTo(random.family().name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void trainingStartsWithTheMomentsAskedFor(FamilyCase random) {
        double[] mean = {0.4, 0.5, 0.6};
        double[] deviation = {0.25, 0.2, 0.2};
        double[] means = Arrays.copyOf(mean, random.targets());
        double[] deviations = Arrays.copyOf(deviation, random.targets());
        double[] link = random.family().rawFromMoments(means, deviations);
        double[] started = random.family().component(link).mean();
        assertThat(started).containsExactly(means, within(1e-6));
    }
}
