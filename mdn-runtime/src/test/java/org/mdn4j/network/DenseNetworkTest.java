package org.mdn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DenseNetworkTest {

    @Test
    void aSmallNetworkGivesWhatItsFormulaSays() {
        DenseNetwork network = new DenseNetwork(List.of(
                new DenseNetwork.Layer(new float[] {1, 2, 3, 4}, new float[] {0.5f, -0.5f}, HiddenActivation.TANH),
                new DenseNetwork.Layer(new float[] {1, -1}, new float[] {2}, HiddenActivation.IDENTITY)));
        float[] raw = new float[1];
        network.forwardPass().run(new float[] {0.1f, -0.2f}, raw);
        double first = Math.tanh(0.1 * 1 - 0.2 * 3 + 0.5);
        double second = Math.tanh(0.1 * 2 - 0.2 * 4 - 0.5);
        assertThat((double) raw[0]).isCloseTo(first - second + 2, Offset.offset(1e-6));
        assertThat(network.inputs()).isEqualTo(2);
        assertThat(network.outputs()).isEqualTo(1);
        assertThat(network.layers()).hasSize(2);
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        DenseNetwork.Layer layer = new DenseNetwork.Layer(new float[6], new float[3], HiddenActivation.RELU);
        assertThatThrownBy(() -> new DenseNetwork(List.of(layer, layer)))
                .hasMessageContaining("need 3 inputs in layer 1 but got 2");
        assertThatThrownBy(() -> new DenseNetwork(List.of())).hasMessageContaining("at least one layer");
        assertThatThrownBy(() -> new DenseNetwork.Layer(new float[5], new float[3], HiddenActivation.RELU))
                .hasMessageContaining("weights [inputs x 3] but got 5");
    }

    @ParameterizedTest
    @EnumSource(HiddenActivation.class)
    void derivativesAgreeWithDifferences(HiddenActivation activation) {
        for (float x = -4.05f; x < 4; x += 0.1f) {
            float h = 1e-2f;
            double difference = (activation.value(x + h) - activation.value(x - h)) / (2.0 * h);
            assertThat((double) activation.derivative(x, activation.value(x)))
                    .as("%s at %s", activation.label(), x)
                    .isCloseTo(difference, Offset.offset(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource(HiddenActivation.class)
    void arraysAndNumbersAgree(HiddenActivation activation) {
        float[] x = {-30, -3, -1, -0.1f, 0, 0.1f, 1, 3, 30};
        float[] value = new float[x.length];
        float[] gradient = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        activation.apply(x, value, x.length);
        activation.backward(x, value, gradient, x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(value[i]).isEqualTo(activation.value(x[i])).isFinite();
            assertThat(gradient[i]).isEqualTo((i + 1) * activation.derivative(x[i], value[i]));
        }
    }

    @Test
    void anUnknownActivationComesWithTheKnownOnes() {
        assertThat(HiddenActivation.of("ReLU")).isEqualTo(HiddenActivation.RELU);
        assertThatThrownBy(() -> HiddenActivation.of("cosine"))
                .hasMessageContaining("tanh")
                .hasMessageContaining("'cosine'");
    }
}
