package org.mdn4j.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;
import org.mdn4j.network.RawNetwork;

final class ComponentReportTest {

    private static final MixtureLayout LAYOUT = MixtureLayout.of("gaussian", 4, 1);

    /** A network without hidden layer that predicts the same mixture everywhere, in standard units. */
    private static RawNetwork constant(double[] logits, double[] means, double[] rawVariances) {
        float[] biases = new float[12];
        for (int k = 0; k < 4; k++) {
            biases[k] = (float) logits[k];
            biases[4 + k] = (float) means[k];
            biases[8 + k] = (float) rawVariances[k];
        }
        return new DenseNetwork(List.of(new DenseNetwork.Layer(new float[12], biases, HiddenActivation.IDENTITY)));
    }

    /** Two broad components, a dead one, and a spike on 5; a target that is often exactly 5. */
    private static MdnModel model(RawNetwork... members) {
        return MdnModel.of(
                new Columns(List.of("x"), List.of("y")),
                Standardizer.identity(1),
                Standardizer.of(new double[] {1}, new double[] {2}),
                LAYOUT,
                List.of(members));
    }

    private static final RawNetwork COLLAPSED =
            constant(new double[] {0, 0, -20, 0}, new double[] {-1, 1, 0, 2}, new double[] {0, 0, 0, -40});

    private static final RawNetwork EVEN =
            constant(new double[] {0, 0, 0, 0}, new double[] {-1, -1, 1, 1}, new double[] {1, 1, 1, 1});

    private static Dataset data() {
        SplittableRandom rng = new SplittableRandom(1);
        double[] x = new double[300];
        double[] y = new double[300];
        for (int i = 0; i < y.length; i++) {
            x[i] = rng.nextDouble();
            y[i] = i % 3 == 0 ? 5 : 1 + 2 * rng.nextGaussian();
        }
        return Dataset.of(x, y);
    }

    @Test
    void deadDegenerateAndStuckComponentsAreNamed() {
        ComponentReport report = ComponentReport.of(model(COLLAPSED), data());
        assertThat(report.dead()).extracting(ComponentUse::component).containsExactly(2);
        assertThat(report.degenerate()).extracting(ComponentUse::component).containsExactly(3);
        assertThat(report.onSingleValues()).extracting(ComponentUse::component).containsExactly(3);
        assertThat(report.uses().get(3).responsibility()).isCloseTo(1.0 / 3, within(1e-3));
        assertThat(report.uses().get(0).weight()).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(report.effectiveComponents(0)).isBetween(2.8, 3.0);
        assertThat(report.effectiveWeights(0)).isCloseTo(3, within(1e-6));
        assertThat(report.text())
                .contains("of 4 components in effect (3.0 by weight)")
                .contains("dead")
                .contains("as narrow as the floor, on a single value");
    }

    @Test
    void evenComponentsAllCount() {
        ComponentReport report = ComponentReport.of(model(EVEN), data());
        assertThat(report.effectiveWeights(0)).isCloseTo(4, within(1e-9));
        assertThat(report.dead()).isEmpty();
        assertThat(report.degenerate()).isEmpty();
        assertThat(report.onSingleValues()).isEmpty();
        MdnModel model = model(EVEN);
        assertThat(report.pruned(model)).isSameAs(model);
    }

    @Test
    void pruningTakesTheDeadOnesAndLeavesTheRestAsItWas() {
        MdnModel model = model(COLLAPSED);
        MdnModel pruned = ComponentReport.of(model, data()).pruned(model);
        assertThat(pruned.layout().components()).isEqualTo(3);
        UnivariateMixture before = model.predictUnivariate(0.3);
        UnivariateMixture after = pruned.predictUnivariate(0.3);
        for (double y : new double[] {-3, 0, 2, 4.9}) {
            assertThat(after.logDensity(y)).isCloseTo(before.logDensity(y), within(1e-6));
        }
        // Two members keep as many as the one that needs most.
        MdnModel both = model(COLLAPSED, EVEN);
        ComponentReport report = ComponentReport.of(both, data());
        assertThat(report.pruned(both)).isSameAs(both);
        assertThat(report.text()).contains("member 1: ").contains("member 2: ");
        assertThat(report.uses()).hasSize(8);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ComponentReport report = ComponentReport.of(model(COLLAPSED), data());
        assertThatThrownBy(() -> report.pruned(model(COLLAPSED, EVEN)))
                .hasMessageContaining("need a report of 2 x 4 components but got one of 4");
        assertThatThrownBy(() -> report.effectiveComponents(1))
                .hasMessageContaining("member between 0 and 0 but got 1");
        Dataset other = Dataset.of(new double[][] {{1, 2}}, new double[][] {{1}});
        assertThatThrownBy(() -> ComponentReport.of(model(EVEN), other)).hasMessageContaining("need columns");
    }

    @Test
    void familiesOfScalesHaveFloorsToo() {
        MixtureLayout laplace = MixtureLayout.of("laplace", 4, 1);
        MdnModel model = MdnModel.of(
                new Columns(List.of("x"), List.of("y")),
                Standardizer.identity(1),
                Standardizer.of(new double[] {1}, new double[] {2}),
                laplace,
                List.of(COLLAPSED));
        assertThat(ComponentReport.of(model, data()).degenerate())
                .extracting(ComponentUse::component)
                .containsExactly(3);
    }
}
