package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beyond what the contract of all families and the reference values ask for: the extremes of the shape. */
class ExponentialPowerTest {

    @Test
    void oneAndTwoAreLaplaceAndGaussian() {
        ExponentialPower laplace = ExponentialPower.of(1, 1, 2);
        ExponentialPower gaussian = ExponentialPower.of(2, 1, 2 * Math.sqrt(2));
        for (double y : new double[] {-80, -3, 1, 1.0001, 2, 30}) {
            agrees(laplace, Laplace.of(1, 2), y);
            agrees(gaussian, Gaussian.of(1, 2), y);
        }
    }

    private static void agrees(ExponentialPower one, UnivariateDistribution other, double y) {
        assertThat(one.logDensity(y)).isCloseTo(other.logDensity(y), withinPercentage(1e-11));
        assertThat(one.logCdf(y)).isCloseTo(other.logCdf(y), withinPercentage(1e-11));
        assertThat(one.crps(y)).isCloseTo(other.crps(y), withinPercentage(1e-10));
        assertThat(one.variance()).isCloseTo(other.variance(), withinPercentage(1e-11));
        assertThat(one.entropy()).isCloseTo(other.entropy(), withinPercentage(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.9, 1.3, 2, 5, 40, 1e3, 1e6, 1e9})
    void quantilesAreInverseToBothTailsAtEveryShape(double shape) {
        ExponentialPower standard = ExponentialPower.of(shape, 0, 1);
        double[] tails = {1e-300, 1e-100, 1e-20, 1e-9, 1e-6, 3e-6, 1e-5, 1e-3, 0.1, 0.25, 0.3, 0.49, 0.4999999};
        for (double tail : tails) {
            double u = standard.inverseSurvival(tail);
            double rounding = 1e-15 * u * standard.density(u); // of u
            assertThat(standard.survival(u)).isCloseTo(tail, within(1e-12 * tail + rounding));
            assertThat(standard.logSurvival(u)).isCloseTo(Math.log(tail), within(1e-12 + rounding / tail));
            assertThat(standard.quantile(tail)).isEqualTo(-u);
        }
        assertThat(standard.quantile(0.5)).isZero();
    }

    /** Powers of so small a distance underflow, though not their roots. */
    @Test
    void quantilesNextToTheCentreOfAPlateauAreProportionalToTheProbability() {
        ExponentialPower plateau = ExponentialPower.of(1000, 0, 1);
        for (double p : new double[] {1e-12, 1e-6, 1e-3, 0.1}) {
            assertThat(plateau.inverseSurvival(0.5 - p)).isCloseTo(2 * p, within(0.002 * p + 1e-15));
        }
    }

    /** Kolmogorov-Smirnov; a correct sampler fails once in ten thousand seeds. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 30, 1e3, 1e6})
    void drawsFollowTheCdfAtEveryShape(double shape) {
        ExponentialPower distribution = ExponentialPower.of(shape, 3, 2);
        int count = 20_000;
        double[] draws = distribution.sampler(new SplittableRandom(11)).next(count);
        Arrays.sort(draws);
        double distance = 0;
        for (int i = 0; i < count; i++) {
            distance = Math.max(distance, Math.abs(distribution.cdf(draws[i]) - (i + 1.0) / count));
        }
        assertThat(distance * Math.sqrt(count)).isLessThan(2.23);
    }

    @Test
    void aLargeShapeIsNearlyUniform() {
        ExponentialPower plateau = ExponentialPower.of(1e6, 1, 2);
        Uniform uniform = Uniform.of(-1, 3);
        for (double y : new double[] {-0.99, 0, 1, 2.99}) {
            assertThat(plateau.density(y)).isCloseTo(uniform.density(y), withinPercentage(1e-4));
            assertThat(plateau.crps(y)).isCloseTo(uniform.crps(y), withinPercentage(1e-3));
        }
        assertThat(plateau.density(3.1)).isZero();
        assertThat(plateau.logSurvival(3.1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(plateau.excessKurtosis()).isCloseTo(-1.2, within(1e-5));
        assertThat(plateau.modes()).containsExactly(1);
        Interval half = plateau.highestDensityRegion(0.5).get(0);
        assertThat(plateau.probability(half.lower(), half.upper())).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void twoPlateausHaveAModeEachWhereTheyAreApartAndOneAreTogether() {
        ExponentialPower left = ExponentialPower.of(40, -2, 1);
        UnivariateMixture apart =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(left, ExponentialPower.of(40, 2, 1)));
        UnivariateMixture together =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(left, ExponentialPower.of(40, -1, 1)));
        assertThat(apart.modes()).containsExactly(new double[] {-2, 2}, within(0.2));
        assertThat(together.modes()).containsExactly(new double[] {-1.5}, within(0.1));
    }

    @Test
    void thePeakOfASmallShapeHasNoSlopeAndIsFound() {
        ExponentialPower peak = ExponentialPower.of(0.5, 4, 1);
        assertThat(peak.logDensityDerivative(4)).isNaN();
        assertThat(ExponentialPower.of(1.5, 4, 1).logDensityDerivative(4)).isZero();
        assertThat(UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(peak, Gaussian.of(0, 1)))
                        .modes())
                .hasSize(2)
                .contains(4);
    }
}
