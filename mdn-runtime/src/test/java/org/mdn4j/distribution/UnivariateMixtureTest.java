package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnivariateMixtureTest {

    private final UnivariateMixture mixture = UnivariateMixture.gaussian(
            new double[] {0.5, 0.3, 0.2}, new double[] {-1, 0.5, 3}, new double[] {0.5, 1, 2});

    /** The same mixture with components that hide what they are, so that nothing takes the fast path. */
    private final UnivariateMixture slow = UnivariateMixture.of(
            mixture.weights(),
            mixture.components().stream()
                    .map(c -> UnivariateMixture.of(new double[] {1}, List.of(c)))
                    .toList());

    private static final double[] POINTS = {-9, -3, -1, -0.2, 0, 0.7, 2, 4, 7, 25, 80};

    @Test
    void theFastPathOfGaussianMixturesAgreesWithThatOfAnyComponents() {
        for (double y : POINTS) {
            assertThat(slow.logDensity(y)).isCloseTo(mixture.logDensity(y), withinPercentage(1e-12));
            assertThat(slow.cdf(y)).isCloseTo(mixture.cdf(y), withinPercentage(1e-11));
            assertThat(slow.survival(y)).isCloseTo(mixture.survival(y), withinPercentage(1e-11));
            assertThat(slow.logCdf(y)).isCloseTo(mixture.logCdf(y), within(1e-10 * (1 - mixture.logCdf(y))));
            assertThat(slow.logSurvival(y)).isCloseTo(mixture.logSurvival(y), withinPercentage(1e-11));
            assertThat(slow.crps(y)).isCloseTo(mixture.crps(y), withinPercentage(1e-10));
            assertThat(slow.logDensityDerivative(y)).isCloseTo(mixture.logDensityDerivative(y), within(1e-12));
        }
        for (double p : new double[] {0, 1e-300, 1e-12, 0.01, 0.3, 0.5, 0.77, 0.999, 1}) {
            assertThat(slow.quantile(p)).isCloseTo(mixture.quantile(p), within(1e-12 * Math.abs(mixture.quantile(p))));
        }
        assertThat(slow.modes()).containsExactly(mixture.modes(), within(1e-12));
        assertThat(slow.mode()).containsExactly(mixture.mode(), within(1e-12));
    }

    @Test
    void theEntropyIsThatOfQuadratureWith40Digits() {
        assertThat(mixture.entropy()).isCloseTo(1.772590765956063749, withinPercentage(1e-10));
    }

    @Test
    void tailAndIntervalExpectationsAreThoseOfQuadratureWith40Digits() {
        assertThat(mixture.expectation(-1, 2)).isCloseTo(0.05631743998354373507, withinPercentage(1e-10));
        assertThat(mixture.lowerTailExpectation(0.05)).isCloseTo(-1.937169717008870505, withinPercentage(1e-11));
        assertThat(mixture.expectation(20, Double.POSITIVE_INFINITY))
                .isCloseTo(20.22919064033034574, withinPercentage(1e-11));
        assertThat(mixture.expectation(1.25, 1.250001)).isCloseTo(1.250000499999960265, withinPercentage(1e-10));
    }

    @Test
    void theTwoTailsOfAMirroredMixtureMirrorEachOther() {
        UnivariateMixture mirrored = UnivariateMixture.gaussian(
                new double[] {0.5, 0.3, 0.2}, new double[] {1, -0.5, -3}, new double[] {0.5, 1, 2});

        assertThat(mirrored.upperTailExpectation(0.05))
                .isCloseTo(-mixture.lowerTailExpectation(0.05), withinPercentage(1e-11));
        assertThat(mirrored.inverseSurvival(1e-30)).isCloseTo(-mixture.quantile(1e-30), withinPercentage(1e-12));
    }

    @Test
    void anExpectationIsMadeUpOfThoseOfTheParts() {
        double sum = 0;
        double[] ends = {Double.NEGATIVE_INFINITY, -2, -1, 0.3, 4, Double.POSITIVE_INFINITY};
        for (int i = 1; i < ends.length; i++) {
            sum += mixture.probability(ends[i - 1], ends[i]) * mixture.expectation(ends[i - 1], ends[i]);
        }
        assertThat(sum).isCloseTo(mixture.expectation(), within(1e-13));
        assertThatThrownBy(() -> mixture.expectation(2, 2)).hasMessageContaining("interval that has probability");
        assertThatThrownBy(() -> mixture.probability(2, 1)).hasMessageContaining("lower <= upper");
    }

    @Test
    void batchesAgreeWithSingleCallsAndMayOverwriteTheirInput() {
        double[] out = new double[POINTS.length];
        assertThat(mixture.logDensities(POINTS, out))
                .isSameAs(out)
                .containsExactly(Arrays.stream(POINTS).map(mixture::logDensity).toArray());
        assertThat(mixture.cdfs(POINTS, out))
                .containsExactly(Arrays.stream(POINTS).map(mixture::cdf).toArray());
        assertThat(mixture.survivals(POINTS, out))
                .containsExactly(Arrays.stream(POINTS).map(mixture::survival).toArray());
        double[] p = {0.1, 0.5, 0.9};
        double[] expected = Arrays.stream(p).map(mixture::quantile).toArray();
        assertThat(mixture.quantiles(p, p)).containsExactly(expected);
        assertThatThrownBy(() -> mixture.cdfs(POINTS, p)).hasMessageContaining("places for results");
    }

    @Test
    void anEnsembleIsTheMixtureOfItsMembers() {
        UnivariateMixture other = UnivariateMixture.gaussian(new double[] {1}, new double[] {7}, new double[] {1});
        Mixture ensemble = Mixture.of(List.of(mixture, other));

        assertThat(ensemble).isInstanceOf(UnivariateMixture.class);
        assertThat(ensemble.weights()).containsExactly(new double[] {0.25, 0.15, 0.1, 0.5}, within(1e-16));
        assertThat(ensemble.density(1.0))
                .isCloseTo(0.5 * mixture.density(1.0) + 0.5 * other.density(1.0), withinPercentage(1e-12));
    }

    @Test
    void mixturesAreEqualWhenTheirWeightsAndComponentsAre() {
        UnivariateMixture same = UnivariateMixture.gaussian(
                new double[] {0.5, 0.3, 0.2}, new double[] {-1, 0.5, 3}, new double[] {0.5, 1, 2});

        assertThat(same).isEqualTo(mixture).hasSameHashCodeAs(mixture).isNotEqualTo(slow);
        assertThat(UnivariateMixture.gaussian(new double[] {0.25, 0.75}, new double[] {0, 3}, new double[] {1, 0.5}))
                .hasToString("0.25 x Gaussian(mean 0.0, sd 1.0) + 0.75 x Gaussian(mean 3.0, sd 0.5)");
    }

    @Test
    void theScoreOfAnAlmostCertainForecastKeepsItsDigits() {
        // The closed form is a difference of numbers near 1; the integral by hand is w^2 d but for the peaks.
        double w = 1e-6;
        UnivariateMixture certain =
                UnivariateMixture.gaussian(new double[] {1 - w, w}, new double[] {0, 1e6}, new double[] {1e-9, 1e-9});

        assertThat(certain.crps(0)).isCloseTo(w * w * 1e6, withinPercentage(0.1));
        assertThat(certain.crps(Double.NaN)).isNaN();
    }

    @Test
    void theEnergyScoreOverTheLineIsTheCrpsAndDrawsEstimateIt() {
        assertThat(mixture.energyScore(1.5)).isEqualTo(mixture.crps(1.5));
        assertThat(mixture.energyScore(new double[] {1.5}, new SplittableRandom(1), 200_000))
                .isCloseTo(mixture.crps(1.5), within(0.01));
        assertThatThrownBy(() -> mixture.energyScore(new double[] {1.5}, new SplittableRandom(1), 1))
                .hasMessageContaining("at least 2 draws");
    }

    @Test
    void theEnergyScoreOfVectorsIsExactForGaussiansAndElseAnEstimateThatRepeatsItself() {
        Mixture vectors = Mixture.diagonalGaussian(new double[] {1}, new double[][] {{0, 1}}, new double[][] {{1, 4}});
        assertThat(vectors.energyScore(new double[] {1, 1}, new SplittableRandom(2), 200_000))
                .isCloseTo(vectors.energyScore(1, 1), within(0.01));

        Mixture nested = Mixture.of(new double[] {1}, List.of(vectors));
        assertThat(nested.energyScore(1, 1)).isCloseTo(vectors.energyScore(1, 1), within(3 * Math.sqrt(5) / 40));
        assertThat(nested.energyScore(1, 1)).isEqualTo(nested.energyScore(1, 1));
        for (Mixture mixture : List.of(vectors, nested)) {
            assertThat(mixture.energyScore(1, Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(mixture.energyScore(Double.NaN, 1)).isNaN();
        }
    }
}
