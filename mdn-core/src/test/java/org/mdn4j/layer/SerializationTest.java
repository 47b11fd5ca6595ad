package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mdn4j.layer.Networks.normal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** What is written comes back the same: configurations, parameters, updater state. */
class SerializationTest {

    static Stream<MixtureOutputLayer> layers() {
        return Stream.of(
                Networks.output(1, 1).build(),
                Networks.output(7, 3).variance("exp", 0).build(),
                Networks.output(2, 1).variance("relu", 0.0123).build(),
                Networks.output(2, 2).variance("elu+1", 1e-300).build(),
                Networks.output(2, 1)
                        .variance("square", 0.1 + 0.2)
                        .hasBias(false)
                        .build(),
                Networks.output(2, 1).dataFormat(RNNFormat.NWC).name("named").build());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyFieldSurvivesJsonAndYaml(MixtureOutputLayer layer) {
        MultiLayerConfiguration configuration =
                Networks.dense(Networks.trainable(), 3, 4, layer).getLayerWiseConfigurations();
        assertSame(MultiLayerConfiguration.fromJson(configuration.toJson()), layer);
        assertSame(MultiLayerConfiguration.fromYaml(configuration.toYaml()), layer);
        assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyFieldSurvivesJsonAndYamlOfGraphs(MixtureOutputLayer layer) {
        ComputationGraphConfiguration configuration =
                Networks.graph(Networks.trainable(), 3, 4, layer).getConfiguration();
        assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
                .isEqualTo(configuration);
        assertThat(ComputationGraphConfiguration.fromYaml(configuration.toYaml()))
                .isEqualTo(configuration);
    }

    @Test
    void filesNameTheFamilyAndTheFunctionButNoClassOfTheirs() {
        String json = Networks.dense(
                        Networks.trainable(), 3, 4, Networks.output(2, 1).build())
                .getLayerWiseConfigurations()
                .toJson();
        assertThat(json)
                .contains("org.mdn4j.layer.MixtureOutputLayer")
                .contains("org.mdn4j.layer.MixtureLoss")
                .contains("org.mdn4j.layer.MixtureActivation")
                .containsPattern("\"family\" : \"gaussian\"")
                .containsPattern("\"variance\" : \"softplus\"")
                .containsPattern("\"varianceFloor\" : 1.0E-6")
                .doesNotContain("org.mdn4j.family");
    }

    @Test
    void aFileWithAnUnknownFamilyIsRefusedWithTheKnownOnes() {
        String json = Networks.dense(
                        Networks.trainable(), 3, 4, Networks.output(2, 1).build())
                .getLayerWiseConfigurations()
                .toJson()
                .replace("\"gaussian\"", "\"laplacian\"");
        assertThatThrownBy(() -> new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json)).init())
                .hasStackTraceContaining("need a family among")
                .hasStackTraceContaining("gaussian")
                .hasStackTraceContaining("but got 'laplacian'");
    }

    @Test
    void aSavedNetworkGivesTheSameBitsAndTrainsOnTheSameWay() throws IOException {
        MultiLayerNetwork network = Networks.dense(
                Networks.trainable().l2(0.01), 3, 8, Networks.output(3, 2).build());
        DataSet data = new DataSet(normal(1, DataType.FLOAT, 16, 3), normal(2, DataType.FLOAT, 16, 2));
        fit(network, data);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, true);

        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()), true);

        assertThat(restored.output(data.getFeatures())).isEqualTo(network.output(data.getFeatures()));
        assertThat(restored.score(data)).isEqualTo(network.score(data));
        fit(network, data);
        fit(restored, data);
        assertThat(restored.params().toFloatVector()).isEqualTo(network.params().toFloatVector());
    }

    @Test
    void aSavedGraphGivesTheSameBits() throws IOException {
        ComputationGraph network =
                Networks.graph(Networks.trainable(), 3, 8, Networks.output(3, 2).build());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, true);

        ComputationGraph restored =
                ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), true);

        DataSet data = new DataSet(normal(1, DataType.FLOAT, 16, 3), normal(2, DataType.FLOAT, 16, 2));
        assertThat(restored.outputSingle(data.getFeatures()).toFloatMatrix())
                .isDeepEqualTo(network.outputSingle(data.getFeatures()).toFloatMatrix());
        assertThat(restored.score(data)).isEqualTo(network.score(data));
    }

    @ParameterizedTest
    @EnumSource
    void clonesOfNetworksAreIndependentEquals(RNNFormat format) {
        MultiLayerNetwork network = Networks.recurrent(
                Networks.trainable(), 3, 4, format, Networks.output(3, 2).build());
        MultiLayerNetwork clone = network.clone();
        assertThat(clone.getLayerWiseConfigurations()).isEqualTo(network.getLayerWiseConfigurations());
        MixtureOutputLayer layer =
                (MixtureOutputLayer) clone.getOutputLayer().conf().getLayer();
        assertThat(layer.getRnnDataFormat()).isEqualTo(format);
        clone.params().addi(1);
        assertThat(network.params()).isNotEqualTo(clone.params());
    }

    @Test
    void layersAreEqualIfAndOnlyIfTheyMeanTheSame() {
        MixtureOutputLayer layer = Networks.output(3, 2).nIn(4).build();
        assertThat(layer)
                .isEqualTo(Networks.output(3, 2).nIn(4).build())
                .hasSameHashCodeAs(Networks.output(3, 2).nIn(4).build())
                .isEqualTo(layer.clone())
                .hasSameHashCodeAs(layer.clone())
                .isNotEqualTo(Networks.output(3, 1).nIn(4).build())
                .isNotEqualTo(Networks.output(2, 2).nIn(4).build())
                .isNotEqualTo(Networks.output(3, 2).nIn(4).variance("exp", 1e-6).build())
                .isNotEqualTo(
                        Networks.output(3, 2).nIn(4).variance("softplus", 1e-5).build())
                .isNotEqualTo(
                        Networks.output(3, 2).nIn(4).dataFormat(RNNFormat.NCW).build());
        assertThat(layer.getLossFn()).isNotEqualTo(layer.getActivationFn());
        assertThat(layer.getActivationFn().toString()).contains("gaussian, 3 logits");
        assertThat(layer.getLossFn().toString()).contains("gaussian, 3 logits");
        assertThat(layer.toString()).contains("gaussian, 3 logits");
    }

    @Test
    void javaSerialisationOfAConfigurationKeepsTheLayout() throws Exception {
        MixtureOutputLayer layer =
                Networks.output(3, 2).variance(PositiveFunction.EXP, 0.5).build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(layer);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((MixtureOutputLayer) in.readObject()).layout()).isEqualTo(layer.layout());
        }
    }

    private static void assertSame(MultiLayerConfiguration actual, MixtureOutputLayer expected) {
        MixtureOutputLayer layer = (MixtureOutputLayer) actual.getConf(1).getLayer();
        assertThat(layer.layout()).isEqualTo(expected.layout());
        assertThat(layer.layout().groups()).isEqualTo(expected.layout().groups());
        assertThat(layer.getActivationFn()).isEqualTo(expected.getActivationFn());
        assertThat(layer.getRnnDataFormat()).isEqualTo(expected.getRnnDataFormat());
        assertThat(layer.getLayerName()).isEqualTo(expected.getLayerName());
        assertThat(layer.hasBias()).isEqualTo(expected.hasBias());
        assertThat(layer.getNOut()).isEqualTo(expected.layout().width());
        assertThat(layer.getNIn()).isEqualTo(4);
    }

    private static void fit(MultiLayerNetwork network, DataSet data) {
        for (int i = 0; i < 3; i++) {
            network.fit(data);
        }
    }
}
