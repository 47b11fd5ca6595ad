package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvDatasetTest {

    @TempDir
    Path folder;

    private Dataset read(String text) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, text);
        return Dataset.fromCsv(file, List.of("a"), List.of("b"));
    }

    @Test
    void columnsAreFoundByNameWhereverTheyStand() throws IOException {
        Dataset data = read("b,text,a\n1,x,2\n3,y,4\n");
        assertThat(data.column("a")).containsExactly(2, 4);
        assertThat(data.column("b")).containsExactly(1, 3);
        assertThat(data.size()).isEqualTo(2);
    }

    @Test
    void quotesBlanksAndAByteOrderMarkAreFine() throws IOException {
        Dataset data = read("\uFEFF\"a\", b ,c\r\n\" 1e-3\", 2 ,\"x,\ny\"\r\n\r\n3,4,z");
        assertThat(data.column("a")).containsExactly(1e-3, 3);
        assertThat(data.column("b")).containsExactly(2, 4);
    }

    @Test
    void aMissingFileIsNamedWithTheFullPath() {
        Path file = folder.resolve("none.csv");
        assertThatThrownBy(() -> Dataset.fromCsv(file, List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("none.csv: no such file")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aFolderIsNotAFile() {
        assertThatThrownBy(() -> Dataset.fromCsv(folder, List.of("a"), List.of("b")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void anEmptyFileHasNoHeader() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("header line but the file is empty");
    }

    @Test
    void aHeaderAloneHasNoRows() {
        assertThatThrownBy(() -> read("a,b\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("at least one row below the header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3\n", "a,b\n1,2\n3,4,5\n"})
    void aRaggedRowIsNamedByItsLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3: need 2 fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "NaN", "Infinity", "-Infinity", "1e999", "1,5", "0x", "twelve"})
    void aCellThatIsNotAFiniteNumberIsShownWithLineAndColumn(String cell) {
        assertThatThrownBy(() -> read("a,b\n1,2\n3,\"" + cell + "\"\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("column 'b'")
                .hasMessageContaining("'" + cell + "'");
    }

    @Test
    void lineNumbersCountLinesInsideQuotes() {
        assertThatThrownBy(() -> read("a,b,c\n1,2,\"one\ntwo\"\n3,x,y\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 4");
    }

    @Test
    void aLongCellIsCutInTheMessage() {
        assertThatThrownBy(() -> read("a,b\n1," + "x".repeat(100_000) + "\n"))
                .isInstanceOf(DataFormatException.class)
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(300));
    }

    @Test
    void anUnknownColumnComesWithTheKnownOnes() {
        assertThatThrownBy(() -> read("a,c\n1,2\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("no column 'b'; the file has a, c");
    }

    @Test
    void columnsThatNobodyAsksForMayBeCalledAnything() throws IOException {
        assertThat(read("a,,b,,c,c\n1,x,2,y,z,z\n").column("b")).containsExactly(2);
    }

    @Test
    void aColumnNamedTwiceIsRefused() {
        assertThatThrownBy(() -> read("a,b,a\n1,2,3\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("need one column 'a' but it stands twice");
        assertThatThrownBy(() -> new Columns(List.of("a"), List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a' is named twice");
    }
}
