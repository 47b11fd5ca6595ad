package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<UnivariateMixture> unlikeComponents() {
        return Stream.of(
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Gamma.of(2, 1), Logistic.of(1e6, 3))),
                UnivariateMixture.of(new double[] {0.999, 0.001}, List.of(Laplace.of(0, 1e-6), Gaussian.of(5, 1))),
                UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(StudentT.of(2.001, 0, 1), Beta.of(0.01, 0.02))),
                UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(StudentT.of(1, 0, 1), StudentT.of(2, 4, 1))),
                UnivariateMixture.of(new double[] {0.2, 0.8}, List.of(LogNormal.of(0, 4), Gaussian.of(3, 1e-3))),
                UnivariateMixture.of(
                        new double[] {0.5, 0.5},
                        List.of(Beta.of(1, 1), Beta.of(3, 2).affine(new double[] {8}, new double[] {2}))));
    }

    @ParameterizedTest
    @MethodSource("unlikeComponents")
    void quantilesFoundFromMomentsAreThoseOfBisection(UnivariateMixture mixture) {
        for (double p : new double[] {0.0011, 0.02, 0.3, 0.499, 0.501, 0.77, 0.99, 0.9985}) {
            double lower = mixture.quantile(1e-9);
            double upper = mixture.inverseSurvival(1e-9);
            while (Math.nextUp(lower) < upper) {
                double middle = 0.5 * (lower + upper);
                if (middle <= lower || middle >= upper) {
                    break;
                }
                boolean low = p < 0.5 ? mixture.cdf(middle) < p : mixture.survival(middle) > 1 - p;
                lower = low ? middle : lower;
                upper = low ? upper : middle;
            }
            // Where the density is low a probability leaves the last digits open.
            double open = 1e-14 / mixture.density(upper);
            assertThat(mixture.quantile(p))
                    .as("%s of %s", p, mixture)
                    .isCloseTo(upper, within(1e-12 * Math.abs(upper) + open));
        }
    }
}
