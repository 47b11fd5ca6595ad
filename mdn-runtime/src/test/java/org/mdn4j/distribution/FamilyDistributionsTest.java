package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamilyDistributionsTest {

    static Stream<UnivariateDistribution> all() {
        return Stream.of(
                Laplace.of(1, 2),
                Logistic.of(-1, 0.5),
                StudentT.of(5, 0.5, 2),
                ExponentialPower.of(0.75, -0.5, 1),
                ExponentialPower.of(12, 1, 2),
                LogNormal.of(0.3, 0.7),
                Gamma.of(2.5, 1.5),
                Beta.of(2, 3.5),
                VonMises.of(0.4, 2),
                Poisson.of(4.5),
                NegativeBinomial.of(4.5, 3),
                PointMass.of(2),
                ZeroInflated.of(0.3, Gamma.of(2, 1)),
                ZeroInflated.of(0.3, Poisson.of(1.5)),
                ZeroInflated.of(0.2, Gaussian.of(1, 2)));
    }

    @Test
    void parametersOutOfRangeAreRefusedByName() {
        refused(() -> Laplace.of(Double.NaN, 1), "location", "NaN");
        refused(() -> Laplace.of(0, -1), "scale", "-1.0");
        refused(() -> Logistic.of(0, 0), "scale", "0.0");
        refused(() -> StudentT.of(0, 0, 1), "degrees of freedom", "0.0");
        refused(() -> ExponentialPower.of(0, 0, 1), "shape", "0.0");
        refused(() -> ExponentialPower.of(2, 0, -1), "scale", "-1.0");
        refused(() -> LogNormal.of(0, Double.POSITIVE_INFINITY), "sigma", "Infinity");
        refused(() -> LogNormal.of(Double.NaN, 1), "mu", "NaN");
        refused(() -> Gamma.of(-2, 1), "shape", "-2.0");
        refused(() -> Gamma.of(2, 0), "scale", "0.0");
        refused(() -> Beta.of(0, 1), "alpha", "0.0");
        refused(() -> Beta.of(1, -3), "beta", "-3.0");
        refused(() -> VonMises.of(0, -1), "concentration", "-1.0");
        refused(() -> VonMises.of(Double.POSITIVE_INFINITY, 1), "mean", "Infinity");
        refused(() -> Poisson.of(0), "mean", "0.0");
        refused(() -> NegativeBinomial.of(-1, 1), "mean", "-1.0");
        refused(() -> NegativeBinomial.of(1, 0), "size", "0.0");
        refused(() -> PointMass.of(Double.NaN), "value", "NaN");
        refused(() -> ZeroInflated.of(1.5, Poisson.of(1)), "zero probability", "1.5");
        refused(() -> IndependentProduct.of(List.of()), "coordinate", "none");
    }

    private static void refused(ThrowingCallable factory, String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(factory)
                .withMessageContaining(name)
                .withMessageContaining(value);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theScoreIsTheMeanDistanceLessHalfTheSpread(UnivariateDistribution distribution) {
        double[] draws = distribution.sampler(new SplittableRandom(3)).next(200_000);
        double spread = 0;
        for (int i = 0; i < draws.length; i += 2) {
            spread += Math.abs(draws[i] - draws[i + 1]) / draws.length; // half the mean distance of pairs
        }
        for (double y : new double[] {-1.5, 0, 0.25, 2, 7}) {
            double distance =
                    Arrays.stream(draws).map(x -> Math.abs(x - y)).average().orElseThrow();
            double noise = 6 * distribution.standardDeviation() / Math.sqrt(draws.length);
            assertThat(distribution.crps(y)).isCloseTo(distance - spread, within(noise + 1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void closedScoreAndEntropyAgreeWithTheNumericalOnes(UnivariateDistribution distribution) {
        for (double y : new double[] {-1.5, 0, 0.25, 2, 7}) {
            double closed = distribution.crps(y);
            assertThat(closed).isCloseTo(NumericIntegrals.crps(distribution, y), within(1e-9 * closed));
        }
        assertThat(distribution.entropy()).isCloseTo(NumericIntegrals.entropy(distribution), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anInfiniteObservationHasAnInfiniteScore(UnivariateDistribution distribution) {
        UnivariateMixture mixed =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(distribution, Uniform.of(0, 1)));
        for (UnivariateDistribution any : List.of(distribution, mixed)) {
            assertThat(any.crps(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(any.crps(Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(any.crps(Double.NaN)).isNaN();
        }
        assertThat(mixed.energyScore(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("all")
    void noProbabilityIsBeyondTheEndsAndNoneIsNegative(UnivariateDistribution distribution) {
        assertThat(distribution.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(distribution.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(distribution.survival(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(distribution.survival(Double.POSITIVE_INFINITY)).isZero();
        assertThat(distribution.logCdf(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(distribution.logSurvival(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(distribution.density(Double.POSITIVE_INFINITY)).isZero();
        assertThat(distribution.cdf(Double.NaN)).isNaN();
        assertThat(distribution.survival(Double.NaN)).isNaN();
        assertThat(distribution.logDensity(Double.NaN)).isNaN();
        assertThat(distribution.quantile(0)).isEqualTo(distribution.support().lower());
        assertThat(distribution.quantile(1)).isEqualTo(distribution.support().upper());
        assertThat(distribution.inverseSurvival(0))
                .isEqualTo(distribution.support().upper());
        assertThat(distribution.inverseSurvival(1))
                .isEqualTo(distribution.support().lower());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAffineCopyAnswersInTheNewUnits(UnivariateDistribution distribution) {
        UnivariateDistribution moved =
                (UnivariateDistribution) distribution.affine(new double[] {0.1}, new double[] {0.3});
        for (double p : new double[] {0.01, 0.4, 0.6, 0.99}) {
            assertThat(moved.quantile(p)).isCloseTo(0.1 + 0.3 * distribution.quantile(p), within(1e-12));
            assertThat(moved.cdf(moved.quantile(p)))
                    .isCloseTo(distribution.cdf(distribution.quantile(p)), within(1e-12));
        }
        assertThat(moved.standardDeviation()).isCloseTo(0.3 * distribution.standardDeviation(), within(1e-12));
        assertThat(moved.crps(1.3)).isCloseTo(0.3 * distribution.crps(4), within(1e-12));
        assertThat(moved.entropy()).isCloseTo(NumericIntegrals.entropy(moved), within(1e-9));
        assertThat(moved.modes()).hasSameSizeAs(distribution.modes());
    }

    @Test
    void countsStayCountsOnAnotherLattice() {
        UnivariateDistribution moved = Poisson.of(3).affine(new double[] {0.1}, new double[] {0.3});
        for (int k = 0; k < 40; k++) {
            double y = 0.1 + 0.3 * k;
            assertThat(moved.density(y)).isEqualTo(Poisson.of(3).density(k));
            assertThat(moved.cdf(y)).isEqualTo(Poisson.of(3).cdf(k));
        }
        assertThat(moved.density(0.2)).isZero();
        assertThat(moved.atoms(0, 1)).containsExactly(new double[] {0.1, 0.4, 0.7, 1.0}, within(1e-15));
    }

    @Test
    void theAtomOutweighsTheDensityBesideIt() {
        ZeroInflated rain = ZeroInflated.of(0.25, Gamma.of(0.5, 2));
        assertThat(rain.density(0)).isEqualTo(0.25);
        assertThat(rain.cdf(-1e-300)).isZero();
        assertThat(rain.cdf(0)).isEqualTo(0.25);
        assertThat(rain.quantile(0.2)).isZero();
        assertThat(rain.quantile(0.25)).isZero();
        assertThat(rain.quantile(0.26)).isPositive();
        assertThat(rain.inverseSurvival(0.8)).isZero();
        assertThat(rain.modes()).containsExactly(0);
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(rain, ZeroInflated.of(0.75, Gamma.of(3, 1))));
        assertThat(mixture.density(0)).isCloseTo(0.5, within(1e-15));
        assertThat(mixture.responsibilities(0)).containsExactly(new double[] {0.25, 0.75}, within(1e-15));
    }

    @Test
    void modesOfCountsAreWhereNoNeighbourIsMoreProbable() {
        assertThat(Poisson.of(3).modes()).containsExactly(2, 3);
        assertThat(Poisson.of(3.5).modes()).containsExactly(3);
        assertThat(NegativeBinomial.of(4, 2).modes()).containsExactly(1, 2);
        assertThat(NegativeBinomial.of(0.5, 0.5).modes()).containsExactly(0);
        assertThat(ZeroInflated.of(0.5, Poisson.of(5.5)).modes()).containsExactly(0, 5);
        assertThat(ZeroInflated.of(0.3, Poisson.of(1.5)).modes()).containsExactly(0);
    }

    @Test
    void familiesClosedUnderAScaleStayThemselves() {
        double[] none = {0};
        double[] two = {2};
        assertThat(Gamma.of(2, 1).affine(none, two)).isEqualTo(Gamma.of(2, 2));
        assertThat(LogNormal.of(0, 1).affine(none, two)).isEqualTo(LogNormal.of(Math.log(2), 1));
        assertThat(ZeroInflated.of(0.5, Gamma.of(2, 1)).affine(none, two))
                .isEqualTo(ZeroInflated.of(0.5, Gamma.of(2, 2)));
        assertThat(Beta.of(2, 3).affine(none, two)).hasToString("0.0 + 2.0 * Beta(alpha 2.0, beta 3.0)");
    }

    @Test
    void anAngleIsStoredAsItsEquivalentOnTheCircle() {
        assertThat(VonMises.of(7, 2).meanDirection()).isCloseTo(7 - 2 * Math.PI, within(1e-15));
        assertThat(VonMises.of(-Math.PI, 2).meanDirection()).isEqualTo(Math.PI);
        assertThat(VonMises.of(0, 0).meanResultantLength()).isZero();
        assertThat(VonMises.of(Math.PI, 50).cdf(0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void productsAnswerCoordinateByCoordinate() {
        IndependentProduct product = IndependentProduct.of(List.of(Laplace.of(0, 1), Gamma.of(2, 1), Poisson.of(3)));
        assertThat(product.logDensity(0.5, 1.5, 2))
                .isEqualTo(Laplace.of(0, 1).logDensity(0.5)
                        + Gamma.of(2, 1).logDensity(1.5)
                        + Poisson.of(3).logDensity(2));
        assertThat(product.marginal(2, 0)).isEqualTo(IndependentProduct.of(List.of(Poisson.of(3), Laplace.of(0, 1))));
        assertThat(product.conditional(new int[] {2, 0}, new double[] {1, 0})).isEqualTo(Gamma.of(2, 1));
        assertThat(product.covariance()[1]).containsExactly(0, 2, 0);
    }

    @Test
    void aLargeMeanOrConcentrationIsStillSampled() {
        double[] counts = Poisson.of(1e12).sampler(new SplittableRandom(5)).next(2000);
        assertThat(Arrays.stream(counts).average().orElseThrow()).isCloseTo(1e12, within(5e6 / Math.sqrt(2000)));
        double[] angles = VonMises.of(1, 1e10).sampler(new SplittableRandom(5)).next(2000);
        double square =
                Arrays.stream(angles).map(a -> (a - 1) * (a - 1)).average().orElseThrow();
        assertThat(square).isCloseTo(1e-10, within(2e-11));
    }
}
