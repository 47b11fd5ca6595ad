package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ComponentChoiceTest {

    @Test
    void theSmallestNumberWithinOneStandardErrorOfTheBestIsTaken() {
        ComponentChoice choice = ComponentChoice.of(new int[] {1, 2, 5}, new double[][] {
            {-3, -1, -3, -1}, // 0.5 behind where a row counts one nat, +- 0.29
            {-1, -1, -1, -0.9}, // 0.025 behind, +- 0.05
            {-0.9, -1, -0.9, -1}
        });
        assertThat(choice.chosen()).isEqualTo(2);
        assertThat(choice.scores().get(1).behind()).isCloseTo(0.025, within(1e-12));
        // scipy.stats.sem([0.1, 0, 0.1, -0.1])
        assertThat(choice.scores().get(1).standardError()).isCloseTo(0.04787135538781691, within(1e-12));
        assertThat(choice.text()).contains("one-standard-error rule: 2");
    }

    @Test
    void theBestIsTakenWhereAllOthersAreFarBehind() {
        ComponentChoice choice =
                ComponentChoice.of(new int[] {1, 3}, new double[][] {{-2, -2.1, -1.9}, {-1, -1.1, -1}});
        assertThat(choice.chosen()).isEqualTo(3);
        assertThat(choice.scores().get(1).standardError()).isZero();
    }
}
