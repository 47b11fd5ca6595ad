package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many regions of one distribution at once: each is what it is by itself, and what defines it holds. */
final class HighestDensityRegionsTest {

    private static final double[] MASSES = {0.5, 0.999, 0.05, 0.8, 0.95, 0.9};

    /** Where one component of a kind lies. */
    private interface Kind {
        UnivariateDistribution at(double location, double scale);
    }

    static Stream<UnivariateDistribution> distributions() {
        List<UnivariateDistribution> all = new ArrayList<>();
        SplittableRandom rng = new SplittableRandom(5);
        for (int components : new int[] {1, 2, 5, 20}) {
            for (int i = 0; i < 12; i++) {
                all.add(mixture(rng, components, Gaussian::of));
            }
            all.add(mixture(rng, components, Laplace::of));
            all.add(mixture(rng, components, Logistic::of));
            all.add(mixture(rng, components, (m, s) -> StudentT.of(3, m, s)));
            all.add(mixture(rng, components, (m, s) -> Gamma.of(1 + Math.abs(m), s)));
        }
        all.add(Gamma.of(3, 2).affine(new double[] {-1}, new double[] {1e-2}));
        return all.stream();
    }

    private static UnivariateDistribution mixture(SplittableRandom rng, int components, Kind kind) {
        double[] weights = new double[components];
        List<UnivariateDistribution> parts = new ArrayList<>();
        double sum = 0;
        for (int k = 0; k < components; k++) {
            weights[k] = Math.exp(2 * rng.nextGaussian());
            sum += weights[k];
            parts.add(kind.at(2 * rng.nextGaussian(), Math.exp(rng.nextGaussian() - 1)));
        }
        for (int k = 0; k < components; k++) {
            weights[k] /= sum;
        }
        return UnivariateMixture.of(weights, parts);
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void eachHasItsMassAndNoPointOutsideIsMoreProbableThanOneInside(UnivariateDistribution distribution) {
        List<List<Interval>> regions = distribution.highestDensityRegions(MASSES);
        assertThat(regions).hasSameSizeAs(MASSES);
        for (int i = 0; i < MASSES.length; i++) {
            List<Interval> region = regions.get(i);
            double mass = 0;
            double threshold = Double.NEGATIVE_INFINITY;
            for (Interval interval : region) {
                mass += distribution.probability(interval.lower(), interval.upper());
                for (double end : List.of(interval.lower(), interval.upper())) {
                    if (distribution.support().lower() < end) { // a gamma density begins with a jump
                        double logDensity = distribution.logDensity(end);
                        threshold = threshold == Double.NEGATIVE_INFINITY ? logDensity : threshold;
                        assertThat(logDensity).isCloseTo(threshold, within(1e-9 * (1 + Math.abs(threshold))));
                    }
                }
            }
            assertThat(mass).isCloseTo(MASSES[i], within(1e-12));
            double from = distribution.quantile(1e-6);
            double to = distribution.inverseSurvival(1e-6);
            for (int j = 0; j <= 2000; j++) {
                double y = from + (to - from) * j / 2000;
                double excess = distribution.logDensity(y) - threshold;
                if (Math.abs(excess) > 1e-9) {
                    assertThat(region.stream().anyMatch(interval -> interval.contains(y)))
                            .as("%s in %s of %s", y, region, MASSES[i])
                            .isEqualTo(excess > 0);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void theOrderInWhichTheyAreAskedForDoesNotMatter(UnivariateDistribution distribution) {
        List<List<Interval>> regions = distribution.highestDensityRegions(MASSES);
        double scale = distribution.inverseSurvival(0.25) - distribution.quantile(0.25);
        for (int i = 0; i < MASSES.length; i++) {
            List<Interval> alone = distribution.highestDensityRegion(MASSES[i]);
            assertThat(regions.get(i)).hasSameSizeAs(alone);
            for (int j = 0; j < alone.size(); j++) {
                Interval actual = regions.get(i).get(j);
                assertThat(actual.lower()).isCloseTo(alone.get(j).lower(), within(1e-9 * scale));
                assertThat(actual.upper()).isCloseTo(alone.get(j).upper(), within(1e-9 * scale));
            }
        }
    }

    @Test
    void countsAndAtomsHaveThemToo() {
        UnivariateDistribution inflated = ZeroInflated.of(0.3, LogNormal.of(0, 1));
        assertThat(inflated.highestDensityRegions(0.2, 0.6))
                .containsExactly(inflated.highestDensityRegion(0.2), inflated.highestDensityRegion(0.6));
        assertThat(inflated.highestDensityRegion(0.2)).containsExactly(new Interval(0, 0));
        UnivariateDistribution counts = Poisson.of(4.5);
        assertThat(counts.highestDensityRegions(0.5, 0.9))
                .containsExactly(counts.highestDensityRegion(0.5), counts.highestDensityRegion(0.9));
    }

    @Test
    void everyMassHasToBeOne() {
        assertThatThrownBy(() -> Gaussian.of(0, 1).highestDensityRegions(0.5, 1))
                .hasMessageContaining("mass");
        assertThat(Gaussian.of(0, 1).highestDensityRegions()).isEmpty();
    }

    @Test
    void theSlopeOfTheLogDensityIsThatOfItsComponentsFarOutToo() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.3, 0.7}, new double[] {-1, 2}, new double[] {0.5, 1e-3});
        for (double y : new double[] {-60, -1.2, 0.4, 1.999, 2.0005, 3, 60}) {
            double[] shares = mixture.responsibilities(y);
            double expected = -shares[0] * (y + 1) / 0.25 - shares[1] * (y - 2) / 1e-6;
            assertThat(mixture.logDensityDerivative(y)).isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
        }
    }
}
