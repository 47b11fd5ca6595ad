package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantiles whose brackets are hard to search. The numbers come from mpmath with 50 digits. */
class QuantileSearchTest {

    private static UnivariateMixture mixture(double weight, UnivariateDistribution a, UnivariateDistribution b) {
        return UnivariateMixture.of(new double[] {weight, 1 - weight}, List.of(a, b));
    }

    @Test
    void farQuantilesOfMixedCountsDoNotListTheCountsBetweenTheirComponents() {
        UnivariateMixture mixture = mixture(0.5, NegativeBinomial.of(1e6, 1e-3), Poisson.of(2));
        double far = mixture.inverseSurvival(1e-12);
        assertThat(far).isGreaterThan(1e9).isEqualTo(Math.rint(far));
        assertThat(mixture.survival(far)).isLessThanOrEqualTo(1e-12);
        assertThat(mixture.survival(far - 1)).isGreaterThan(1e-12);
    }

    @Test
    void quantilesOfHeavyTailsReachAsFarAsNumbersDo() {
        // c q^(-1/nu) with nu = 0.95: more scales than the largest double, though not more units.
        assertThat(StudentT.of(0.95, 0, 1e-20).inverseSurvival(1e-300))
                .isCloseTo(1.8286774741532505e+295, withinPercentage(1e-9));
        assertThat(StudentT.of(0.95, 0, 1).inverseSurvival(1e-300)).isInfinite();
        assertThat(StudentT.of(1, 0, 1).quantile(1e-300)).isCloseTo(-1e300 / Math.PI, withinPercentage(1e-10));
    }

    @Test
    void quantilesNextToZeroAreFoundByMagnitude() {
        UnivariateMixture mixture = mixture(0.5, Gamma.of(0.01, 1), Gamma.of(50, 1));
        double y = mixture.quantile(0.01);
        assertThat(mixture.cdf(y)).isCloseTo(0.01, withinPercentage(1e-11));
        assertThat(y).isLessThan(1e-100);
    }

    @Test
    void aDensityWithoutBoundIsNotTakenForAQuantile() {
        // Bisection between -10 and 1e-9 begins at zero, where the density of the gamma distribution is infinite.
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {1 - 1e-12, 1e-12},
                List.of(Gamma.of(0.1336384751697796, 2.955923623920859), Gaussian.of(0, 8)));
        double y = mixture.quantile(0.05);
        assertThat(y).isCloseTo(3.384140088e-10, withinPercentage(1e-6));
        assertThat(mixture.cdf(y)).isCloseTo(0.05, withinPercentage(1e-11));
    }
}
