package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mdn4j.layer.Networks.normal;

import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.impl.LossMixtureDensity;

/** Hard cases in float32: finite loss and gradient, and Adam goes on from there. */
class StressTest {

    private static final int ROWS = 8;

    private final INDArray x = normal(1, DataType.FLOAT, ROWS, 3);

    @Test
    void aThousandTargets() {
        trainsOn(network(5, 1000), x, normal(2, DataType.FLOAT, ROWS, 1000), 5);
    }

    @Test
    void aHundredComponents() {
        trainsOn(network(100, 2), x, normal(2, DataType.FLOAT, ROWS, 2), 8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, -1e6, 1e12, -1e30})
    void targetsManyStandardDeviationsAway(double distance) {
        trainsOn(network(3, 2), x, normal(2, DataType.FLOAT, ROWS, 2).addi(distance), 8);
    }

    @Test
    void someTargetsAMillionStandardDeviationsAway() {
        INDArray y = normal(2, DataType.FLOAT, ROWS, 1);
        y.putScalar(3, 0, 1e6);
        y.putScalar(7, 0, -1e6);
        trainsOn(network(3, 1), x, y, 8);
    }

    static Stream<Arguments> extremeVariances() {
        return Stream.of(PositiveFunction.values())
                .flatMap(function -> Stream.of(-80, 80).map(raw -> Arguments.of(function, raw)));
    }

    @ParameterizedTest
    @MethodSource("extremeVariances")
    void rawVariancesOfEighty(PositiveFunction function, int raw) {
        MultiLayerNetwork network = Networks.dense(
                Networks.trainable(),
                3,
                8,
                Networks.output(3, 1).variance(function, 1e-6).build());
        setRawVariances(network, 6, raw);
        trainsOn(network, x, normal(2, DataType.FLOAT, ROWS, 1), 8);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP", "SOFTPLUS", "ELU_PLUS_ONE"})
    void rawVariancesOfMinusEightyWithoutFloor(PositiveFunction function) {
        MultiLayerNetwork network = Networks.dense(
                Networks.trainable(),
                3,
                8,
                Networks.output(3, 1).variance(function, 0).build());
        setRawVariances(network, 6, -80);
        trainsOn(network, x, normal(2, DataType.FLOAT, ROWS, 1), 8);
    }

    @Test
    void aBatchOfOne() {
        trainsOn(network(3, 2), normal(1, DataType.FLOAT, 1, 3), normal(2, DataType.FLOAT, 1, 2), 8);
    }

    @Test
    void allTargetsEqual() {
        trainsOn(network(3, 1), x, Nd4j.ones(DataType.FLOAT, ROWS, 1).muli(0.7), 60);
    }

    @Test
    void halfOfAllTargetsExactlyEqual() {
        INDArray y = normal(2, DataType.FLOAT, ROWS, 1);
        for (int i = 0; i < ROWS; i += 2) {
            y.putScalar(i, 0, 0.7);
        }
        trainsOn(network(3, 1), x, y, 60);
    }

    @Test
    void aConstantInputColumn() {
        INDArray input = x.dup();
        input.putColumn(1, Nd4j.ones(DataType.FLOAT, ROWS).muli(1000));
        trainsOn(network(3, 1), input, normal(2, DataType.FLOAT, ROWS, 1), 8);
    }

    @Test
    void aNetworkThatIsCertainOfWhatIsWrong() {
        MixtureLoss loss = new MixtureLoss(MixtureLayout.of("gaussian", 2, 1).withVariances(PositiveFunction.EXP, 0));
        INDArray raw = Nd4j.create(new float[][] {{1e30f, -1e30f, 3e38f, 0, -1e4f, -1e4f}});
        INDArray y = Nd4j.create(new float[][] {{-3e38f}});
        assertThat(loss.computeScore(y, raw, null, null, true)).isFinite();
        assertFinite(loss.computeGradient(y, raw, null, null));
    }

    @Test
    void fifteenStandardDeviationsWhereTheLossOfNd4jGivesInfinity() {
        LossMixtureDensity theirs =
                LossMixtureDensity.builder().gaussians(2).labelWidth(1).build();
        INDArray y = Nd4j.create(new float[][] {{15}});
        // theirs: alpha, log sigma, mu; ours: logits, means, log variance
        double infinite = theirs.computeScore(
                y, Nd4j.create(new float[][] {{0, 0, 0, 0, 0, 0}}), new ActivationIdentity(), null, false);
        MixtureLoss ours = new MixtureLoss(MixtureLayout.of("gaussian", 2, 1).withVariances(PositiveFunction.EXP, 0));
        double finite = ours.computeScore(y, Nd4j.create(new float[][] {{0, 0, 0, 0, 0, 0}}), null, null, false);

        assertThat(infinite).isInfinite();
        assertThat(finite).isCloseTo(0.5 * (225 + Math.log(2 * Math.PI)), within(1e-9));
    }

    private static MultiLayerNetwork network(int components, int targets) {
        return Networks.dense(
                Networks.trainable(), 3, 8, Networks.output(components, targets).build());
    }

    /** Makes the biases of the raw variances what they should be, and their weights zero. */
    private static void setRawVariances(MultiLayerNetwork network, int from, double raw) {
        INDArray weights = network.getParam("1_W");
        INDArray bias = network.getParam("1_b");
        weights.get(NDArrayIndex.all(), NDArrayIndex.interval(from, weights.size(1)))
                .assign(0);
        bias.get(NDArrayIndex.interval(from, bias.length())).assign(raw);
    }

    private static void trainsOn(MultiLayerNetwork network, INDArray x, INDArray y, int steps) {
        DataSet data = new DataSet(x, y);
        DoubleSupplier score = () -> network.score(data);
        double start = score.getAsDouble();
        assertThat(start).isFinite();
        for (int i = 0; i < steps; i++) {
            INDArray before = network.params().dup();
            network.fit(data);
            assertThat(network.score()).as("score of step %d", i).isFinite();
            assertFinite(network.getGradientsViewArray());
            assertFinite(network.params());
            assertThat(network.params().sub(before).amaxNumber().doubleValue())
                    .as("movement in step %d", i)
                    .isPositive();
        }
        assertThat(score.getAsDouble()).isFinite().isLessThan(start);
        assertFinite(network.output(x));
    }

    private static void assertFinite(INDArray array) {
        // The largest magnitude is NaN or infinite if any entry is.
        assertThat(array.amaxNumber().doubleValue()).isFinite();
        assertThat(array.sumNumber().doubleValue()).isNotNaN();
    }
}
