package org.mdn4j.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;

class CompareTest {

    @Test
    void theMedianRoundCounts() {
        assertThat(Contest.median(new double[] {5, 1, 3})).isEqualTo(3);
        assertThat(Contest.median(new double[] {4, 1, 3, 100})).isEqualTo(3.5);
    }

    @Test
    void contendersAreTimedForOneOfTheirRepetitions() {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("slow", repetitions -> repetitions * 3e-3);
        contenders.put("fast", repetitions -> repetitions * 1e-3);
        Map<String, Double> seconds = new Contest(3, 0.1, 0.1).run(contenders);
        assertThat(seconds.keySet()).containsExactly("slow", "fast");
        assertThat(seconds.get("slow")).isCloseTo(3e-3, within(1e-12));
        assertThat(seconds.get("fast")).isCloseTo(1e-3, within(1e-12));
    }

    @Test
    void tablesLineUp() {
        Table table = new Table("what", "us");
        table.add("a step", Table.number(1234.4));
        table.add("b", Table.number(Double.NaN));
        assertThat(table.toString()).isEqualTo("""
                        | what   |    us |
                        | ------ | ----: |
                        | a step | 1,234 |
                        | b      |     - |
                        """);
        assertThat(Table.number(0.01234)).isEqualTo("0.0123");
        assertThat(Table.times(2.345)).isEqualTo("2.3 x");
        assertThat(Table.times(23.45)).isEqualTo("23 x");
    }

    @Test
    void flopsAndParametersAreThoseOfTheNetwork() {
        Shape shape = new Shape(7, 50, 5, 2);
        assertThat(Networks.plain(shape).outputs()).isEqualTo(shape.outputs());
        assertThat(Networks.fused(shape).parameters()).hasSize(shape.parameters());
        // 8 x 50, 50 x 50 and 50 x 25 multiplications and additions a row
        assertThat(shape.forwardFlops()).isEqualTo(7 * 2.0 * (400 + 2500 + 1250));
        assertThat(shape.stepFlops()).isEqualTo(7 * 2.0 * (2 * 400 + 3 * 2500 + 3 * 1250));
    }
}
