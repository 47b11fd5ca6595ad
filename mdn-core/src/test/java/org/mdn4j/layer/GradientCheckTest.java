package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mdn4j.layer.Networks.normal;

import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.buffer.util.DataTypeUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Analytic gradients against central differences through whole networks. */
class GradientCheckTest {

    private static final int ROWS = 5;
    private static final int INPUTS = 3;
    private static final int HIDDEN = 4;

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

    static Stream<Arguments> layers() {
        return Stream.of(PositiveFunction.values())
                .flatMap(function -> Stream.of(1, 3, 10)
                        .flatMap(components ->
                                Stream.of(1, 2, 5).map(targets -> Arguments.of(function, components, targets))));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void holdsForEveryPositiveFunction(PositiveFunction function, int components, int targets) {
        MixtureOutputLayer out =
                Networks.output(components, targets).variance(function, 0.05).build();
        assertThat(check(Networks.checkable(), out, null)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void holdsWithWeightsOfRows(PositiveFunction function) {
        MixtureOutputLayer out = Networks.output(3, 2).variance(function, 0.05).build();
        INDArray weights = Nd4j.createFromArray(1, 0, 2.5, 0.5, 1).reshape(ROWS, 1);
        assertThat(check(Networks.checkable(), out, weights)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void holdsWithMissingTargets(PositiveFunction function) {
        MixtureOutputLayer out = Networks.output(3, 2).variance(function, 0.05).build();
        assertThat(check(Networks.checkable(), out, missing())).isTrue();
    }

    @Test
    void holdsWithMasksInNetworksThatDoNotAverage() {
        MixtureOutputLayer out = Networks.output(3, 2).build();
        assertThat(check(Networks.checkable().miniBatch(false), out, missing())).isTrue();
        assertThat(check(Networks.checkable().miniBatch(false), out, null)).isTrue();
    }

    @Test
    void holdsWithRegularisation() {
        MixtureOutputLayer out = Networks.output(3, 2).build();
        NeuralNetConfiguration.Builder base =
                Networks.checkable().l1(0.02).l2(0.03).l1Bias(0.01).l2Bias(0.02);
        assertThat(check(base, out, null)).isTrue();
    }

    @Test
    void holdsWithoutBias() {
        assertThat(check(
                        Networks.checkable(),
                        Networks.output(3, 2).hasBias(false).build(),
                        null))
                .isTrue();
    }

    @Test
    void holdsWithDropoutBeforeTheLayer() {
        assertThat(check(
                        Networks.checkable(), Networks.output(3, 2).dropOut(0.6).build(), null))
                .isTrue();
    }

    @Test
    void holdsWithNoiseOnItsWeights() {
        MixtureOutputLayer out =
                Networks.output(3, 2).weightNoise(new DropConnect(0.6)).build();
        // DL4J takes the gradient with respect to the noisy weights for that of the weights.
        assertThat(GradientCheckUtil.checkGradients(
                        config(Networks.checkable(), out, null).excludeParams(Set.of("1_W"))))
                .isTrue();
    }

    @Test
    void holdsInAGraph() {
        GradientCheckUtil.GraphConfig check = new GradientCheckUtil.GraphConfig()
                .net(Networks.graph(
                        Networks.checkable().l2(0.01),
                        INPUTS,
                        HIDDEN,
                        Networks.output(3, 2).build()))
                .inputs(new INDArray[] {normal(1, DataType.DOUBLE, ROWS, INPUTS)})
                .labels(new INDArray[] {normal(2, DataType.DOUBLE, ROWS, 2)})
                .labelMask(new INDArray[] {missing()})
                .epsilon(1e-5)
                .maxRelError(1e-5);
        assertThat(GradientCheckUtil.checkGradients(check)).isTrue();
    }

    /** {@code [N, D]}: ones and zeros; row 1 counts for nothing. */
    private static INDArray missing() {
        return Networks.doubles(new double[][] {{1, 1}, {0, 0}, {1, 0}, {0, 1}, {1, 1}});
    }

    private static boolean check(NeuralNetConfiguration.Builder base, MixtureOutputLayer out, INDArray mask) {
        return GradientCheckUtil.checkGradients(config(base, out, mask));
    }

    private static GradientCheckUtil.MLNConfig config(
            NeuralNetConfiguration.Builder base, MixtureOutputLayer out, INDArray mask) {
        return new GradientCheckUtil.MLNConfig()
                .net(Networks.dense(base, INPUTS, HIDDEN, out))
                .input(normal(1, DataType.DOUBLE, ROWS, INPUTS))
                .labels(normal(2, DataType.DOUBLE, ROWS, out.layout().targets()))
                .labelMask(mask)
                .epsilon(1e-5)
                .maxRelError(1e-5)
                .subset(true)
                .maxPerParam(15)
                .callEachIter(GradientCheckTest::resetNoise);
    }

    private static void resetNoise(MultiLayerNetwork network) {
        Nd4j.getRandom().setSeed(11);
        network.getOutputLayer().clearNoiseWeightParams(); // a score alone leaves them behind
    }
}
