package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.data.Columns;
import org.mdn4j.data.NormalScores;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

final class NormalScoresModelTest {

    @TempDir
    Path folder;

    /** One Gaussian whose mean is twice the normal score of the second input. */
    private static MdnModel model(NormalScores scores) {
        float[] weights = new float[3 * 3]; // [inputs][outputs]
        weights[2 * 3 + 1] = 2;
        DenseNetwork network =
                new DenseNetwork(List.of(new DenseNetwork.Layer(weights, new float[3], HiddenActivation.IDENTITY)));
        return MdnModel.of(
                new Columns(List.of("a", "b"), List.of("y")),
                Standardizer.identity(2),
                scores,
                Standardizer.identity(1),
                MixtureLayout.of("gaussian", 1, 1),
                List.of(network));
    }

    private static final NormalScores SCORES =
            NormalScores.of(List.of(new NormalScores.Column(1, new double[] {0, 10, 100}, new double[] {-1, 0, 1.5})));

    @Test
    void networksSeeTheScoresBehindTheStandardisedInputs() {
        assertThat(model(SCORES).predict(7, 55).mean()).containsExactly(1.5);
    }

    @Test
    void scoresAreKeptInFiles() {
        Path file = folder.resolve("m.mdn");
        model(SCORES).save(file);
        MdnModel loaded = MdnModel.load(file);
        assertThat(loaded.normalScores()).isEqualTo(SCORES);
        assertThat(loaded.predict(7, 55)).isEqualTo(model(SCORES).predict(7, 55));
    }

    @Test
    void scoresOfAColumnThatIsNotThereAreRefused() {
        NormalScores third =
                NormalScores.of(List.of(new NormalScores.Column(2, new double[] {0, 1, 2}, new double[] {0, 1, 2})));
        assertThatThrownBy(() -> model(third))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns below 2")
                .hasMessageContaining("column 2");
    }
}
