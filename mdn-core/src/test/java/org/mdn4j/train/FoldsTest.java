package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;

final class FoldsTest {

    private static Dataset numbered(int rows) {
        double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
        return Dataset.of(numbers, numbers);
    }

    private static Set<Double> rows(Dataset data) {
        Set<Double> rows = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            rows.add(data.y(i)[0]);
        }
        return rows;
    }

    @Test
    void aSmallTableHasTenFoldsThatShareNoRowForTwoTrainingsEach() {
        Folds folds = new Folds(numbered(200), 0.1, 3);
        assertThat(folds.count()).isEqualTo(10);
        Set<Double> seen = new HashSet<>();
        for (int fold = 0; fold < 10; fold++) {
            Split split = folds.split(2 * fold);
            Set<Double> validation = rows(split.second());
            assertThat(validation).hasSize(20).doesNotContainAnyElementsOf(rows(split.first()));
            assertThat(rows(folds.split(2 * fold + 1).second())).isEqualTo(validation);
            assertThat(rows(folds.split(2 * fold + 20).second())).isEqualTo(validation);
            seen.addAll(validation);
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void manyRowsNeedFewerFolds() {
        assertThat(Arrays.stream(new int[] {2, 15, 3_000, 7_500, 40_000})
                        .map(rows -> new Folds(numbered(rows), 0.1, 0).count()))
                .containsExactly(2, 7, 10, 4, 2);
    }
}
