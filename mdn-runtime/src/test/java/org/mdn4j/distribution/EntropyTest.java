package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entropies of mixtures; the numbers come from mpmath with 30 digits, integrated over the logarithm of y. */
class EntropyTest {

    static Stream<UnivariateDistribution> unbounded() {
        return Stream.of(0.01, 0.05, 0.15, 0.5, 0.9)
                .flatMap(shape -> Stream.of(
                        Gamma.of(shape, 3),
                        Gamma.of(shape, 1e-200),
                        Beta.of(shape, 3),
                        Beta.of(3, shape),
                        Beta.of(shape, shape)));
    }

    @ParameterizedTest
    @MethodSource("unbounded")
    void aMixtureOfEqualComponentsHasTheEntropyOfOne(UnivariateDistribution component) {
        UnivariateMixture twice = UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(component, component));
        double entropy = component.entropy();
        assertThat(twice.entropy()).isCloseTo(entropy, within(1e-11 * Math.abs(entropy) + 1e-12));

        UnivariateMixture moved = twice.affine(new double[] {100}, new double[] {2});
        assertThat(moved.entropy()).isCloseTo(entropy + Math.log(2), within(1e-11 * Math.abs(entropy) + 1e-11));
    }

    @Test
    void densitiesWithoutBoundMixWithOthers() {
        UnivariateMixture two =
                UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(Gamma.of(0.02, 1), Gamma.of(0.1, 50)));
        assertThat(two.entropy()).isCloseTo(-15.6094547232405838, within(1e-10));

        UnivariateMixture three = UnivariateMixture.of(
                new double[] {0.3, 0.3, 0.4}, List.of(Gamma.of(0.02, 1), Gamma.of(3, 50), LogNormal.of(0, 2)));
        assertThat(three.entropy()).isCloseTo(-10.1738202688054448, within(1e-9));
    }

    @Test
    void anAtomBesideADensityAddsItsOwn() {
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.25, 0.75}, List.of(PointMass.of(0), Gaussian.of(0, 1)));
        double choice = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
        assertThat(mixture.entropy())
                .isCloseTo(choice + 0.75 * Gaussian.of(0, 1).entropy(), within(1e-11));
    }

    @Test
    void aShapeSoSmallThatNearlyAllValuesUnderflowHasItsEntropy() {
        for (double shape : new double[] {1e-3, 1e-5, 1e-10}) {
            UnivariateDistribution one = Gamma.of(shape, 3);
            UnivariateMixture twice = UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(one, one));
            assertThat(twice.entropy()).isCloseTo(one.entropy(), within(-1e-9 * one.entropy()));
        }
    }
}
