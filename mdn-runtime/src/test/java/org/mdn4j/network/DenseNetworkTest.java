package org.mdn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void slopesOfAnotherNumberOfUnitsAreRefused() {
        HiddenActivation twoUnits = HiddenActivation.prelu(0.1f, 0.2f);
        assertThatThrownBy(() -> new DenseNetwork.Layer(new float[6], new float[3], twoUnits))
                .hasMessage("need slopes of 3 units but got 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu", "elu", "gelu", "softplus", "prelu"})
    void rowsGiveTheSameBitsOneByOneAndInBatches(String label) {
        int inputs = 5;
        int hidden = 13;
        HiddenActivation activation =
                label.equals("prelu") ? HiddenActivation.prelu(random(hidden, 9)) : HiddenActivation.of(label);
        DenseNetwork network = new DenseNetwork(List.of(
                new DenseNetwork.Layer(random(inputs * hidden, 1), random(hidden, 2), activation),
                new DenseNetwork.Layer(random(hidden * hidden, 3), random(hidden, 4), activation),
                new DenseNetwork.Layer(random(hidden * 4, 5), random(4, 6), HiddenActivation.IDENTITY)));
        RawNetwork.ForwardPass single = network.forwardPass();
        for (int rows : new int[] {1, 2, 31, 32, 33, 300, 511, 512, 513, 545}) {
            float[] x = random(rows * inputs, rows);
            float[] raw = new float[rows * 4];
            network.forwardPass().run(x, raw, rows);
            float[] expected = new float[4];
            for (int r = 0; r < rows; r++) {
                single.run(Arrays.copyOfRange(x, r * inputs, (r + 1) * inputs), expected);
                assertThat(Arrays.copyOfRange(raw, r * 4, r * 4 + 4)).isEqualTo(expected);
            }
        }
    }

    private static float[] random(int count, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * rng.nextFloat() - 1;
        }
        return values;
    }
}
