package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RecalibratedTest {

    private static final Gaussian BASE = Gaussian.of(3, 2);

    /** Normal scores N(m, s) of a Gaussian are a Gaussian again: everything is known. */
    private static final Recalibrated SHIFTED = Recalibrated.of(BASE, Gaussian.of(0.5, 1.5));

    private static final Gaussian TRUTH = Gaussian.of(4, 3);

    @Test
    void gaussianScoresOfAGaussianGiveAGaussian() {
        for (double y : new double[] {-60, -20, -3, 0, 2.5, 4, 9, 25, 80, 400}) {
            assertThat(SHIFTED.logDensity(y)).isCloseTo(TRUTH.logDensity(y), within(1e-9 * (1 + y * y)));
            assertThat(SHIFTED.logCdf(y)).isCloseTo(TRUTH.logCdf(y), within(1e-9 * (1 + y * y)));
            assertThat(SHIFTED.logSurvival(y)).isCloseTo(TRUTH.logSurvival(y), within(1e-9 * (1 + y * y)));
            assertThat(SHIFTED.logDensityDerivative(y))
                    .isCloseTo(TRUTH.logDensityDerivative(y), within(1e-8 * (1 + Math.abs(y))));
            assertThat(SHIFTED.cdf(y)).isCloseTo(TRUTH.cdf(y), within(1e-14));
            assertThat(SHIFTED.survival(y)).isCloseTo(TRUTH.survival(y), within(1e-14));
        }
        for (double p : new double[] {1e-12, 0.01, 0.3, 0.5, 0.9, 0.999999}) {
            assertThat(SHIFTED.quantile(p)).isCloseTo(TRUTH.quantile(p), within(1e-9));
            assertThat(SHIFTED.inverseSurvival(p)).isCloseTo(TRUTH.inverseSurvival(p), within(1e-9));
        }
    }

    @Test
    void momentsScoresAndRegionsAreThoseOfTheGaussian() {
        assertThat(SHIFTED.expectation()).isCloseTo(4, within(1e-9));
        assertThat(SHIFTED.variance()).isCloseTo(9, within(1e-8));
        assertThat(SHIFTED.skewness()).isCloseTo(0, within(1e-8));
        assertThat(SHIFTED.excessKurtosis()).isCloseTo(0, within(1e-7));
        assertThat(SHIFTED.crps(5)).isCloseTo(TRUTH.crps(5), within(1e-10));
        assertThat(SHIFTED.entropy()).isCloseTo(TRUTH.entropy(), within(1e-9));
        Interval region = SHIFTED.highestDensityRegion(0.8).get(0);
        assertThat(region.lower()).isCloseTo(TRUTH.quantile(0.1), within(1e-6));
        assertThat(region.upper()).isCloseTo(TRUTH.quantile(0.9), within(1e-6));
        UnivariateDistribution moved = SHIFTED.affine(new double[] {1}, new double[] {10});
        assertThat(moved.quantile(0.3)).isCloseTo(1 + 10 * TRUTH.quantile(0.3), within(1e-8));
    }

    @Test
    void momentsOfAMixtureWithAGapAreIntegratedOverItsParts() {
        UnivariateMixture base =
                UnivariateMixture.gaussian(new double[] {0.3, 0.7}, new double[] {-10, 5}, new double[] {0.1, 1});
        Recalibrated same = Recalibrated.of(base, Gaussian.of(0, 1));
        assertThat(same.expectation()).isCloseTo(base.expectation(), within(1e-9));
        assertThat(same.variance()).isCloseTo(base.variance(), within(1e-8));
        assertThat(same.logDensity(4.2)).isCloseTo(base.logDensity(4.2), within(1e-12));
    }

    @Test
    void drawsFollowTheCdf() {
        UnivariateDistribution skewed = Recalibrated.of(
                Gamma.of(2, 1),
                UnivariateMixture.gaussian(new double[] {0.5, 0.5}, new double[] {-0.5, 0.6}, new double[] {0.6, 1.4}));
        double[] draws = skewed.sampler(new SplittableRandom(1)).next(20_000);
        for (double p : new double[] {0.1, 0.5, 0.9}) {
            double q = skewed.quantile(p);
            long below = java.util.Arrays.stream(draws).filter(d -> d <= q).count();
            assertThat(below / 20_000.0).isCloseTo(p, within(0.012));
            assertThat(skewed.cdf(q)).isCloseTo(p, within(1e-12));
        }
        assertThat(skewed.logDensity(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(skewed.support().lower()).isZero();
    }

    @Test
    void isAValue() {
        assertThat(SHIFTED)
                .isEqualTo(Recalibrated.of(BASE, Gaussian.of(0.5, 1.5)))
                .hasSameHashCodeAs(Recalibrated.of(BASE, Gaussian.of(0.5, 1.5)));
        assertThat(SHIFTED).isNotEqualTo(Recalibrated.of(BASE, Gaussian.of(0, 1)));
        assertThat(SHIFTED.toString()).startsWith("Recalibrated(Gaussian(");
        assertThat(Recalibrated.of(StudentT.of(1, 0, 1), Gaussian.of(0, 2)).variance())
                .isNaN();
    }
}
