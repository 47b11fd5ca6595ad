package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

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
    @ValueSource(strings = {"Infinity", "-Infinity", "1e999", "1,5", "0x1p3", "1d", "twelve"})
    void aTargetThatIsNotAFiniteNumberIsShownWithLineAndColumn(String cell) {
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

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,\"4\n5,6\n", "a,b\n1,2\n3,\"4"})
    void aQuoteThatIsNeverClosedIsNamedByTheLineOfItsRow(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3: need a closing quote");
    }

    @Test
    void aQuoteThatSwallowsTheFileIsNotReadToItsEnd() {
        assertThatThrownBy(() -> read("a,b\n1,\"" + "2,3\n".repeat(500_000)))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 2: need fields of at most");
    }

    @Test
    void textBehindAClosingQuoteIsRefused() {
        assertThatThrownBy(() -> read("a,b\n1,2\n\"3\"x,4\n"))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3: need a comma or a line end after a closing quote");
    }

    @Test
    void whatIsNotUtf8IsNamedByItsLine() throws IOException {
        byte[] latin = "a,b\n1,2\n\u00e4,4\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(latin))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3: need UTF-8 text but got the byte 0xE4");
        assertThatThrownBy(() -> read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("UTF-16");
        byte[] cut = Arrays.copyOf("a,b\n1,2\n\u00e4".getBytes(StandardCharsets.UTF_8), 9);
        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void gzipIsKnownByItsContent() throws IOException {
        Dataset data = read(gzip("a,b\n1,2\n3,4\n"));
        assertThat(data.column("b")).containsExactly(2, 4);
    }

    @Test
    void aDamagedGzipFileIsRefused() throws IOException {
        byte[] whole = gzip("a,b\n" + "1,2\n".repeat(1000));
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 12)))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("need a whole gzip file but it is damaged");
        whole[whole.length - 6] ^= 1; // the checksum
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("gzip");
    }

    private Dataset read(byte[] bytes) throws IOException {
        return CsvTable.training(
                        CsvSource.of(new ByteArrayInputStream(bytes), "standard input"), List.of("a"), List.of("b"))
                .data();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
