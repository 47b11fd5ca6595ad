package org.mdn4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.HiddenActivation;
import org.mdn4j.network.RawNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** The fused engine against DL4J, from one start, on the same batches. */
final class EngineAgreementTest {

    private static final int INPUTS = 3;
    private static final int TARGETS = 2;
    private static final int ROWS = 33;

    private static NeuralNetConfiguration.Builder network() {
        return new NeuralNetConfiguration.Builder().seed(3).updater(new Adam(1e-3));
    }

    private static MultiLayerConfiguration configuration(
            NeuralNetConfiguration.Builder network, HiddenActivation activation, boolean bias) {
        return network.list()
                .layer(new DenseLayer.Builder()
                        .nIn(INPUTS)
                        .nOut(20)
                        .hasBias(bias)
                        .activation(Configurations.dl4j(activation))
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(20)
                        .nOut(10)
                        .activation(Configurations.dl4j(activation))
                        .build())
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(10)
                        .components(4)
                        .targets(TARGETS)
                        .build())
                .build();
    }

    private static float[] random(int count, long seed) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) rng.nextGaussian();
        }
        return values;
    }

    private static void assertAgreement(MultiLayerConfiguration configuration) throws Exception {
        FusedEngine fused = FusedEngine.compile(configuration);
        Dl4jEngine dl4j = new Dl4jEngine(configuration);
        assertThat(fused.parameters()).isEqualTo(dl4j.parameters());
        for (int step = 0; step < 20; step++) {
            int rows = step % 5 == 4 ? 7 : ROWS; // the last batch of an epoch is smaller
            float[] x = random(ROWS * INPUTS, 100 + step);
            float[] y = random(ROWS * TARGETS, 200 + step);
            double expected = dl4j.step(x, y, rows);
            double actual = fused.step(x, y, rows);
            assertThat(actual).as("loss of step %d", step).isCloseTo(expected, Offset.offset(2e-5));
        }
        float[] expected = dl4j.parameters();
        float[] actual = fused.parameters();
        for (int i = 0; i < expected.length; i++) {
            float tolerance = 1e-4f * Math.max(0.1f, Math.abs(expected[i]));
            assertThat(actual[i]).as("parameter %d", i).isCloseTo(expected[i], Offset.offset(tolerance));
        }
    }

    /** All but those that draw at random and those that are layers of their own. */
    static Stream<String> activations() {
        return Stream.concat(HiddenActivation.known().stream(), Stream.of("leakyrelu(0.2)", "elu(0.5)"))
                .filter(label -> !label.startsWith("rrelu") && !label.startsWith("prelu"));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationTrainsAlike(String activation) throws Exception {
        assertAgreement(configuration(network(), HiddenActivation.of(activation), true));
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("sgd", network().updater(new Sgd(0.05))),
                Arguments.of("nesterov", network().updater(new Nesterovs(0.02, 0.9))),
                Arguments.of(
                        "nesterov with schedules",
                        network()
                                .updater(Nesterovs.builder()
                                        .learningRateSchedule(
                                                new ExponentialSchedule(ScheduleType.ITERATION, 0.02, 0.9))
                                        .momentumISchedule(new StepSchedule(ScheduleType.ITERATION, 0.9, 0.5, 5))
                                        .build())),
                Arguments.of(
                        "adam with a schedule",
                        network().updater(new Adam(new PolySchedule(ScheduleType.ITERATION, 1e-2, 2, 30)))),
                Arguments.of(
                        "decay with a schedule of rates",
                        network()
                                .updater(new Adam(new PolySchedule(ScheduleType.ITERATION, 1e-2, 2, 30)))
                                .weightDecay(0.1, true)),
                Arguments.of("dropout that keeps all", network().dropOut(1)),
                Arguments.of("l1 and l2", network().l1(1e-2).l2(1e-2)),
                Arguments.of("bias penalties", network().l2Bias(1e-2).l1Bias(1e-2)),
                Arguments.of("decay times rate", network().weightDecay(0.1, true)),
                Arguments.of("decay without rate", network().weightDecay(1e-3, false)),
                Arguments.of("bias updater", network().biasUpdater(new Sgd(0.01))),
                Arguments.of(
                        "norm clip",
                        network()
                                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                                .gradientNormalizationThreshold(0.1)),
                Arguments.of(
                        "element clip",
                        network()
                                .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                                .gradientNormalizationThreshold(0.01)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void everyOptionTrainsAlike(String name, NeuralNetConfiguration.Builder network) throws Exception {
        assertAgreement(configuration(network, HiddenActivation.TANH, true));
    }

    @Test
    void layersWithoutBiasTrainAlike() throws Exception {
        assertAgreement(configuration(network(), HiddenActivation.TANH, false));
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("activation layer", List.of(dense(HiddenActivation.IDENTITY), activation())),
                Arguments.of("batch normalisation", List.of(dense(HiddenActivation.TANH), normalisation(true, false))),
                Arguments.of(
                        "variances as they are", List.of(dense(HiddenActivation.TANH), normalisation(false, false))),
                Arguments.of("locked normalisation", List.of(dense(HiddenActivation.TANH), normalisation(true, true))),
                Arguments.of(
                        "linear, normalisation, activation",
                        List.of(linearWithoutBias(), normalisation(true, false), activation())),
                Arguments.of(
                        "prelu",
                        List.of(
                                dense(HiddenActivation.IDENTITY),
                                new PReLULayer.Builder().inputShape(20).build())),
                Arguments.of(
                        "dropout layer that keeps all",
                        List.of(dense(HiddenActivation.TANH), new DropoutLayer.Builder(1.0).build())));
    }

    private static DenseLayer dense(HiddenActivation activation) {
        return new DenseLayer.Builder()
                .nIn(INPUTS)
                .nOut(20)
                .activation(Configurations.dl4j(activation))
                .build();
    }

    /** A bias in front of a normalisation has a gradient of nothing but rounding, which Adam blows up. */
    private static DenseLayer linearWithoutBias() {
        return new DenseLayer.Builder()
                .nIn(INPUTS)
                .nOut(20)
                .hasBias(false)
                .activation(Configurations.dl4j(HiddenActivation.IDENTITY))
                .build();
    }

    private static ActivationLayer activation() {
        return new ActivationLayer.Builder()
                .activation(Configurations.dl4j(HiddenActivation.of("elu")))
                .build();
    }

    private static BatchNormalization normalisation(boolean logDeviation, boolean locked) {
        return new BatchNormalization.Builder()
                .nIn(20)
                .nOut(20)
                .useLogStd(logDeviation)
                .lockGammaBeta(locked)
                .build();
    }

    private static MultiLayerConfiguration stack(NeuralNetConfiguration.Builder network, List<Layer> first) {
        NeuralNetConfiguration.ListBuilder list = network.list();
        first.forEach(list::layer);
        return list.layer(new DenseLayer.Builder()
                        .nIn(20)
                        .nOut(10)
                        .activation(Configurations.dl4j(HiddenActivation.TANH))
                        .build())
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(10)
                        .components(4)
                        .targets(TARGETS)
                        .build())
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void everyLayerTrainsAlike(String name, List<Layer> layers) throws Exception {
        assertAgreement(stack(network(), layers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void everyLayerTrainsAlikeWithClipsAndPenalties(String name, List<Layer> layers) throws Exception {
        assertAgreement(stack(
                network()
                        .l2(1e-2)
                        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(0.1),
                layers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gaussian",
                "gaussian-spherical",
                "gaussian-full",
                "gaussian-lowrank",
                "student-t",
                "laplace",
                "logistic",
                "exponential-power"
            })
    void everyFamilyTrainsAlike(String family) throws Exception {
        assertAgreement(network()
                .list()
                .layer(dense(HiddenActivation.TANH))
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(20)
                        .components(3)
                        .targets(TARGETS)
                        .family(family)
                        .build())
                .build());
    }

    @Test
    void whatIsNotSupportedIsNamedWithItsLayer() {
        MultiLayerConfiguration noise =
                configuration(network().dropOut(new GaussianDropout(0.5)), HiddenActivation.TANH, true);
        assertThatThrownBy(() -> FusedEngine.compile(noise))
                .isInstanceOf(UnsupportedConfigurationException.class)
                .hasMessage("layer 0 (DenseLayer) has GaussianDropout");
        MultiLayerConfiguration adaGrad =
                configuration(network().updater(new AdaGrad(0.1)), HiddenActivation.TANH, true);
        assertThatThrownBy(() -> FusedEngine.compile(adaGrad))
                .hasMessageContaining("layer 0")
                .hasMessageContaining("AdaGrad");
        MultiLayerConfiguration recurrent = network()
                .list()
                .layer(new LSTM.Builder().nIn(INPUTS).nOut(5).build())
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(5)
                        .components(2)
                        .targets(1)
                        .build())
                .build();
        assertThatThrownBy(() -> FusedEngine.compile(recurrent))
                .hasMessage("layer 0 (LSTM) has a type that only DL4J trains");
    }

    @Test
    void aNetworkThatEndsInSomethingElseIsRefused() {
        MultiLayerConfiguration other = network()
                .list()
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .activation(Configurations.dl4j(HiddenActivation.IDENTITY))
                        .nIn(INPUTS)
                        .nOut(1)
                        .build())
                .build();
        assertThatThrownBy(() -> new Dl4jEngine(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends in OutputLayer");
    }

    static Stream<List<Layer>> foldedStacks() {
        ActivationLayer elu = activation();
        PReLULayer prelu = new PReLULayer.Builder().inputShape(20).build();
        return Stream.concat(
                layers().map(EngineAgreementTest::layersOf),
                Stream.of(
                        List.of(dense(HiddenActivation.TANH), elu),
                        List.of(dense(HiddenActivation.TANH), normalisation(true, false), elu),
                        List.of(dense(HiddenActivation.TANH), normalisation(true, false), normalisation(false, false)),
                        List.of(dense(HiddenActivation.IDENTITY), normalisation(true, false), prelu)));
    }

    @SuppressWarnings("unchecked")
    private static List<Layer> layersOf(Arguments arguments) {
        return (List<Layer>) arguments.get()[1];
    }

    @ParameterizedTest
    @MethodSource("foldedStacks")
    void thePlainJavaNetworkGivesTheRawRowsOfDl4j(List<Layer> layers) throws Exception {
        MultiLayerConfiguration configuration = stack(network(), layers);
        FusedEngine engine = FusedEngine.compile(configuration);
        for (int step = 0; step < 5; step++) {
            engine.step(random(ROWS * INPUTS, 2 * step), random(ROWS * TARGETS, 2 * step + 1), ROWS);
        }
        RawNetwork plain = Configurations.denseNetwork(configuration, engine.parameters());
        float[] x = random(INPUTS, 50);
        float[] raw = new float[plain.outputs()];
        plain.forwardPass().run(x, raw);
        double[] activated = new double[raw.length];
        for (int j = 0; j < raw.length; j++) {
            activated[j] = raw[j];
        }
        Configurations.mixtureLayer(configuration).layout().activate(activated, activated);
        INDArray expected = engine.network().output(Nd4j.create(x, new long[] {1, INPUTS}, 'c'));
        for (int j = 0; j < raw.length; j++) {
            assertThat(activated[j]).isCloseTo(expected.getDouble(0, j), Offset.offset(3e-6));
        }
    }

    @Test
    void parametersOfAnotherLengthAreRefused() throws Exception {
        MultiLayerConfiguration configuration = configuration(network(), HiddenActivation.TANH, true);
        FusedEngine fused = FusedEngine.compile(configuration);
        Dl4jEngine dl4j = new Dl4jEngine(configuration);
        assertThatThrownBy(() -> fused.parameters(new float[3])).hasMessageContaining("parameters but got 3");
        assertThatThrownBy(() -> dl4j.parameters(new float[3])).hasMessageContaining("parameters but got 3");
    }
}
