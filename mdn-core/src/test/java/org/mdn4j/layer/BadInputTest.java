package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mdn4j.layer.Networks.normal;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.family.MixtureLayout;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Bad input is refused with what was needed and what came, and harms nothing. */
class BadInputTest {

    private static final int ROWS = 4;

    private final INDArray x = normal(1, DataType.FLOAT, ROWS, 3);
    private final INDArray y = normal(2, DataType.FLOAT, ROWS, 2);
    private MultiLayerNetwork network;

    @BeforeEach
    void buildNetwork() {
        network =
                Networks.dense(Networks.trainable(), 3, 6, Networks.output(3, 2).build());
    }

    static Stream<Arguments> builders() {
        return Stream.of(
                Arguments.of(new MixtureOutputLayer.Builder(), "need at least 1 component but got 0"),
                Arguments.of(Networks.output(-2, 1), "need at least 1 component but got -2"),
                Arguments.of(Networks.output(3, 0), "need at least 1 target but got 0"),
                Arguments.of(
                        Networks.output(3, 1).family("gausian"), "need a family among .*gaussian.* but got 'gausian'"),
                Arguments.of(
                        Networks.output(3, 1).variance("softplus", -1),
                        "need a finite floor of at least 0 but got -1.0"),
                Arguments.of(
                        Networks.output(3, 1).variance("relu", 0),
                        "need a floor above 0 with 'relu', which reaches zero, but got 0"),
                Arguments.of(
                        Networks.output(3, 1).nOut(10),
                        "need 9 columns \\(gaussian, 3 logits \\+ 3 x 1 means \\+ 3 x 1 variances\\) but got 10"),
                Arguments.of(
                        Networks.output(3, 1).activation(Activation.SOFTMAX),
                        "need MixtureActivation of the same layout on MixtureOutputLayer but got softmax; leave .*"),
                Arguments.of(
                        Networks.output(3, 1).activation(new MixtureActivation(MixtureLayout.of("gaussian", 2, 1))),
                        "need MixtureActivation of the same layout .* but got MixtureActivation\\(gaussian, 2 .*"),
                Arguments.of(
                        Networks.output(3, 1).lossFunction(LossFunctions.LossFunction.MSE),
                        "need MixtureLoss .*on MixtureOutputLayer but got LossMSE\\(\\); leave .*"),
                Arguments.of(
                        Networks.output(3, 1)
                                .activation(new MixtureActivation(MixtureLayout.of("gaussian", 2, 1)))
                                .lossFunction(new MixtureLoss(MixtureLayout.of("gaussian", 2, 1))),
                        "need MixtureLoss\\(gaussian, 3 logits.* but got MixtureLoss\\(gaussian, 2 .*"));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void aBuilderRefusesWhatIsNoMixture(MixtureOutputLayer.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageMatching(message);
    }

    @Test
    void anUnknownPositiveFunctionIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.output(3, 1).variance("sofplus", 0.1))
                .withMessage("need a positive function among exp, softplus, relu, elu+1, square but got 'sofplus'");
    }

    @Test
    void aConfigurationWithAnotherWidthIsRefused() {
        String json = network.getLayerWiseConfigurations().toJson().replaceAll("\"nout\" : 15", "\"nout\" : 14");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json)).init())
                .withMessageContaining("need 15 columns")
                .withMessageContaining("but got 14");
    }

    static Stream<Arguments> badData() {
        INDArray x = normal(1, DataType.FLOAT, ROWS, 3);
        INDArray y = normal(2, DataType.FLOAT, ROWS, 2);
        INDArray nan = y.dup().putScalar(2, 1, Float.NaN);
        INDArray infinite = y.dup().putScalar(0, 0, Float.POSITIVE_INFINITY);
        INDArray negative = Nd4j.createFromArray(1f, -1f, 1f, 1f);
        INDArray nanWeight = Nd4j.createFromArray(1f, 1f, Float.NaN, 1f);
        INDArray mixed = Nd4j.create(new float[][] {{1, 1}, {2, 1}, {1, 1}, {1, 1}});
        return Stream.of(
                Arguments.of(
                        new DataSet(x, normal(2, DataType.FLOAT, ROWS, 3)),
                        "need labels of shape [4, 2], one column for each target, but got [4, 3]"),
                Arguments.of(
                        new DataSet(x, normal(2, DataType.FLOAT, ROWS, 15)),
                        "need labels of shape [4, 2], one column for each target, but got [4, 15]"),
                Arguments.of(
                        new DataSet(x, normal(2, DataType.FLOAT, ROWS)),
                        "need labels of shape [4, 2], one column for each target, but got [4]"),
                Arguments.of(
                        new DataSet(x, normal(2, DataType.FLOAT, ROWS, 2, 3)),
                        "need labels of shape [4, 2], one column for each target, but got [4, 2, 3]"),
                Arguments.of(
                        new DataSet(x, nan),
                        "need finite labels but got NaN in row 2, target 1; mask it if it is missing"),
                Arguments.of(
                        new DataSet(x, infinite),
                        "need finite labels but got Infinity in row 0, target 0; mask it if it is missing"),
                Arguments.of(
                        new DataSet(x, y, null, negative),
                        "need label weights of at least 0 but got -1.0 in row 1 of the mask"),
                Arguments.of(
                        new DataSet(x, y, null, nanWeight),
                        "need label weights of at least 0 but got NaN in row 2 of the mask"),
                Arguments.of(
                        new DataSet(x, y, null, mixed),
                        "need a mask row of ones and zeros (missing targets), or of one weight in all columns, but row 1"),
                Arguments.of(
                        new DataSet(x, y, null, Nd4j.ones(DataType.FLOAT, ROWS, 3)),
                        "need a label mask of shape [N], [N, 1] or [N, D] for labels [4, 2] but got [4, 3]"),
                Arguments.of(
                        new DataSet(x, y, null, Nd4j.ones(DataType.FLOAT, 1, ROWS)),
                        "need a label mask of shape [N], [N, 1] or [N, D] for labels [4, 2] but got [1, 4]"));
    }

    @ParameterizedTest
    @MethodSource("badData")
    void badDataIsRefusedByEveryUseAndHarmsNothing(DataSet data, String message) {
        DataSet good = new DataSet(x, y);
        double before = network.score(good);
        INDArray parameters = network.params().dup();

        assertThatIllegalArgumentException().isThrownBy(() -> network.fit(data)).withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.score(data))
                .withMessageContaining(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.scoreExamples(data, false))
                .withMessageContaining(message);

        assertThat(network.params()).isEqualTo(parameters);
        assertThat(network.score(good)).isEqualTo(before);
        network.fit(good);
        assertThat(network.score()).isCloseTo(before, within(1e-5));
    }

    @Test
    void sequencesNeedLabelsAndMasksForEveryStep() {
        MultiLayerNetwork recurrent = Networks.recurrent(
                Networks.trainable(), 3, 4, RNNFormat.NCW, Networks.output(2, 2).build());
        INDArray input = normal(1, DataType.FLOAT, 5, 3, 4);
        INDArray labels = normal(2, DataType.FLOAT, 5, 2, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recurrent.fit(new DataSet(input, y)))
                .withMessage(
                        "need labels of shape [5, 2, 4], one vector of targets for each time step, but got [4, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recurrent.fit(new DataSet(input, labels.permute(0, 2, 1))))
                .withMessageContaining("need labels of shape [5, 2, 4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recurrent.fit(new DataSet(input, labels, null, Nd4j.ones(DataType.FLOAT, 4, 5))))
                .withMessage("need a label mask of shape [5, 4] or [5, 2, 4] but got [4, 5]");
        recurrent.fit(new DataSet(input, labels));
        assertThat(recurrent.score()).isFinite();
    }

    @Test
    void aScoreWithoutLabelsIsRefused() {
        network.output(x);
        assertThatThrownBy(() -> ((MixtureOutput) network.getOutputLayer())
                        .computeScore(0, false, LayerWorkspaceMgr.noWorkspacesImmutable()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("need input and labels to compute a score");
    }

    @Test
    void lossAndActivationRefuseRowsOfAnotherWidth() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 3, 2);
        INDArray narrow = normal(1, DataType.FLOAT, ROWS, 14);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixtureLoss(layout).computeScore(y, narrow, null, null, true))
                .withMessageContaining("need 15 columns")
                .withMessageContaining("but got 14");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixtureActivation(layout).getActivation(narrow, true))
                .withMessageContaining("need 15 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MixtureLoss(layout).computeScore(y, normal(1, DataType.FLOAT, 15), null, null, true))
                .withMessageContaining("need raw rows of shape [N, 15] but got [15]");
    }

    @Test
    void labelsOutsideTheSupportOfTheFamilyAreRefused() {
        MultiLayerNetwork counts = Networks.dense(
                Networks.trainable(),
                3,
                6,
                Networks.output(3, 2).family("poisson").build());
        assertThatThrownBy(() -> counts.fit(x, y.muli(0).subi(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("family poisson needs")
                .hasMessageContaining("-1.0 in row 0, target 0");
    }
}
