package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void aGaussianCutOffFarOutHasTheMomentsOfQuadratureWith40Digits() {
        UnivariateDistribution tail = Gaussian.of(0, 1).truncate(38, INFINITY);

        assertThat(tail.expectation()).isCloseTo(38.02627946657586899, withinPercentage(1e-10));
        assertThat(tail.variance()).isCloseTo(0.000689659753466258869, withinPercentage(1e-9));
        assertThat(tail.cdf(tail.quantile(0.3))).isCloseTo(0.3, within(1e-10));
        assertThat(tail.quantile(0)).isEqualTo(38);
        assertThat(tail.quantile(1)).isEqualTo(INFINITY);
        assertThat(Arrays.stream(tail.sampler(new SplittableRandom(1)).next(5))).allMatch(y -> y > 38 && y < 39);
    }

    @Test
    void truncationAgreesWithTheUniformItIs() {
        UnivariateDistribution cut = Uniform.of(0, 10).truncate(2, 4);
        Uniform uniform = Uniform.of(2, 4);

        for (double y : new double[] {1, 2, 2.5, 3.9, 4, 5}) {
            assertThat(cut.cdf(y)).isCloseTo(uniform.cdf(y), within(1e-13));
            assertThat(cut.survival(y)).isCloseTo(uniform.survival(y), within(1e-13));
            assertThat(cut.density(y)).isCloseTo(uniform.density(y), within(1e-13));
        }
        assertThat(cut.quantile(0.25)).isCloseTo(2.5, within(1e-13));
        assertThat(cut.inverseSurvival(0.25)).isCloseTo(3.5, within(1e-13));
        assertThat(cut.expectation()).isCloseTo(3, within(1e-13));
        assertThat(cut.variance()).isCloseTo(uniform.variance(), within(1e-13));
        assertThat(cut.skewness()).isCloseTo(0, within(1e-12));
        assertThat(cut.excessKurtosis()).isCloseTo(-1.2, within(1e-12));
        assertThat(cut.entropy()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(cut.crps(3.5)).isCloseTo(uniform.crps(3.5), within(1e-12));
        assertThat(cut.logDensityDerivative(1)).isNaN();
        assertThat(cut.cdf(Double.NaN)).isNaN();
        assertThat(cut.survival(Double.NaN)).isNaN();
    }

    @Test
    void aNarrowIntervalKeepsItsDigits() {
        UnivariateDistribution narrow = Gaussian.of(0, 1).truncate(7, 7 + 1e-6);

        // The density is exponential there, with rate 7: the mean is a shade left of the middle.
        assertThat((narrow.expectation() - 7) / 1e-6).isCloseTo(0.5, within(1e-6));
        assertThat(narrow.cdf(7 + 0.25e-6)).isCloseTo(0.25, within(1e-5));
        assertThat(narrow.standardDeviation()).isCloseTo(1e-6 / Math.sqrt(12), withinPercentage(1e-4));
    }

    @Test
    void aTruncatedMixtureIsTheMixtureConditionedOnTheInterval() {
        UnivariateMixture mixture =
                UnivariateMixture.gaussian(new double[] {0.6, 0.4}, new double[] {0, 4}, new double[] {1, 0.5});
        UnivariateMixture cut = mixture.truncate(-1, 4.2);
        double mass = mixture.probability(-1, 4.2);

        for (double y : new double[] {-0.9, 0, 2, 4, 4.1}) {
            assertThat(cut.density(y)).isCloseTo(mixture.density(y) / mass, withinPercentage(1e-11));
            assertThat(cut.cdf(y)).isCloseTo(mixture.probability(-1, y) / mass, withinPercentage(1e-11));
        }
        assertThat(cut.expectation()).isCloseTo(mixture.expectation(-1, 4.2), within(1e-12));
        assertThat(cut.support()).isEqualTo(new Interval(-1, 4.2));
        assertThat(cut.modes()).hasSize(2);
        assertThat(mixture.truncate(-INFINITY, INFINITY)).isEqualTo(mixture);
        double[] draws = cut.sampler(new SplittableRandom(3)).next(10_000);
        assertThat(Arrays.stream(draws)).allMatch(y -> y >= -1 && y <= 4.2);
    }

    @Test
    void cuttingTwiceIsCuttingOnceAndMovesWithAnAffineMap() {
        UnivariateDistribution twice = Gaussian.of(0, 1).truncate(-1, 3).truncate(-2, 1);
        UnivariateDistribution once = Gaussian.of(0, 1).truncate(-1, 1);

        assertThat(twice).isEqualTo(once).hasSameHashCodeAs(once);
        assertThat(once).hasToString("Gaussian(mean 0.0, sd 1.0) on [-1.0, 1.0]");
        assertThat(once.affine(new double[] {5}, new double[] {2}))
                .isEqualTo(Gaussian.of(5, 2).truncate(3, 7));
        assertThat(Gaussian.of(0, 1).truncate(-INFINITY, INFINITY)).isEqualTo(Gaussian.of(0, 1));
    }

    @Test
    void intervalsWithoutProbabilityAreRefused() {
        assertThatThrownBy(() -> Uniform.of(0, 1).truncate(2, 3)).hasMessageContaining("has probability");
        assertThatThrownBy(() -> Gaussian.of(0, 1).truncate(3, 2))
                .hasMessageContaining("lower end of at most the upper one");
        UnivariateMixture uniforms = UnivariateMixture.of(new double[] {1}, List.of(Uniform.of(0, 1)));
        assertThatThrownBy(() -> uniforms.truncate(2, 3)).hasMessageContaining("has probability");
    }

    @Test
    void anIntervalOfOnePointIsAnAtomOrHasNoProbability() {
        assertThat(Poisson.of(3).truncate(2, 2)).isEqualTo(PointMass.of(2));
        UnivariateMixture mixed =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Gaussian.of(2, 1), Poisson.of(3)));
        assertThat(mixed.expectation(2, 2)).isEqualTo(2);
        assertThat(mixed.truncate(2, 2).components()).containsExactly(PointMass.of(2));
        assertThatThrownBy(() -> Gaussian.of(2, 1).truncate(2, 2)).hasMessageContaining("that has probability");
        assertThatThrownBy(() -> Gaussian.of(2, 1).truncate(2, 1)).hasMessageContaining("[2.0, 1.0]");
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "0.1, 3", "-4, -0.5", "1.5, 60", "2, 2.5", "-60, -1.5", "-8, 8"})
    void quantilesByTheInverseOfTheParentAreThoseThatASearchFinds(double lower, double upper) {
        for (UnivariateDistribution parent :
                List.of(Gaussian.of(0.3, 1), StudentT.of(3, 0, 1), Logistic.of(0, 0.5), Laplace.of(0.2, 1))) {
            UnivariateDistribution cut = parent.truncate(lower, upper);
            for (double p : new double[] {1e-12, 1e-5, 0.01, 0.3, 0.5, 0.75, 0.999, 1 - 1e-9}) {
                double below = bisect(y -> cut.cdf(y) - p, lower, upper);
                double scale = Math.min(upper - lower, 1);
                double rounding = 1e-14 / (cut.density(below) * scale);
                assertThat(cut.quantile(p)).as("%s, %s", cut, p).isCloseTo(below, within((1e-12 + rounding) * scale));
                double above = bisect(y -> p - cut.survival(y), lower, upper);
                rounding = 1e-14 / (cut.density(above) * scale);
                assertThat(cut.inverseSurvival(p))
                        .as("%s, %s", cut, p)
                        .isCloseTo(above, within((1e-12 + rounding) * scale));
            }
        }
    }

    private static double bisect(DoubleUnaryOperator rising, double from, double to) {
        double lower = from;
        double upper = to;
        double middle = 0.5 * (from + to);
        while (middle > lower && middle < upper) {
            if (rising.applyAsDouble(middle) < 0) {
                lower = middle;
            } else {
                upper = middle;
            }
            middle = 0.5 * (lower + upper);
        }
        return middle;
    }
}
