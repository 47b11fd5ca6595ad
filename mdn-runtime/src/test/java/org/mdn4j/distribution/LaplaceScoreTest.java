package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaplaceScoreTest {

    @Test
    void theClosedFormAgreesWithQuadrature() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 40; trial++) {
            UnivariateMixture mixture = random(random, 1 + random.nextInt(6));
            for (int i = 0; i < 5; i++) {
                double y = random.nextDouble(-30, 30);
                double closed = mixture.crps(y);
                assertThat(closed)
                        .as("crps of %s at %s", mixture, y)
                        .isCloseTo(NumericIntegrals.crps(mixture, y), withinPercentage(1e-9));
            }
        }
    }

    private static UnivariateMixture random(SplittableRandom random, int count) {
        double[] weights = random.doubles(count, 0.05, 1).toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        List<Laplace> components = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
            components.add(Laplace.of(random.nextDouble(-5, 5), Math.exp(random.nextDouble(-5, 3))));
        }
        return UnivariateMixture.of(weights, components);
    }

    @Test
    void scalesThatAreNearlyEqualLoseNoDigits() {
        double equal = 2 + 0.5 * (3 + 2) * Math.exp(-2);
        for (double step : new double[] {0, 1e-16, 1e-14, 1e-12}) {
            double distance = LaplaceScore.meanDistance(2, 1, 1 + step);
            assertThat(distance).isCloseTo(equal, within(1e-15 + step));
            assertThat(LaplaceScore.meanDistance(2, 1 + step, 1)).isEqualTo(distance);
        }
    }

    @Test
    void scalesOfAnySizeGiveFiniteDistances() {
        assertThat(LaplaceScore.meanDistance(0, 1e200, 1e-200)).isEqualTo(1e200);
        assertThat(LaplaceScore.meanDistance(1, 1e-300, 1e-310)).isEqualTo(1);
        assertThat(LaplaceScore.meanDistance(1e-320, 2, 1)).isCloseTo(7.0 / 3, within(1e-15));
    }

    @Test
    void aCertainForecastKeepsItsDigits() {
        double w = 1e-6;
        UnivariateMixture certain =
                UnivariateMixture.of(new double[] {1 - w, w}, List.of(Laplace.of(0, 1e-9), Laplace.of(1e6, 1e-9)));

        assertThat(certain.crps(0)).isCloseTo(w * w * 1e6, withinPercentage(0.1));
    }
}
