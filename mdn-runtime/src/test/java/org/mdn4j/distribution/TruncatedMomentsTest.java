package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Moments over intervals where sums cancel or densities have no bound. The numbers come from mpmath with 30 to 60 digits: by
 * erfc for Gaussians, by incomplete gamma and beta functions, by quadrature with a break at the kink for Laplace.
 */
class TruncatedMomentsTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Relative 1e-10. */
    private static final double DIGITS = 1e-8;

    @ParameterizedTest
    @CsvSource({
        "0, 1, -Infinity, -38.6, -38.6258720767979, 6.6847124328549014e-4",
        "0, 1, -Infinity, -1000, -1000.000999998, 9.9999400004999948e-7",
        "0, 1, 40, 40.0001, 40.000049966666636, 8.3333266644297364e-10",
        "1e6, 0.01, 1000000.4, 1000000.41, 1000000.4002496885, 6.2266837851916821e-8",
        "1e6, 0.01, 999999.599999, 999999.6, 999999.59999950031, 8.3334535723793253e-14",
        "-1000, 25, 0, 0.0025, 0.0012491666658475008, 5.2083291649227886e-7",
    })
    void aGaussianFarInEitherTailHasTheMomentsOfItsMeanExcess(
            double mean, double sd, double lower, double upper, double expectation, double variance) {
        Gaussian gaussian = Gaussian.of(mean, sd);
        UnivariateDistribution cut = gaussian.truncate(lower, upper);

        assertThat(gaussian.expectation(lower, upper)).isCloseTo(expectation, withinPercentage(DIGITS));
        assertThat(cut.expectation()).isCloseTo(expectation, withinPercentage(DIGITS));
        assertThat(cut.variance()).isCloseTo(variance, withinPercentage(DIGITS));
    }

    @Test
    void theMeanExcessOfAGaussianIsRightWhereTheEndIsZero() {
        assertThat(Gaussian.of(-40, 1).expectation(0, INFINITY))
                .isCloseTo(0.024968847207263723, withinPercentage(DIGITS));
        assertThat(Gaussian.of(100, 1).expectation(-3, 0)).isCloseTo(-0.0099980009992607052, withinPercentage(DIGITS));
        assertThat(Gaussian.of(-1e5, 1).expectation(0, INFINITY))
                .isCloseTo(9.9999999980000000e-6, withinPercentage(DIGITS));
    }

    @Test
    void aGaussianOnAnIntervalThatRoundingWouldCloseStaysInside() {
        assertThat(Gaussian.of(5, 1).expectation(1e-21, 1.001e-21)).isCloseTo(1.0005e-21, withinPercentage(1e-8));
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Gamma.of(0.5, 1), Gaussian.of(62, 30)));
        assertThat(mixture.expectation(6.0e-41, 6.1e-41)).isBetween(6.0e-41, 6.1e-41);
    }

    @Test
    void quantilesOfTheFarLowerTailMirrorThoseOfTheUpper() {
        UnivariateDistribution below = Gaussian.of(0, 1).truncate(-INFINITY, -38.6);
        UnivariateDistribution above = Gaussian.of(0, 1).truncate(38.6, INFINITY);

        for (double p : new double[] {1e-20, 1e-7, 0.05, 0.5, 0.95}) {
            assertThat(below.quantile(p)).isCloseTo(-above.inverseSurvival(p), withinPercentage(1e-12));
        }
        assertThat(below.quantile(0.5)).isCloseTo(-38.617940989065254, withinPercentage(1e-12));
    }

    @Test
    void theKinkOfALaplaceDistributionInsideAnIntervalIsNotOverlooked() {
        double lower = 1.9729258892778565;
        double upper = 2.0278019769998994;
        assertThat(Laplace.of(2.021316306438931, 0.0009372540114152819).expectation(lower, upper))
                .isCloseTo(2.02131263783553796, withinPercentage(DIGITS));
        assertThat(Laplace.of(0, 1).expectation(-51, 6.9)).isCloseTo(-0.00398275932815077, withinPercentage(DIGITS));
    }

    @Test
    void aBetaDistributionThatRisesWithoutBoundToOneKeepsTheMassNextToIt() {
        assertThat(Beta.of(2, 0.14).expectation(0.5, 1)).isCloseTo(0.952004541881387021, withinPercentage(DIGITS));
        assertThat(Beta.of(0.14, 0.14).truncate(0.1, 0.9999).variance())
                .isCloseTo(0.0915432674640479128, withinPercentage(DIGITS));
    }

    @Test
    void aGammaDistributionThatRisesWithoutBoundToZeroKeepsTheMassNextToIt() {
        UnivariateDistribution cut = Gamma.of(0.01, 1).truncate(0, 1);
        assertThat(cut.expectation()).isCloseTo(0.00629199463325116717, withinPercentage(DIGITS));
        assertThat(cut.variance()).isCloseTo(0.00260732001636998453, withinPercentage(DIGITS));
        assertThat(Gamma.of(0.01, 1).expectation(0, 1e-100))
                .isCloseTo(9.90099009900990099e-103, withinPercentage(DIGITS));
    }

    @Test
    void aComponentThatEndsWhereTheIntervalBeginsHasNoShare() {
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Gamma.of(0.13, 1), Gaussian.of(0, 1)));

        assertThat(mixture.expectation(-INFINITY, 0)).isCloseTo(-Math.sqrt(2 / Math.PI), withinPercentage(DIGITS));
        assertThat(mixture.truncate(-INFINITY, 0).components()).hasSize(1);
    }
}
