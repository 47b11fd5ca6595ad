package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.data.Columns;
import org.mdn4j.data.InputFeatures;
import org.mdn4j.data.NormalScores;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

final class InputFeaturesModelTest {

    private static final NormalScores SCORES =
            NormalScores.of(List.of(new NormalScores.Column(1, new double[] {0, 10, 100}, new double[] {-1, 0, 1.5})));

    @TempDir
    Path folder;

    /** One Gaussian whose mean is twice one of the features of two inputs. */
    private static MdnModel twice(int feature, InputFeatures features) {
        float[] weights = new float[features.size() * 3]; // [features][outputs]
        weights[feature * 3 + 1] = 2;
        DenseNetwork network =
                new DenseNetwork(List.of(new DenseNetwork.Layer(weights, new float[3], HiddenActivation.IDENTITY)));
        return MdnModel.of(
                new Columns(List.of("a", "b"), List.of("y")),
                features,
                Standardizer.identity(1),
                MixtureLayout.of("gaussian", 1, 1),
                List.of(network));
    }

    static Stream<InputFeatures> features() {
        Standardizer scaling = Standardizer.of(new double[] {1, 5}, new double[] {2, 10});
        return Stream.of(
                InputFeatures.of(scaling),
                new InputFeatures(scaling, SCORES, false),
                new InputFeatures(scaling, NormalScores.none(), true),
                new InputFeatures(scaling, SCORES, true));
    }

    @ParameterizedTest
    @MethodSource("features")
    void networksSeeThem(InputFeatures features) {
        float[] seen = new float[features.size()];
        features.apply(new double[] {7, 55}, seen, 0);
        for (int j = 0; j < seen.length; j++) {
            assertThat(twice(j, features).predict(7, 55).mean()).containsExactly(2 * seen[j]);
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void filesKeepThem(InputFeatures features) {
        Path file = folder.resolve("m.mdn");
        MdnModel model = twice(features.size() - 1, features);
        model.save(file);
        MdnModel loaded = MdnModel.load(file);
        assertThat(loaded.inputFeatures()).isEqualTo(features);
        assertThat(loaded.predict(7, 55)).isEqualTo(model.predict(7, 55));
    }

    @Test
    void aNetworkThatSeesSomethingElseIsRefused() {
        InputFeatures plain = InputFeatures.of(Standardizer.identity(2));
        InputFeatures products = new InputFeatures(Standardizer.identity(2), NormalScores.none(), true);
        MdnModel model = twice(0, plain);
        assertThatThrownBy(() ->
                        MdnModel.of(model.columns(), products, model.targetScaling(), model.layout(), model.members()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need 5 inputs of a network but got 2");
    }
}
