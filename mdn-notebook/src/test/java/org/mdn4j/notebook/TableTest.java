package org.mdn4j.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;

class TableTest {

    @Test
    void numbersAreRoundedToFiveDigits() {
        assertThat(List.of(
                        Table.text(2.0 / 3), Table.text(1234567.0), Table.text(1e-9), Table.text(0.0), Table.text(3)))
                .containsExactly("0.66667", "1234600", "1.000e-09", "0", "3");
        assertThat(Table.text(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void columnsAreFlushRightInText() {
        assertThat(Table.of(List.of("name", "x"), List.of(List.of("a", 10.5), List.of("bcdef", 1))))
                .hasToString(" name     x\n    a  10.5\nbcdef     1");
    }

    @Test
    void markupInCellsIsShownAsText() {
        assertThat(Table.of(List.of(), List.of(List.of("a<b"))).html())
                .isEqualTo("<table><tbody><tr><td>a&lt;b</td></tr></tbody></table>");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Table.of(List.of("a", "b"), List.of(List.of(1, 2), List.of(3))))
                .hasMessage("need 2 cells [a, b] in every row but got 1 in row 1: [3]");
    }

    @Test
    void aDataSetShowsItsFirstRowsAndHowManyThereAre() {
        Dataset data = Dataset.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
        assertThat(Table.of(data, 2)).hasToString("3 rows, inputs [x], targets [y]\nx  y\n1  4\n2  5");
    }
}
