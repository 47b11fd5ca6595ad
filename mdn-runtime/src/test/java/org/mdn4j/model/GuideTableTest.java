package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuideTableTest {

    private static final int DRAWS = 20_000;

    @ParameterizedTest(name = "{0} components")
    @ValueSource(ints = {1, 2, 5, 40})
    void componentsComeAsOftenAsTheyWeigh(int components) {
        SplittableRandom rng = new SplittableRandom(components);
        double[] weights = weights(components, rng);
        GuideTable table = new GuideTable(components);
        table.load(weights, DRAWS);
        int[] counts = new int[components];
        for (int i = 0; i < DRAWS; i++) {
            counts[table.index((i + 0.5) / DRAWS)]++;
        }
        for (int c = 0; c < components; c++) {
            assertThat(Math.abs(counts[c] - weights[c] * DRAWS)).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} components")
    @ValueSource(ints = {1, 2, 5, 40})
    void aNumberLeadsToTheSameComponentHoweverManyFollow(int components) {
        SplittableRandom rng = new SplittableRandom(components);
        GuideTable few = new GuideTable(components);
        GuideTable many = new GuideTable(components);
        for (int round = 0; round < 100; round++) {
            double[] weights = weights(components, rng);
            few.load(weights, 1);
            many.load(weights, 1000);
            for (int i = 0; i < 100; i++) {
                double uniform = rng.nextDouble();
                assertThat(few.index(uniform)).isEqualTo(many.index(uniform));
            }
        }
    }

    @ParameterizedTest(name = "{0} draws")
    @ValueSource(ints = {1, 1000})
    void aComponentWithoutWeightIsNeverChosen(int draws) {
        GuideTable table = new GuideTable(5);
        table.load(new double[] {0, 0.5 - 1e-9, 0, 0.5 - 1e-9, 0}, draws);
        assertThat(table.index(0)).isEqualTo(1);
        assertThat(table.index(0.5 - 1e-9)).isEqualTo(3);
        assertThat(table.index(Math.nextDown(1.0))).isEqualTo(3);
    }

    private static double[] weights(int components, SplittableRandom rng) {
        double[] weights = rng.doubles(components).map(u -> u * u * u).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
