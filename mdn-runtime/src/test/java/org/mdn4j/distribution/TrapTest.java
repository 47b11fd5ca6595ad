package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes that mixture libraries have made, each once. */
class TrapTest {

    @Test
    void theCrpsOfTwoFarPeaksIsThatOfTheIntegralAndNotThatOfTheMomentMatchedGaussian() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.5, 0.5}, new double[] {-5, 5}, new double[] {1, 1});
        // By quadrature of (F(z) - 1{0 <= z})^2 with 30 digits.
        assertThat(mixture.crps(0)).isCloseTo(2.217905315149358466, withinPercentage(1e-11));
    }

    @Test
    void aConditionalIsTheSameWhetherGivenIndicesComeBeforeOrAfterTheFreeOnes() {
        double[][] covariance = {{2, 0.6, -0.3}, {0.6, 1, 0.2}, {-0.3, 0.2, 0.5}};
        double[][] reversed = {{0.5, 0.2, -0.3}, {0.2, 1, 0.6}, {-0.3, 0.6, 2}};
        MultivariateGaussian gaussian = MultivariateGaussian.of(new double[] {1, 2, 3}, covariance);
        MultivariateGaussian mirror = MultivariateGaussian.of(new double[] {3, 2, 1}, reversed);

        Distribution before = gaussian.conditional(new int[] {0, 1}, new double[] {0.5, 2.5});
        Distribution swapped = gaussian.conditional(new int[] {1, 0}, new double[] {2.5, 0.5});
        Distribution after = mirror.conditional(new int[] {2, 1}, new double[] {0.5, 2.5});

        // Sigma_fg Sigma_gg^-1 (y - m) by hand: the determinant of the given block is 1.64.
        double shift = (-0.3 * (-0.5 - 0.3) + 0.2 * (0.3 + 1)) / 1.64;
        double variance = 0.5 - (0.09 + 0.2 * 0.4 + 2 * 0.3 * 0.12) / 1.64;
        for (Distribution conditional : List.of(before, swapped, after)) {
            assertThat(conditional.mean()[0]).isCloseTo(3 + shift, within(1e-14));
            assertThat(conditional.covariance()[0][0]).isCloseTo(variance, within(1e-14));
        }
    }

    @Test
    void theCdfTakesAStandardDeviationAndNotAVariance() {
        UnivariateMixture mixture = UnivariateMixture.gaussian(new double[] {1}, new double[] {0}, new double[] {0.25});

        assertThat(mixture.cdf(0.25)).isCloseTo(0.84134474606854293, within(1e-15));
        assertThat(mixture.standardDeviation()).isEqualTo(0.25);
    }

    @Test
    void theDensityIntegratesToOneAtAStandardDeviationOfAThousand() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.3, 0.7}, new double[] {0, 500}, new double[] {1000, 1000});
        double sum = 0;
        for (int i = -20000; i <= 20000; i++) {
            sum += mixture.density(i);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void weightsDoNotDependOnTheOrderOfTheComponents() {
        UnivariateMixture one =
                UnivariateMixture.gaussian(new double[] {0.2, 0.8}, new double[] {0, 3}, new double[] {1, 2});
        UnivariateMixture other =
                UnivariateMixture.gaussian(new double[] {0.8, 0.2}, new double[] {3, 0}, new double[] {2, 1});

        for (double y : new double[] {-7, 0, 1.5, 3, 40}) {
            assertThat(other.logDensity(y)).isCloseTo(one.logDensity(y), within(1e-12));
            assertThat(other.responsibilities(y)[1]).isCloseTo(one.responsibilities(y)[0], withinPercentage(1e-10));
            assertThat(other.cdf(y)).isCloseTo(one.cdf(y), withinPercentage(1e-12));
            assertThat(other.crps(y)).isCloseTo(one.crps(y), withinPercentage(1e-12));
        }
    }

    @Test
    void responsibilitiesFortyStandardDeviationsAwayAreSharesAndNotNaN() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.5, 0.5}, new double[] {0, 0.1}, new double[] {1, 1});

        // The log ratio is (y - 0.05) / 10; the densities themselves underflow.
        double[] responsibilities = mixture.responsibilities(40);
        assertThat(mixture.density(40)).isZero();
        assertThat(responsibilities[1] / responsibilities[0]).isCloseTo(Math.exp(3.995), withinPercentage(1e-9));
        assertThat(responsibilities[0] + responsibilities[1]).isCloseTo(1, within(1e-14));
    }

    @Test
    void theMedianInAGapWhereTheDensityUnderflowsIsFound() {
        UnivariateMixture mixture = UnivariateMixture.gaussian(
                new double[] {0.5, 0.5}, new double[] {-1e6, 1e6}, new double[] {1e-3, 1e-3});

        assertThat(mixture.cdf(mixture.quantile(0.5))).isEqualTo(0.5);
        assertThat(mixture.quantile(0.5 - 1e-9)).isCloseTo(-1e6, within(0.1));
        assertThat(mixture.inverseSurvival(0.5 - 1e-9)).isCloseTo(1e6, within(0.1));
    }

    @Test
    void tailProbabilitiesOf1e300AreRightAndTurnBackIntoTheirQuantiles() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.9, 0.1}, new double[] {0, 1}, new double[] {1, 2});

        for (double p : new double[] {1e-300, 1e-100, 1e-17}) {
            assertThat(mixture.cdf(mixture.quantile(p))).isCloseTo(p, withinPercentage(1e-9));
            assertThat(mixture.survival(mixture.inverseSurvival(p))).isCloseTo(p, withinPercentage(1e-9));
        }
        // The root with 40 digits.
        assertThat(mixture.quantile(1e-300)).isCloseTo(-72.9698729938051445, withinPercentage(1e-12));
    }
}
