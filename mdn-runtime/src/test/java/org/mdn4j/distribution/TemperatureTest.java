package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemperatureTest {

    static Stream<UnivariateDistribution> families() {
        return Stream.of(
                Gaussian.of(1e9, 1e-3),
                Laplace.of(1, 2),
                Logistic.of(-1, 0.5),
                StudentT.of(5, 0.5, 2),
                ExponentialPower.of(3.5, 0.5, 2),
                LogNormal.of(0.3, 0.7),
                LogNormal.of(0, 30),
                Gamma.of(2.5, 1.5),
                Beta.of(2, 3.5),
                Poisson.of(4.5),
                NegativeBinomial.of(4.5, 1),
                Beta.of(2, 3).affine(new double[] {10}, new double[] {4}));
    }

    @ParameterizedTest
    @MethodSource("families")
    void theVarianceIsMultipliedAndMeanAndSupportStay(UnivariateDistribution distribution) {
        boolean counts = distribution instanceof CountDistribution;
        for (double temperature : new double[] {counts ? 1.5 : 0.1, 1, 2}) {
            UnivariateDistribution tempered = distribution.tempered(temperature);
            assertThat(tempered.expectation())
                    .isCloseTo(distribution.expectation(), within(1e-12 * Math.abs(distribution.expectation())));
            double variance = temperature * distribution.variance();
            assertThat(tempered.variance()).isCloseTo(variance, within(1e-9 * variance));
            assertThat(tempered.support()).isEqualTo(distribution.support());
        }
        assertThat(distribution.tempered(1)).isSameAs(distribution);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution.tempered(-1))
                .withMessageContaining("variance temperature");
    }

    @Test
    void zeroLeavesTheCentre() {
        assertThat(Gamma.of(2, 3).tempered(0)).isEqualTo(PointMass.of(6));
        assertThat(StudentT.of(1, 4, 2).tempered(0)).isEqualTo(PointMass.of(4));
        assertThat(Poisson.of(4.4).tempered(0)).isEqualTo(PointMass.of(4));
        assertThat(VonMises.of(3, 2).tempered(0)).isEqualTo(PointMass.of(3));
        assertThat(Gaussian.of(0, 1).truncate(2, 5).tempered(0)).isEqualTo(PointMass.of(2));
        assertThat(PointMass.of(7).tempered(3)).isEqualTo(PointMass.of(7));
    }

    @Test
    void aDistributionWithoutMeanIsTemperedAboutItsLocation() {
        Mixture cauchy = UnivariateMixture.of(new double[] {1}, List.of(StudentT.of(1, 2, 4)));
        assertThat(cauchy.tempered(1, 0.25)).hasToString("1.0 x " + StudentT.of(1, 2, 2));
        assertThat(Arrays.stream(
                        cauchy.sampler(new SplittableRandom(1), 1, 0.25).sample(20)))
                .allMatch(draw -> Double.isFinite(draw[0]));
    }

    @Test
    void partsAreTemperedWhereTheyAre() {
        assertThat(ZeroInflated.of(0.3, Gamma.of(2, 1)).tempered(2)).isEqualTo(ZeroInflated.of(0.3, Gamma.of(1, 2)));
        assertThat(VonMises.of(1, 4).tempered(2)).isEqualTo(VonMises.of(1, 2));
        assertThat(Gaussian.of(0, 1).truncate(0, 2).tempered(4))
                .isEqualTo(Gaussian.of(0, 2).truncate(0, 2));
        IndependentProduct pair = IndependentProduct.of(List.of(Gamma.of(2, 1), Gaussian.of(0, 1)));
        assertThat(pair.tempered(4)).isEqualTo(IndependentProduct.of(List.of(Gamma.of(0.5, 4), Gaussian.of(0, 2))));
        MultivariateGaussian full = MultivariateGaussian.of(new double[] {1, 2}, new double[][] {{2, 1}, {1, 3}});
        assertThat(full.tempered(4)).isEqualTo(MultivariateGaussian.of(new double[] {1, 2}, new double[][] {
            {8, 4}, {4, 12}
        }));
        assertThat(full.tempered(0).mean()).containsExactly(1, 2);
        DiagonalGaussian diagonal = DiagonalGaussian.of(new double[] {1, 2}, new double[] {3, 4});
        assertThat(diagonal.tempered(2)).isEqualTo(DiagonalGaussian.of(new double[] {1, 2}, new double[] {6, 8}));
    }

    @Test
    void aTemperatureThatTheFamilyCannotReachIsRefusedWithTheReachableOnes() {
        assertThatThrownBy(() -> Poisson.of(3).tempered(0.5)).hasMessageContaining("0 or at least 1.0");
        assertThatThrownBy(() -> NegativeBinomial.of(3, 2).tempered(0.2)).hasMessageContaining("0 or at least 0.4");
        assertThatThrownBy(() -> Beta.of(0.5, 0.5).tempered(2)).hasMessageContaining("below 2.0");
    }

    @Test
    void drawsStayInsideTheSupport() {
        UnivariateMixture waiting =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Gamma.of(1, 1), LogNormal.of(0, 1)));
        assertThat(Arrays.stream(waiting.sampler(new SplittableRandom(1), 1, 9).next(1000)))
                .allMatch(y -> y >= 0);
        UnivariateMixture shares = UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Beta.of(2, 2), Beta.of(3, 1)));
        assertThat(Arrays.stream(shares.sampler(new SplittableRandom(1), 0.5, 3).next(1000)))
                .allMatch(y -> y >= 0 && y <= 1);
    }
}
