package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The likelihood of rows with its gradient; 50-digit values are compared where the layer is tested. */
class MixtureLikelihoodTest {

    static Stream<Arguments> streams() {
        return Stream.of(PositiveFunction.values())
                .flatMap(function -> IntStream.range(0, 5).mapToObj(seed -> Arguments.of(function, seed)));
    }

    @Test
    void oneStandardNormalComponentIsTheStandardNormal() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 1, 1).withVariances(PositiveFunction.EXP, 0);
        double[] gradient = new double[3];
        double logLikelihood = layout.likelihood().logLikelihood(new double[] {7, 0, 0}, new double[] {1.5}, gradient);
        assertThat(logLikelihood).isCloseTo(-0.5 * (1.5 * 1.5 + Math.log(2 * Math.PI)), within(1e-14));
        assertThat(gradient).containsExactly(new double[] {0, 1.5, 0.5 * (1.5 * 1.5 - 1)}, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void theLikelihoodIsTheDensityOfTheMixtureThatTheRowStandsFor(PositiveFunction function, int seed) {
        Random random = new Random(seed);
        MixtureLayout layout =
                MixtureLayout.of("gaussian", 1 + seed, 1 + seed % 3).withVariances(function, 0.01);
        double[] raw = random.doubles(layout.width(), -2, 2).toArray();
        double[] y = random.doubles(layout.targets(), -3, 3).toArray();
        assertThat(layout.likelihood().logLikelihood(raw, y, null))
                .isCloseTo(layout.mixture(raw).logDensity(y), within(1e-11));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void theGradientAgreesWithCentralDifferences(PositiveFunction function, int seed) {
        Random random = new Random(seed);
        MixtureLayout layout =
                MixtureLayout.of("gaussian", 1 + seed, 1 + seed % 3).withVariances(function, 0.01);
        double[] raw = random.doubles(layout.width(), -2, 2).toArray();
        double[] y = random.doubles(layout.targets(), -3, 3).toArray();
        MixtureLikelihood likelihood = layout.likelihood();
        double[] gradient = new double[layout.width()];
        likelihood.logLikelihood(raw, y, gradient);
        double h = 1e-6;
        for (int j = 0; j < raw.length; j++) {
            double centre = raw[j];
            raw[j] = centre + h;
            double up = likelihood.logLikelihood(raw, y, null);
            raw[j] = centre - h;
            double down = likelihood.logLikelihood(raw, y, null);
            raw[j] = centre;
            double slope = (up - down) / (2 * h);
            assertThat(gradient[j]).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfLogitsSumToZero(PositiveFunction function) {
        MixtureLayout layout = MixtureLayout.of("gaussian", 4, 1).withVariances(function, 0.01);
        double[] gradient = new double[layout.width()];
        double[] raw = new Random(1).doubles(layout.width(), -2, 2).toArray();
        layout.likelihood().logLikelihood(raw, new double[] {0.4}, gradient);
        assertThat(gradient[0] + gradient[1] + gradient[2] + gradient[3]).isCloseTo(0, within(1e-15));
    }

    @Test
    void missingTargetsAreIntegratedOut() {
        MixtureLayout both = MixtureLayout.of("gaussian", 2, 2);
        MixtureLayout first = MixtureLayout.of("gaussian", 2, 1);
        double[] raw = {0.3, -0.2, 1, 9, -1, 9, 0.5, 9, 0.1, 9};
        double[] rawOfFirst = {0.3, -0.2, 1, -1, 0.5, 0.1};
        double[] gradient = new double[10];
        double[] gradientOfFirst = new double[6];

        double logLikelihood = both.likelihood().logLikelihood(raw, new double[] {0.7, Double.NaN}, gradient);

        assertThat(logLikelihood)
                .isCloseTo(
                        first.likelihood().logLikelihood(rawOfFirst, new double[] {0.7}, gradientOfFirst),
                        within(1e-14));
        assertThat(new double[] {gradient[0], gradient[1], gradient[2], gradient[4], gradient[6], gradient[8]})
                .containsExactly(gradientOfFirst, within(1e-14));
        assertThat(new double[] {gradient[3], gradient[5], gradient[7], gradient[9]})
                .containsOnly(0.0);
    }

    @ParameterizedTest
    @EnumSource
    void extremeRowsGiveFiniteLikelihoodsAndGradients(PositiveFunction function) {
        MixtureLayout layout = MixtureLayout.of("gaussian", 2, 1).withVariances(function, 1e-6);
        double[] extremes = {-1e30, -1e4, -80, 0, 80, 1e4, 1e30};
        double[] gradient = new double[6];
        for (double logit : extremes) {
            for (double mean : extremes) {
                for (double variance : extremes) {
                    double[] raw = {logit, 0, mean, 1, variance, -80};
                    double value = layout.likelihood().logLikelihood(raw, new double[] {0.5}, gradient);
                    assertThat(value).isFinite();
                    for (double slope : gradient) {
                        assertThat(slope).isFinite();
                    }
                }
            }
        }
    }

    @Test
    void outsideTheSupportTheLikelihoodIsZeroAndTheGradientToo() {
        MixtureLayout layout = MixtureLayout.of(new Nowhere(), 2, 1);
        double[] gradient = {1, 1, 1, 1};
        assertThat(layout.likelihood().logLikelihood(new double[4], new double[1], gradient))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(gradient).containsOnly(0.0);
    }
}
