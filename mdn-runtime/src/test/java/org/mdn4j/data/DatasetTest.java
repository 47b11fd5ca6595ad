package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class DatasetTest {

    private static Dataset numbered(int rows) {
        double[] values = IntStream.range(0, rows).mapToDouble(i -> i).toArray();
        return Dataset.of(values, values);
    }

    @Test
    void aSplitHasEveryRowOnceAndFollowsTheSeed() {
        Split split = numbered(100).split(0.8, 7);
        assertThat(split.first().size()).isEqualTo(80);
        double[] all = new double[100];
        System.arraycopy(split.first().column("x"), 0, all, 0, 80);
        System.arraycopy(split.second().column("x"), 0, all, 80, 20);
        Arrays.sort(all);
        assertThat(all).isEqualTo(numbered(100).column("x"));
        assertThat(numbered(100).split(0.8, 7).first().column("x"))
                .isEqualTo(split.first().column("x"));
        assertThat(numbered(100).split(0.8, 8).first().column("x"))
                .isNotEqualTo(split.first().column("x"));
    }

    @Test
    void tooFewRowsForASplitAreRefused() {
        assertThatThrownBy(() -> numbered(1).split(0.8, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split of 1 rows");
        assertThatThrownBy(() -> numbered(5).split(1.5, 0)).hasMessageContaining("between 0 and 1 but got 1.5");
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Dataset.of(new double[2][1], new double[3][1]))
                .hasMessageContaining("as many rows of targets as of inputs");
        assertThatThrownBy(() -> Dataset.of(new double[][] {{1, 2}, {1}}, new double[2][1]))
                .hasMessageContaining("2 inputs in every row but got 1 in row 1");
        assertThatThrownBy(() -> Dataset.of(new double[] {1, Double.NaN}, new double[2]))
                .hasMessageContaining("finite inputs but got NaN in row 1");
        assertThatThrownBy(() -> Dataset.of(new double[0][], new double[0][])).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> numbered(3).rows()).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> numbered(3).column("z")).hasMessageContaining("no column 'z'");
    }

    @Test
    void aTargetMayBeMissingButNotAllOfARow() {
        double[][] x = {{1}, {2}};
        Dataset data = Dataset.of(x, new double[][] {{3, Double.NaN}, {4, 5}});
        assertThat(data.y(0)[1]).isNaN();
        assertThat(Standardizer.fitTargets(data).shift()).containsExactly(3.5, 5);
        assertThatThrownBy(() -> Dataset.of(x, new double[][] {{3}, {Double.NaN}}))
                .hasMessageContaining("at least one target that is not missing but got [NaN] in row 1");
        assertThatThrownBy(() -> Dataset.of(x, new double[][] {{3}, {Double.POSITIVE_INFINITY}}))
                .hasMessageContaining("finite targets but got Infinity in row 1");
    }

    @Test
    void dataSetsOfTheSameRowsAreEqual() {
        assertThat(numbered(3)).isEqualTo(numbered(3)).hasSameHashCodeAs(numbered(3));
        assertThat(numbered(3))
                .isNotEqualTo(numbered(4))
                .isNotEqualTo(numbered(4).rows(0, 2, 1));
        assertThat(numbered(4).rows(0, 1, 2)).isEqualTo(numbered(3));
        assertThat(numbered(3)).hasToString("Dataset(3 rows; y | x)");
        assertThatThrownBy(() -> numbered(3).rows(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void extremeColumnsAreStandardisedWithoutOverflow() {
        double[][] rows = {{1e-200, 1e200, 1e308, -4.9e-324}, {3e-200, 3e200, -1e308, 4.9e-324}};
        for (Standardizer standardizer : List.of(Standardizer.fit(rows), Standardizer.fitScale(rows))) {
            double[] out = new double[4];
            standardizer.apply(rows[1], out);
            assertThat(out).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
        assertThat(Standardizer.fit(rows).shift()[0]).isCloseTo(2e-200, Offset.offset(1e-214));
        assertThat(Standardizer.fit(rows).scale()[1]).isCloseTo(1e200, Offset.offset(1e186));
        assertThat(Standardizer.fitScale(rows).scale()[1]).isCloseTo(Math.sqrt(5) * 1e200, Offset.offset(1e186));
    }

    @Test
    void aColumnWithoutAnyValueCannotBeScaled() {
        assertThatThrownBy(() -> Standardizer.fit(new double[][] {{1, Double.NaN}, {2, Double.NaN}}))
                .hasMessageContaining("column 1 has none");
    }

    @Test
    void theArraysOfADataSetCannotBeChangedFromOutside() {
        double[][] x = {{1}, {2}};
        Dataset data = Dataset.of(x, new double[][] {{3}, {4}});
        x[0][0] = 9;
        data.x()[1][0] = 9;
        data.y(0)[0] = 9;
        assertThat(data.column("x")).containsExactly(1, 2);
        assertThat(data.column("y")).containsExactly(3, 4);
    }

    @Test
    void standardisedColumnsHaveMeanZeroAndVarianceOne() {
        double[][] rows = {{1e9, 5}, {1e9 + 1, 5}, {1e9 + 5, 5}};
        Standardizer standardizer = Standardizer.fit(rows);
        double sum = 0;
        double squares = 0;
        double[] out = new double[2];
        for (double[] row : rows) {
            standardizer.apply(row, out);
            sum += out[0];
            squares += out[0] * out[0];
            assertThat(out[1]).as("a constant column is shifted to zero").isZero();
        }
        assertThat(sum).isCloseTo(0, Offset.offset(1e-6));
        assertThat(squares / 3).isCloseTo(1, Offset.offset(1e-6));
        assertThat(standardizer.scale()[1]).isEqualTo(1);
        assertThat(Standardizer.of(standardizer.shift(), standardizer.scale()))
                .isEqualTo(standardizer)
                .hasSameHashCodeAs(standardizer);
        assertThat(standardizer.toString()).contains("scale");
    }

    @Test
    void scalesHaveToBePositive() {
        assertThatThrownBy(() -> Standardizer.of(new double[1], new double[1])).hasMessageContaining("positive scales");
        assertThatThrownBy(() -> Standardizer.of(new double[1], new double[2])).hasMessageContaining("as many scales");
        assertThatThrownBy(() -> Standardizer.identity(2).apply(new double[3], new double[3]))
                .hasMessageContaining("need 2 columns but got 3");
    }
}
