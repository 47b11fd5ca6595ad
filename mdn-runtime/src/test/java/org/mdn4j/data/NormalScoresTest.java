package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormalScoresTest {

    private static double[][] column(double... values) {
        return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }

    @Test
    void scoresAreTheNormalQuantilesOfMiddleRanks() {
        NormalScores scores = NormalScores.fit(column(10, 20, 20, 1000));
        // Middle ranks 1/2, 2 and 7/2 of four; quantiles from scipy.stats.norm.ppf([0.125, 0.5, 0.875]).
        NormalScores.Column column = scores.columns().get(0);
        assertThat(column.values()).containsExactly(10, 20, 1000);
        assertThat(column.scores())
                .containsExactly(new double[] {-1.1503493803760079, 0, 1.1503493803760079}, within(1e-12));
    }

    @Test
    void valuesBetweenKnotsAreInterpolatedAndThoseBeyondAreHeld() {
        NormalScores scores =
                NormalScores.of(List.of(new NormalScores.Column(1, new double[] {0, 1, 3}, new double[] {-1, 0, 4})));
        float[] out = new float[6];
        double[] inputs = {-9, 0, 0.25, 2, 3, 1e300};
        for (int i = 0; i < inputs.length; i++) {
            scores.apply(new double[] {7, inputs[i]}, out, i);
        }
        assertThat(out).containsExactly(-1, -1, -0.75f, 2, 4, 4);
    }

    @Test
    void columnsOfOneOrTwoValuesHaveNoScores() {
        NormalScores scores = NormalScores.fit(new double[][] {{1, 0, 5}, {1, 1, 6}, {1, 0, 7}});
        assertThat(scores.columns()).extracting(NormalScores.Column::index).containsExactly(2);
    }

    @Test
    void manyValuesKeepAFewKnotsAndTheirOrder() {
        Random random = new Random(3);
        double[] values = IntStream.range(0, 5000)
                .mapToDouble(i -> Math.exp(3 * random.nextGaussian()))
                .toArray();
        NormalScores scores = NormalScores.fit(column(values));
        assertThat(scores.columns().get(0).values()).hasSize(64);
        float[] out = new float[1];
        double square = 0;
        for (double value : values) {
            scores.apply(new double[] {value}, out, 0);
            // The logarithm of the value is 3 z, so the score is near z.
            square += Math.pow(out[0] - Math.log(value) / 3, 2) / values.length;
        }
        assertThat(Math.sqrt(square)).isLessThan(0.1);
    }

    @Test
    void aColumnThatNearlyAlwaysIsZeroStillHasScores() {
        double[] values = new double[10_000];
        IntStream.range(0, 100).forEach(i -> values[i] = i + 1);
        assertThat(NormalScores.fit(column(values)).columns().get(0).values()).hasSizeGreaterThan(10);
    }

    @Test
    void knotsThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> new NormalScores.Column(2, new double[] {0, 0, 1}, new double[] {0, 1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("increasing")
                .hasMessageContaining("column 2");
        assertThatThrownBy(() -> new NormalScores.Column(0, new double[] {0, 1}, new double[] {0, 1}))
                .hasMessageContaining("at least 3 knots");
    }
}
