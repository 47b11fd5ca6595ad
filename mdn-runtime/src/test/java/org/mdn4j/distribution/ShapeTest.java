package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void everyModeOfRandomGaussianMixturesIsFoundOnceAndNothingElse() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 60; trial++) {
            int k = 1 + random.nextInt(8);
            double[] weights = new double[k];
            double[] means = new double[k];
            double[] deviations = new double[k];
            double sum = 0;
            for (int i = 0; i < k; i++) {
                weights[i] = Math.exp(6 * random.nextDouble());
                sum += weights[i];
                means[i] = 10 * random.nextDouble();
                deviations[i] = Math.exp(-4 * random.nextDouble());
            }
            for (int i = 0; i < k; i++) {
                weights[i] /= sum;
            }
            UnivariateMixture mixture = UnivariateMixture.gaussian(weights, means, deviations);
            assertThat(mixture.modes())
                    .as("modes of %s", mixture)
                    .hasSize(peaks(mixture))
                    .isSorted();
        }
    }

    /** Local maxima on a fine grid. */
    private static int peaks(UnivariateMixture mixture) {
        int peaks = 0;
        double step = 1e-3;
        double before = Double.NEGATIVE_INFINITY;
        double here = mixture.logDensity(-0.5);
        for (double y = -0.5 + step; y < 10.5; y += step) {
            double next = mixture.logDensity(y);
            peaks += here > before && here > next ? 1 : 0;
            before = here;
            here = next;
        }
        return peaks;
    }

    @Test
    void componentsAThousandStandardDeviationsApartKeepTheirModes() {
        UnivariateMixture mixture = UnivariateMixture.gaussian(
                new double[] {0.5, 1e-12, 0.5 - 1e-12}, new double[] {0, 1000, 1e6}, new double[] {1, 1, 1});

        assertThat(mixture.modes()).containsExactly(new double[] {0, 1000, 1e6}, within(1e-9));
        assertThat(mixture.mode()[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void aRegionOfTwoPeaksIsTwoIntervalsWithTheMassOfEach() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.7, 0.3}, new double[] {0, 10}, new double[] {1, 0.5});
        List<Interval> region = mixture.highestDensityRegion(0.9);

        assertThat(region).hasSize(2);
        double first = mixture.probability(region.get(0).lower(), region.get(0).upper());
        double second = mixture.probability(region.get(1).lower(), region.get(1).upper());
        assertThat(first + second).isCloseTo(0.9, within(1e-14));
        double threshold = mixture.logDensity(region.get(0).lower());
        for (Interval interval : region) {
            assertThat(mixture.logDensity(interval.lower())).isCloseTo(threshold, within(1e-12));
            assertThat(mixture.logDensity(interval.upper())).isCloseTo(threshold, within(1e-12));
        }
        assertThatThrownBy(() -> mixture.highestDensityRegion(1)).hasMessageContaining("mass");
    }

    @Test
    void aRegionEndsWhereTheDensityJumps() {
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Uniform.of(0, 1), Gaussian.of(0.5, 5)));

        // The step holds 0.54 of the mass; more has to come from below the jump.
        Interval narrow = mixture.highestDensityRegion(0.5).get(0);
        assertThat(narrow.lower()).isBetween(0.01, 0.1);
        assertThat(narrow.upper()).isCloseTo(1 - narrow.lower(), within(1e-9));
        List<Interval> wide = mixture.highestDensityRegion(0.8);
        assertThat(wide).hasSize(1);
        assertThat(wide.get(0).lower()).isCloseTo(1 - wide.get(0).upper(), within(1e-10));
        assertThat(mixture.probability(wide.get(0).lower(), wide.get(0).upper()))
                .isCloseTo(0.8, within(1e-12));
    }

    @Test
    void aSingleGaussianHasItsMeanForAModeAndItsCentralIntervalForARegion() {
        Gaussian gaussian = Gaussian.of(3, 2);

        assertThat(gaussian.modes()).containsExactly(3);
        Interval region = gaussian.highestDensityRegion(0.9).get(0);
        assertThat(region.lower()).isCloseTo(gaussian.interval(0.9).lower(), within(1e-12));
        assertThat(region.upper()).isCloseTo(gaussian.interval(0.9).upper(), within(1e-12));
        assertThat(Uniform.of(0, 2).modes()).isEmpty();
    }

    @Test
    void whereADensityIsFlatARegionHasThePartNextToTheMedian() {
        Interval region = Uniform.of(0, 2).highestDensityRegion(0.9).get(0);
        assertThat(region.lower()).isCloseTo(0.1, within(1e-12));
        assertThat(region.upper()).isCloseTo(1.9, within(1e-12));

        UnivariateMixture step =
                UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(Uniform.of(0, 10), Uniform.of(2, 3)));
        for (double mass : new double[] {0.2, 0.73, 0.8, 0.9, 0.99}) {
            List<Interval> parts = step.highestDensityRegion(mass);
            assertThat(parts).hasSize(1);
            assertThat(step.probability(parts.get(0).lower(), parts.get(0).upper()))
                    .isCloseTo(mass, within(1e-9));
        }

        List<Interval> two = UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Uniform.of(0, 1), Uniform.of(2, 3)))
                .highestDensityRegion(0.3);
        assertThat(two).hasSize(2);
        assertThat(two.get(0).upper()).isEqualTo(1);
        assertThat(two.get(1).lower()).isEqualTo(2);
        assertThat(two.get(0).width() + two.get(1).width()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void aTruncatedComponentThatFallsFromItsEdgeHasAModeThere() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.5, 0.5},
                List.of(Gaussian.of(0, 1).truncate(1, Double.POSITIVE_INFINITY), Gaussian.of(-5, 1)));

        assertThat(mixture.modes()).containsExactly(new double[] {-5, 1}, within(1e-6));
    }
}
