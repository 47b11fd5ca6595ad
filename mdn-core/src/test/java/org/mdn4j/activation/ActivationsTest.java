package org.mdn4j.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's form of every activation against ours, and back. */
final class ActivationsTest {

    private static final double[] POINTS = {-9, -2.5, -1, -0.3, 0.2, 1.1, 4};

    static Stream<String> elementwise() {
        return Stream.concat(HiddenActivation.known().stream(), Stream.of("leakyrelu(0.2)", "elu(0.5)", "swish(2)"))
                .filter(label -> !label.startsWith("prelu"));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void dl4jComputesTheSame(String label) {
        HiddenActivation ours = HiddenActivation.of(label);
        IActivation theirs = Activations.of(label);
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            // Columns of a larger array, in f order: nothing may rest on how an array lies in memory.
            INDArray x = Nd4j.create(type, new long[] {POINTS.length, 2}, 'f').getColumn(1, true);
            x.assign(Nd4j.createFromArray(POINTS).reshape(POINTS.length, 1));
            INDArray value = theirs.getActivation(x.dup(), false);
            assertThat(value.dataType()).isEqualTo(type);
            for (int i = 0; i < POINTS.length; i++) {
                assertThat(value.getDouble(i))
                        .as("%s at %s", label, POINTS[i])
                        .isCloseTo(ours.value(POINTS[i]), tolerance(type));
            }
            if (!label.startsWith("rrelu")) {
                INDArray gradient =
                        theirs.backprop(x, Nd4j.ones(type, POINTS.length, 1)).getFirst();
                for (int i = 0; i < POINTS.length; i++) {
                    assertThat(gradient.getDouble(i))
                            .as("derivative of %s at %s", label, POINTS[i])
                            .isCloseTo(ours.derivative(POINTS[i]), tolerance(type));
                }
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> tolerance(DataType type) {
        return within(type == DataType.DOUBLE ? 1e-7 : 2e-6); // ND4J's own are no closer than 1e-8
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void theWayBackLeadsHome(String label) {
        assertThat(Activations.hidden(Activations.of(label))).isEqualTo(HiddenActivation.of(label));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void storedNetworksKeepTheirActivations(String label) {
        IActivation activation = Activations.of(label);
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(3)
                        .activation(activation)
                        .build())
                .build();
        MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
        DenseLayer layer = (DenseLayer) read.getConf(0).getLayer();
        assertThat(layer.getActivationFn()).isEqualTo(activation).hasSameHashCodeAs(activation);
        assertThat(Activations.hidden(layer.getActivationFn())).isEqualTo(HiddenActivation.of(label));
    }

    @Test
    void copiesMadeBySerialisationCompute() {
        IActivation copy = org.apache.commons.lang3.SerializationUtils.clone(Activations.of("serlu"));
        assertThat(copy.getActivation(Nd4j.scalar(-1.0), false).getDouble(0))
                .isCloseTo(HiddenActivation.of("serlu").value(-1), within(1e-12));
    }

    @Test
    void dl4jsOwnApproximationsAreKnownForWhatTheyCompute() {
        HiddenActivation sigmoidGelu = Activations.hidden(new ActivationGELU(false));
        assertThat(sigmoidGelu.value(1))
                .isCloseTo(
                        new ActivationGELU(false)
                                .getActivation(Nd4j.scalar(1.0), false)
                                .getDouble(0),
                        within(1e-6));
        assertThat(Activations.hidden(new ActivationELU(0.5))).isEqualTo(HiddenActivation.of("elu(0.5)"));
    }

    @Test
    void whatHasNoCounterpartIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Activations.hidden(Activation.CUBE.getActivationFunction()))
                .hasMessageContaining("gelu")
                .hasMessageContaining("but got cube");
        assertThatThrownBy(() -> Activations.hidden(new ActivationRReLU())).hasMessageContaining("ActivationRReLU");
        assertThatThrownBy(() -> Activations.of("prelu")).hasMessageContaining("need PReLULayer");
        assertThatThrownBy(() -> Activations.of("sine")).hasMessageContaining("need an activation among");
    }
}
