package org.mdn4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TilesTest {

    private static double squares(float[] values, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(i -> (double) values[i] * values[i])
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 40_000})
    void lanesAddUpToTheSumOfSquares(int count) {
        SplittableRandom rng = new SplittableRandom(count);
        float[] values = new float[count + 10];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rng.nextGaussian();
        }
        float[] lanes = new float[256];
        Arrays.fill(lanes, 7); // of the sum before
        double exact = squares(values, 3, 3 + count);
        assertThat(Tiles.sumOfSquares(values, 3, 3 + count, lanes)).isEqualTo(exact, within(1e-6 * exact));
        assertThat(Tiles.sumOfSquares(values, 3, 3 + count)).isEqualTo(exact, within(1e-12 * exact));
    }

    @Test
    void whatOverflowsInSinglePrecisionDoesNotInDouble() {
        float[] values = new float[600];
        Arrays.fill(values, 1e25f);
        assertThat(Tiles.sumOfSquares(values, 0, 600, new float[256])).isInfinite();
        assertThat(Tiles.sumOfSquares(values, 0, 600)).isEqualTo(6e52, within(1e46));
    }

    @Test
    void transposingTwiceLeavesAMatrixAsItWasAndItsNeighboursAlone() {
        float[] rows = {9, 1, 2, 3, 4, 5, 6, 9};
        float[] columns = new float[8];
        Tiles.transpose(rows, columns, 1, 2, 3);
        assertThat(columns).containsExactly(0, 1, 4, 2, 5, 3, 6, 0);
        float[] again = {9, 0, 0, 0, 0, 0, 0, 9};
        Tiles.transpose(columns, again, 1, 3, 2);
        assertThat(again).isEqualTo(rows);
    }
}
