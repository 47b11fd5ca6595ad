package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class UncertaintyTest {

    private static final double GAUSSIAN_ENTROPY = 0.5 * Math.log(2 * Math.PI * Math.E);

    private static Mixture one(double mean, double sd) {
        return UnivariateMixture.gaussian(new double[] {1}, new double[] {mean}, new double[] {sd});
    }

    private static Uncertainty of(List<Mixture> members) {
        return Uncertainty.of(members, new SplittableRandom(1), 4000);
    }

    @Test
    void membersThatAgreeLeaveNothingEpistemic() {
        Uncertainty uncertainty = of(List.of(one(3, 2), one(3, 2), one(3, 2)));
        assertThat(uncertainty.epistemicVariance()[0]).isCloseTo(0, within(1e-15));
        assertThat(uncertainty.aleatoricVariance()[0]).isCloseTo(4, within(1e-12));
        assertThat(uncertainty.epistemicEntropy()).isCloseTo(0, within(uncertainty.entropyError()));
        assertThat(uncertainty.aleatoricEntropy()).isCloseTo(GAUSSIAN_ENTROPY + Math.log(2), within(1e-10));
    }

    @Test
    void membersFarApartTellWhichOneIsRight() {
        // No overlap: the outcome names the member, and the information is the logarithm of how many there are.
        Uncertainty uncertainty = of(List.of(one(-100, 1), one(0, 1), one(100, 1)));
        assertThat(uncertainty.epistemicEntropy()).isCloseTo(Math.log(3), within(1e-9));
        assertThat(uncertainty.epistemicVariance()[0]).isCloseTo(20_000.0 / 3, within(1e-9));
        assertThat(uncertainty.aleatoricVariance()[0]).isCloseTo(1, within(1e-12));
        assertThat(uncertainty.variance()[0])
                .isCloseTo(
                        Mixture.of(List.of(one(-100, 1), one(0, 1), one(100, 1)))
                                .covariance()[0][0],
                        within(1e-9));
    }

    @Test
    void theInformationBetweenTwoOverlappingMembersIsThatOfAnIndependentIntegration() {
        // SciPy quad: entropy of 0.5 N(0, 1) + 0.5 N(1.5, 0.5^2), minus the mean of the two closed forms.
        Uncertainty uncertainty = of(List.of(one(0, 1), one(1.5, 0.5)));
        assertThat(uncertainty.epistemicEntropy()).isCloseTo(0.351189795029331, within(1e-9));
        assertThat(uncertainty.entropy()).isCloseTo(1.423554737954031, within(1e-9));
        assertThat(uncertainty.toString()).startsWith("Uncertainty(share epistemic: variance [0.47]");
    }

    @Test
    void severalTargetsAreSplitByDraws() {
        Mixture near = Mixture.diagonalGaussian(new double[] {1}, new double[][] {{0, 0}}, new double[][] {{1, 4}});
        Mixture far = Mixture.diagonalGaussian(new double[] {1}, new double[][] {{1000, 6}}, new double[][] {{1, 4}});
        Uncertainty uncertainty = of(List.of(near, far));
        assertThat(uncertainty.epistemicEntropy()).isCloseTo(Math.log(2), within(1e-9));
        assertThat(uncertainty.aleatoricEntropy())
                .isCloseTo(2 * GAUSSIAN_ENTROPY + Math.log(2), within(4 * uncertainty.entropyError()));
        assertThat(uncertainty.entropyError()).isBetween(0.001, 0.03);
        assertThat(uncertainty.epistemicVariance()).containsExactly(new double[] {250_000, 9}, within(1e-6));
        assertThat(of(List.of(near)).epistemicEntropy()).isZero();
    }

    @Test
    void needsMembersAndDraws() {
        assertThatThrownBy(() -> of(List.of())).hasMessageContaining("need at least one member");
        assertThatThrownBy(() -> Uncertainty.of(List.of(one(0, 1)), new SplittableRandom(1), 1))
                .hasMessageContaining("two draws but got 1 and 1");
    }
}
