package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts too many to list. The numbers come from mpmath with 40 digits: sums over all counts, integrals over tails. */
class LargeCountTest {

    private static UnivariateMixture mixture(CountDistribution a, CountDistribution b) {
        return UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(a, b));
    }

    @Test
    void scoreAndEntropyOfMixturesAgreeWithSumsOverAllCounts() {
        UnivariateMixture poisson =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Poisson.of(5000), Poisson.of(5300)));
        assertThat(poisson.crps(5000)).isCloseTo(82.944937646179205, withinPercentage(1e-9));
        assertThat(poisson.entropy()).isCloseTo(6.3362177705078869, withinPercentage(1e-10));

        UnivariateMixture wide = mixture(NegativeBinomial.of(2000, 5), NegativeBinomial.of(400, 0.5));
        assertThat(wide.crps(700)).isCloseTo(252.13334265761629, withinPercentage(1e-9));
        assertThat(wide.entropy()).isCloseTo(7.5615170041518981, withinPercentage(1e-10));
    }

    @Test
    void theNumericalScoreOfOneLargeCountIsTheClosedOne() {
        for (double mean : new double[] {1e6, 1e9, 1e13}) {
            for (double y : new double[] {-3, 0, mean, mean + 0.3, 2 * mean}) {
                double closed = Poisson.of(mean).crps(y);
                assertThat(NumericIntegrals.crps(Poisson.of(mean), y)).isCloseTo(closed, within(1e-11 * closed));
            }
        }
        NegativeBinomial wide = NegativeBinomial.of(1e6, 3);
        assertThat(NumericIntegrals.crps(wide, 5e5)).isCloseTo(wide.crps(5e5), withinPercentage(1e-8));
    }

    @Test
    void countsAsManyAsTheyAreMixWithFewAndWithSingleValues() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.3, 0.3, 0.4}, List.of(Poisson.of(3), Poisson.of(1e9), PointMass.of(77)));
        // The parts do not overlap: the choice between them and what is left open inside of each.
        double choice = -0.6 * Math.log(0.3) - 0.4 * Math.log(0.4);
        double inside = 0.3 * Poisson.of(3).entropy() + 0.3 * Poisson.of(1e9).entropy();
        assertThat(mixture.entropy()).isCloseTo(choice + inside, within(1e-11));
        assertThat(mixture.crps(-10)).isCloseTo(10 + mixture.crps(0), within(1e-6));
    }

    @Test
    void negativeBinomialCountsOfLargeMeanAndSizeKeepTheDigitsOfTheirCdf() {
        NegativeBinomial large = NegativeBinomial.of(1e9, 1e9);
        assertThat(large.cdf(1e9)).isCloseTo(0.50000892062057965, withinPercentage(1e-8));
        assertThat(large.survival(1e9)).isCloseTo(0.49999107937942035, withinPercentage(1e-8));
        assertThat(large.survival(1000200000)).isCloseTo(3.8757544682568511e-6, withinPercentage(1e-8));
        assertThat(NegativeBinomial.of(1e10, 1e10).cdf(1e10)).isCloseTo(0.5000028209479177, withinPercentage(1e-8));
    }

    @Test
    void aTruncatedLargeCountHasMoments() {
        UnivariateDistribution half = Poisson.of(1e12).truncate(1e12, 2e12);
        double deviation = 1e6;
        assertThat(half.expectation()).isCloseTo(1e12 + deviation * Math.sqrt(2 / Math.PI), withinPercentage(1e-10));
        assertThat(half.variance()).isCloseTo(1e12 * (1 - 2 / Math.PI), withinPercentage(1e-3));
    }

    @Test
    void countsAreListedAsFarAsTheyMatter() {
        assertThat(mixture(Poisson.of(3), Poisson.of(9)).atoms(-1e300, 1e300))
                .startsWith(0, 1, 2)
                .hasSizeBetween(200, 400);
        assertThat(mixture(Poisson.of(3), Poisson.of(9))
                        .affine(new double[] {1}, new double[] {2})
                        .atoms(-1e300, 1e300))
                .startsWith(1, 3, 5);
    }

    @Test
    void movedCountsHaveMovedModesAndRegions() {
        UnivariateMixture counts = mixture(Poisson.of(3.5), Poisson.of(20.5));
        UnivariateMixture moved = counts.affine(new double[] {0.5}, new double[] {2});
        assertThat(counts.modes()).containsExactly(3, 20);
        assertThat(moved.modes()).containsExactly(6.5, 40.5);
        List<Interval> region = counts.highestDensityRegion(0.6);
        for (int i = 0; i < region.size(); i++) {
            assertThat(moved.highestDensityRegion(0.6).get(i).lower())
                    .isEqualTo(0.5 + 2 * region.get(i).lower());
        }
        assertThat(moved.entropy()).isEqualTo(counts.entropy());
        assertThat(moved.crps(6.5)).isCloseTo(2 * counts.crps(3), within(1e-12));
    }
}
