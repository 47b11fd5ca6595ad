package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mdn4j.layer.Networks.normal;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.buffer.util.DataTypeUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The layer behind recurrent layers: a mixture for each time step. */
class SequenceTest {

    private static final int INPUTS = 3;
    private static final int TARGETS = 2;
    private static final int COMPONENTS = 2;
    private static final int WIDTH = COMPONENTS * (1 + 2 * TARGETS);

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

    /** Format, sequences, steps: one of either is an edge case of DL4J's reshaping. */
    static Stream<Arguments> shapes() {
        return Stream.of(RNNFormat.values())
                .flatMap(format ->
                        Stream.of(Arguments.of(format, 3, 4), Arguments.of(format, 1, 4), Arguments.of(format, 3, 1)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsHold(RNNFormat format, int sequences, int steps) {
        assertThat(check(Networks.checkable(), format, sequences, steps, null, null, 1))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsHoldWithMaskedSteps(RNNFormat format, int sequences, int steps) {
        INDArray mask = stepMask(sequences, steps);
        assertThat(check(Networks.checkable(), format, sequences, steps, null, mask, 1))
                .isTrue();
        assertThat(check(Networks.checkable(), format, sequences, steps, mask, null, 1))
                .isTrue();
        assertThat(check(Networks.checkable(), format, sequences, steps, mask, mask, 1))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsHoldWithMissingTargets(RNNFormat format, int sequences, int steps) {
        INDArray mask = Nd4j.ones(DataType.DOUBLE, sequences, TARGETS, steps);
        mask.putScalar(new int[] {0, 1, steps - 1}, 0);
        assertThat(check(Networks.checkable(), format, sequences, steps, null, arranged(mask, format), 1))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void gradientsHoldWithDropoutAndRegularisation(RNNFormat format) {
        NeuralNetConfiguration.Builder base = Networks.checkable().l1(0.01).l2(0.02);
        assertThat(check(base, format, 3, 4, null, stepMask(3, 4), 0.6)).isTrue();
        assertThat(check(Networks.checkable().miniBatch(false), format, 3, 4, null, null, 0.6))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void outputHoldsAMixtureForEachStep(RNNFormat format, int sequences, int steps) {
        MultiLayerNetwork network = network(Networks.checkable(), format, 1);
        INDArray x = normal(1, DataType.DOUBLE, sequences, INPUTS, steps);

        INDArray out = arranged(network.output(arranged(x, format)), format);

        assertThat(out.shape()).containsExactly(sequences, WIDTH, steps);
        INDArray weights = out.get(NDArrayIndex.all(), NDArrayIndex.interval(0, COMPONENTS), NDArrayIndex.all());
        assertThat(weights.sum(1).sub(1).amaxNumber().doubleValue()).isLessThan(1e-12);
        INDArray variances = out.get(
                NDArrayIndex.all(), NDArrayIndex.interval(COMPONENTS * (1 + TARGETS), WIDTH), NDArrayIndex.all());
        assertThat(variances.minNumber().doubleValue()).isGreaterThan(1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void outputOfASequenceDoesNotDependOnItsNeighbours(RNNFormat format) {
        MultiLayerNetwork network = network(Networks.checkable(), format, 1);
        INDArray x = normal(1, DataType.DOUBLE, 3, INPUTS, 4);
        INDArray second = x.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all(), NDArrayIndex.all())
                .dup();

        INDArray all = arranged(network.output(arranged(x, format)), format);
        INDArray alone = arranged(network.output(arranged(second, format)), format);

        INDArray fromAll = all.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all(), NDArrayIndex.all());
        assertThat(fromAll.sub(alone).amaxNumber().doubleValue()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void paddingCountsForNothing(RNNFormat format) {
        MultiLayerNetwork network = network(Networks.checkable(), format, 1);
        INDArray x = normal(1, DataType.DOUBLE, 2, INPUTS, 3);
        INDArray y = normal(2, DataType.DOUBLE, 2, TARGETS, 3);
        INDArray longX = Nd4j.concat(2, x, Nd4j.zeros(DataType.DOUBLE, 2, INPUTS, 2));
        INDArray longY = Nd4j.concat(2, y, Nd4j.valueArrayOf(new long[] {2, TARGETS, 2}, Double.NaN, DataType.DOUBLE));
        INDArray mask = Networks.doubles(new double[][] {{1, 1, 1, 0, 0}, {1, 1, 1, 0, 0}});

        double plain = network.score(dataSet(x, y, format));
        DataSet padded = dataSet(longX, longY, format);
        padded.setFeaturesMaskArray(mask);
        assertThat(network.score(padded)).isCloseTo(plain, within(1e-12));
        padded.setFeaturesMaskArray(null);
        padded.setLabelsMaskArray(mask);
        assertThat(network.score(padded)).isCloseTo(plain, within(1e-12));
        INDArray examples = network.scoreExamples(padded, false);
        assertThat(examples.shape()).containsExactly(2, 1);
        assertThat(examples.sumNumber().doubleValue() / 6).isCloseTo(plain, within(1e-12));
        assertThat(network.score(dataSet(x, y, format)))
                .as("masks are gone after use")
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainsThroughTruncatedTime(boolean truncated) {
        NeuralNetConfiguration.Builder base = Networks.trainable();
        MultiLayerNetwork network = network(base, RNNFormat.NCW, 1);
        if (truncated) {
            network.getLayerWiseConfigurations().setBackpropType(org.deeplearning4j.nn.conf.BackpropType.TruncatedBPTT);
            network.getLayerWiseConfigurations().setTbpttFwdLength(3);
            network.getLayerWiseConfigurations().setTbpttBackLength(3);
        }
        INDArray x = normal(1, DataType.FLOAT, 8, INPUTS, 6);
        DataSet data = new DataSet(
                x,
                x.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2), NDArrayIndex.all())
                        .dup());
        double start = network.score(data);
        for (int i = 0; i < 30; i++) {
            network.fit(data);
        }
        assertThat(network.score(data)).isLessThan(start - 0.2);
    }

    private static INDArray stepMask(int sequences, int steps) {
        INDArray mask = Nd4j.ones(DataType.DOUBLE, sequences, steps);
        if (steps > 1) {
            mask.putScalar(0, steps - 1, 0);
            mask.putScalar(0, steps - 2, 0);
        } else {
            mask.putScalar(1, 0, 0);
        }
        return mask;
    }

    private static MultiLayerNetwork network(NeuralNetConfiguration.Builder base, RNNFormat format, double retain) {
        MixtureOutputLayer.Builder out = Networks.output(COMPONENTS, TARGETS);
        if (retain < 1) {
            out.dropOut(retain);
        }
        return Networks.recurrent(base, INPUTS, 4, format, out.build());
    }

    private static boolean check(
            NeuralNetConfiguration.Builder base,
            RNNFormat format,
            int sequences,
            int steps,
            INDArray inputMask,
            INDArray labelMask,
            double retain) {
        return GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                .net(network(base, format, retain))
                .input(arranged(normal(1, DataType.DOUBLE, sequences, INPUTS, steps), format))
                .labels(arranged(normal(2, DataType.DOUBLE, sequences, TARGETS, steps), format))
                .inputMask(inputMask)
                .labelMask(labelMask)
                .epsilon(1e-5)
                .maxRelError(1e-5)
                .subset(true)
                .maxPerParam(6)
                .callEachIter(same -> Nd4j.getRandom().setSeed(11)));
    }

    private static DataSet dataSet(INDArray x, INDArray y, RNNFormat format) {
        return new DataSet(arranged(x, format), arranged(y, format));
    }

    /** {@code [N, size, T]} to the format or back. */
    private static INDArray arranged(INDArray ncw, RNNFormat format) {
        return format == RNNFormat.NCW ? ncw : ncw.permute(0, 2, 1).dup('c');
    }
}
