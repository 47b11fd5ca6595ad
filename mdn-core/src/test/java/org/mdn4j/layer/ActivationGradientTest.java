package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mdn4j.layer.Networks.normal;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.activation.Activations;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.buffer.util.DataTypeUtil;
import org.nd4j.linalg.factory.Nd4j;

/** Every hidden activation under a mixture, against central differences through two hidden layers. */
final class ActivationGradientTest {

    private static final int UNITS = 5;

    private DataType before;

    @BeforeEach
    void useDoublePrecision() {
        before = DataTypeUtil.getDtypeFromContext();
        DataTypeUtil.setDTypeForContext(DataType.DOUBLE);
    }

    @AfterEach
    void restorePrecision() {
        DataTypeUtil.setDTypeForContext(before);
    }

    static Stream<String> elementwise() {
        return Stream.concat(HiddenActivation.known().stream(), Stream.of("leakyrelu(0.2)", "elu(0.5)"))
                .filter(label -> !label.startsWith("prelu"));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void gradientsMeetDifferences(String label) {
        ListBuilder layers = Networks.checkable().list();
        for (int l = 0; l < 2; l++) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(UNITS)
                    .activation(Activations.of(label))
                    .build());
        }
        assertGradients(layers);
    }

    @Test
    void gradientsOfLearntSlopesMeetDifferences() {
        ListBuilder layers = Networks.checkable().list();
        for (int l = 0; l < 2; l++) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(UNITS)
                    .activation(Activations.of("identity"))
                    .build());
            layers.layer(new PReLULayer.Builder()
                    .inputShape(UNITS)
                    .weightInit(new WeightInitConstant(0.25))
                    .build());
        }
        assertGradients(layers);
    }

    private static void assertGradients(ListBuilder layers) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(layers.layer(Networks.output(3, 2).build())
                        .setInputType(InputType.feedForward(3))
                        .build());
        network.init();
        GradientCheckUtil.MLNConfig check = new GradientCheckUtil.MLNConfig()
                .net(network)
                .input(normal(1, DataType.DOUBLE, 6, 3))
                .labels(normal(2, DataType.DOUBLE, 6, 2))
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-9)
                .callEachIter(net -> Nd4j.getRandom().setSeed(11)); // the same random slopes
        assertThat(GradientCheckUtil.checkGradients(check)).isTrue();
    }
}
