package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mdn4j.distribution.Mixture;

class MixtureLayoutTest {

    private final MixtureLayout layout = MixtureLayout.of("gaussian", 3, 2);

    @Test
    void groupsLieBehindEachOther() {
        assertThat(layout.width()).isEqualTo(3 + 6 + 6);
        assertThat(layout.groups()).extracting(MixtureLayout.Group::offset).containsExactly(3, 9);
        assertThat(layout.groups())
                .extracting(group -> group.parameter().name())
                .containsExactly("means", "variances");
        assertThat(layout).hasToString("gaussian, 3 logits + 3 x 2 means + 3 x 2 variances");
        assertThat(layout.components()).isEqualTo(3);
        assertThat(layout.targets()).isEqualTo(2);
        assertThat(layout.family().name()).isEqualTo("gaussian");
    }

    @Test
    void activationsAreWeightsMeansAndVariances() {
        double[] raw = {0, Math.log(2), Math.log(5), 1, 2, 3, 4, 5, 6, -1, 0, 1, 2, 3, 4};
        double[] activated = new double[15];
        MixtureLayout exp = layout.withVariances(PositiveFunction.EXP, 0.5);
        exp.activate(raw, activated);
        assertThat(activated[0]).isCloseTo(0.125, within(1e-15));
        assertThat(activated[2]).isCloseTo(0.625, within(1e-15));
        assertThat(Arrays.copyOfRange(activated, 3, 9)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(activated[9]).isCloseTo(Math.exp(-1) + 0.5, within(1e-15));
        exp.activate(raw, raw);
        assertThat(raw).as("in place").isEqualTo(activated);
    }

    @Test
    void logitsOfAnySizeGiveWeights() {
        double[] raw = new double[15];
        raw[0] = 1e300;
        raw[1] = -1e300;
        layout.activate(raw, raw);
        assertThat(Arrays.copyOf(raw, 3)).containsExactly(1, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void gradientsGoBackThroughTheActivations(PositiveFunction function) {
        MixtureLayout positive = layout.withVariances(function, 0.1);
        Random random = new Random(3);
        double[] raw = random.doubles(15, -2, 2).toArray();
        double[] outer = random.doubles(15, -1, 1).toArray();
        double[] gradient = outer.clone();
        positive.activateBackward(raw, gradient);
        double h = 1e-6;
        for (int j = 0; j < 15; j++) {
            double[] up = raw.clone();
            double[] down = raw.clone();
            up[j] += h;
            down[j] -= h;
            positive.activate(up, up);
            positive.activate(down, down);
            double slope = 0;
            for (int i = 0; i < 15; i++) {
                slope += outer[i] * (up[i] - down[i]) / (2 * h);
            }
            assertThat(gradient[j]).isCloseTo(slope, within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRawRowOfGivenMomentsStandsForThem(PositiveFunction function) {
        MixtureLayout positive = layout.withVariances(function, 1e-6);
        double[] weights = {0.2, 0.3, 0.5};
        double[][] means = {{-1, 2}, {0.5, 0}, {3, -3}};
        double[][] deviations = {{0.1, 2}, {1, 0.5}, {0.7, 0.02}};

        double[] raw = positive.rawFromMoments(weights, means, deviations);
        double[] activated = new double[15];
        positive.activate(raw, activated);

        assertThat(Arrays.copyOf(activated, 3)).containsExactly(weights, within(1e-12));
        for (int k = 0; k < 3; k++) {
            for (int d = 0; d < 2; d++) {
                assertThat(activated[3 + 2 * k + d]).isEqualTo(means[k][d]);
                assertThat(activated[9 + 2 * k + d]).isCloseTo(deviations[k][d] * deviations[k][d], within(1e-9));
            }
        }
        Mixture mixture = positive.mixture(raw);
        assertThat(mixture.weights()).containsExactly(weights, within(1e-12));
        assertThat(mixture.mean()[0]).isCloseTo(0.2 * -1 + 0.3 * 0.5 + 0.5 * 3, within(1e-12));
    }

    @Test
    void otherVariancesMakeAnotherLayoutOfTheSameWidth() {
        MixtureLayout other = layout.withVariances(PositiveFunction.EXP, 0.25);
        assertThat(other.width()).isEqualTo(layout.width());
        assertThat(other).isNotEqualTo(layout);
        assertThat(other.groups().get(0)).isEqualTo(layout.groups().get(0));
        assertThat(other.groups().get(1).parameter().constraint())
                .isEqualTo(Constraint.positive(PositiveFunction.EXP, 0.25));
    }

    @Test
    void layoutsAreEqualIfAndOnlyIfTheyMeanTheSame() {
        assertThat(layout)
                .isEqualTo(MixtureLayout.of("gaussian", 3, 2))
                .hasSameHashCodeAs(MixtureLayout.of("gaussian", 3, 2))
                .isNotEqualTo(MixtureLayout.of("gaussian", 2, 3))
                .isNotEqualTo(MixtureLayout.of("gaussian", 3, 1));
    }

    @Test
    void badCountsAndWidthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MixtureLayout.of("gaussian", 0, 1))
                .withMessage("need at least 1 component but got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MixtureLayout.of("gaussian", 1, 0))
                .withMessage("need at least 1 target but got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.checkWidth(14))
                .withMessage("need 15 columns (gaussian, 3 logits + 3 x 2 means + 3 x 2 variances) but got 14");
        assertThatIllegalArgumentException().isThrownBy(() -> layout.mixture(new double[14]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameter("means", 0, Parameter.Role.LOCATION, Constraint.IDENTITY))
                .withMessage("need a size of at least 1 for means but got 0");
    }

    @Test
    void familiesAreFoundByName() {
        assertThat(Families.all())
                .extracting(ComponentFamily::name)
                .contains("gaussian")
                .isSorted();
        assertThat(Families.of("gaussian")).isInstanceOf(GaussianFamily.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Families.of("gausian"))
                .withMessageMatching("need a family among .*gaussian.* but got 'gausian'");
    }
}
