package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputEncodingTest {

    private static final String TABLE = """
            colour,size,y,z
            red,1,10,
            blue,,20,1
            red,3,,2
            ,5,30,?
            green,NA,,
            """;

    private static CsvSource source(String text) {
        return CsvSource.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "table");
    }

    private static CsvTable training() {
        return CsvTable.training(source(TABLE), List.of("colour", "size"), List.of("y", "z"));
    }

    @Test
    void textsBecomeOneHotAndGapsAreFilledAndFlagged() {
        Dataset data = training().data();
        assertThat(data.columns().inputs())
                .containsExactly(
                        "colour=blue", "colour=green", "colour=red", "colour is missing", "size", "size is missing");
        assertThat(data.x()).isDeepEqualTo(new double[][] {
            {0, 0, 1, 0, 1, 0}, {1, 0, 0, 0, 3, 1}, {0, 0, 1, 0, 3, 0}, {0, 0, 1, 1, 5, 0},
        });
        assertThat(Arrays.deepToString(data.y())).isEqualTo("[[10.0, NaN], [20.0, 1.0], [NaN, 2.0], [30.0, NaN]]");
    }

    @Test
    void whatWasDoneIsSaid() {
        assertThat(training().notes())
                .containsExactly(
                        "column 'colour' is text, since line 2 has 'red': 3 levels",
                        "column 'colour' has 1 missing cell: the most common level stands in, and a flag says so",
                        "column 'size' has 2 missing cells: the mean stands in, and a flag says so",
                        "1 of 5 rows are left out, since they have no y or z");
        assertThat(training().deviations().entries()).isEmpty();
    }

    @Test
    void anotherTableIsEncodedTheSameWayAndItsOddCellsAreCounted() {
        InputEncoding encoding = training().data().encoding();
        TrainingRanges ranges = TrainingRanges.of(training().data());
        CsvTable other = CsvTable.read(
                source("size,y,colour,z\n4,1,blue,1\n9,1,mauve,1\n7,1,mauve,1\n"), encoding, ranges, List.of("y"));
        assertThat(other.data().x())
                .isDeepEqualTo(new double[][] {{1, 0, 0, 0, 4, 0}, {0, 0, 1, 1, 9, 0}, {0, 0, 1, 1, 7, 0}});
        assertThat(other.deviations().rows()).isEqualTo(2);
        assertThat(other.deviations().entries().stream().map(Object::toString))
                .containsExactly(
                        "2 cells of 'colour' have unknown levels, first in line 3: 'mauve'",
                        "2 cells of 'size' are out of the training range, first in line 3: '9.0'");
    }

    @Test
    void aNamedRowIsEncodedAndWhatItLacksCountsAsMissing() {
        InputEncoding encoding = training().data().encoding();
        List<Deviation> deviations = new ArrayList<>();
        assertThat(encoding.encode(Map.of("colour", "blue"), deviations::add)).containsExactly(1, 0, 0, 0, 3, 1);
        assertThat(deviations).isEmpty(); // training rows lacked it too
        assertThatThrownBy(() -> encoding.encode(Map.of("color", "blue"), deviations::add))
                .hasMessageContaining("no column 'color' among [colour, size]");
        assertThatThrownBy(() -> encoding.encode(Map.of("size", "big"), deviations::add))
                .hasMessageContaining("finite number in column 'size' but got 'big'");
    }

    @Test
    void aGapThatNoTrainingRowHadIsFilledAndReported() {
        InputEncoding encoding = Dataset.of(new double[] {1, 3}, new double[2]).encoding();
        List<Deviation> deviations = new ArrayList<>();
        assertThat(encoding.encode(Map.of(), deviations::add)).containsExactly(2);
        assertThat(deviations).containsExactly(new Deviation(Deviation.Kind.MISSING, "x", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NA", "na", "NaN", "null", "NULL", "?"})
    void theseCellsAreMissing(String cell) {
        assertThat(Cells.isMissing(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "1f", "0x1p3", "one", "1,5", "1e", "--1", "1 2", "."})
    void theseCellsAreNoNumbers(String cell) {
        assertThat(Cells.isMissing(cell)).isFalse();
        assertThat(Cells.number(cell)).isNaN();
    }

    @Test
    void aColumnOfTooManyTextsIsRefusedWithTheFirstOfThem() {
        String text = "a,b\n"
                + IntStream.rangeClosed(0, ColumnProfile.MOST_LEVELS)
                        .mapToObj(i -> (i == 2 ? "2,5".replace(",", ";") : i) + ",1\n")
                        .collect(Collectors.joining());
        assertThatThrownBy(() -> CsvTable.training(source(text), List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 4: need a number in column 'a', or at most 100 different, short texts")
                .hasMessageContaining("got '2;5'");
    }

    @Test
    void aTextOfPagesIsNoLevel() {
        String text = "a,b\n1,1\n" + "x".repeat(100_000) + ",2\n";
        assertThatThrownBy(() -> CsvTable.training(source(text), List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3: need a number in column 'a'")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(300));
    }

    @Test
    void anInfiniteInputIsRefused() {
        assertThatThrownBy(() -> CsvTable.training(source("a,b\n1,1\n-inf,2\n"), List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3: need a finite number in column 'a' but got '-inf'");
    }

    @Test
    void aColumnWithoutAnyCellIsRefused() {
        assertThatThrownBy(() -> CsvTable.training(source("a,b\n?,1\n,2\n"), List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("column 'a' but all are missing");
        assertThatThrownBy(() -> CsvTable.training(source("a,b\n1,\n2,\n"), List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("at least one row with b but all are missing");
    }

    @Test
    void encodingsOfTheSameColumnsAreEqual() {
        assertThat(training().data().encoding())
                .isEqualTo(training().data().encoding())
                .hasSameHashCodeAs(training().data().encoding());
        assertThat(training().data().encoding().toString()).contains("green");
        assertThatThrownBy(() -> new InputColumn.Categorical("c", List.of("a"), "b", false))
                .hasMessageContaining("one of them the substitute");
        assertThatThrownBy(() -> new InputColumn.Numeric("c", Double.NaN, false))
                .hasMessageContaining("finite substitute");
    }
}
