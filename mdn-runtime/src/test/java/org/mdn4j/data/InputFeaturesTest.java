package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InputFeaturesTest {

    private static final Standardizer SCALING = Standardizer.of(new double[] {1, 0, 10}, new double[] {1, 2, 5});
    private static final double[] ROW = {3, 6, 0}; // 2, 3 and -2 in standard units

    private static float[] seen(InputFeatures features) {
        float[] seen = new float[1 + features.size()];
        features.apply(ROW, seen, 1);
        return seen;
    }

    @Test
    void standardisedInputsComeFirstThenScoresThenProducts() {
        NormalScores scores =
                NormalScores.of(List.of(new NormalScores.Column(1, new double[] {0, 4, 8}, new double[] {-1, 0, 1})));
        assertThat(seen(InputFeatures.of(SCALING))).containsExactly(0, 2, 3, -2);
        assertThat(seen(new InputFeatures(SCALING, scores, false))).containsExactly(0, 2, 3, -2, 0.5f);
        assertThat(seen(new InputFeatures(SCALING, scores, true)))
                .containsExactly(0, 2, 3, -2, 0.5f, 4, 6, 9, -4, -6, 4);
    }

    @Test
    void scoresOfAColumnThatIsNotThereAreRefused() {
        NormalScores fourth =
                NormalScores.of(List.of(new NormalScores.Column(3, new double[] {0, 1, 2}, new double[] {0, 1, 2})));
        assertThatThrownBy(() -> new InputFeatures(SCALING, fourth, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns below 3")
                .hasMessageContaining("column 3");
    }

    @Test
    void moreProductsThanANetworkCouldSeeAreRefused() {
        assertThat(new InputFeatures(Standardizer.identity(1000), NormalScores.none(), true).size())
                .isEqualTo(501_500);
        assertThatThrownBy(() -> new InputFeatures(Standardizer.identity(1001), NormalScores.none(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need at most 1000 inputs to see their products but got 1001");
    }
}
