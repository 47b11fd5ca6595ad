package org.mdn4j.benchmarks.uci;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The CSV file of all rows so far: a run that was stopped goes on behind its last whole row. */
final class UciRows {

    private final Path file;
    private final List<UciRow> rows;

    private UciRows(Path file, List<UciRow> rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Opens a file, or begins one with a header. A last line that was cut off is dropped.
     *
     * @throws IllegalArgumentException if it holds something else
     */
    static UciRows open(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                UciRows empty = new UciRows(file, new ArrayList<>());
                empty.append(UciRow.HEADER);
                return empty;
            }
            String text = Files.readString(file);
            int end = text.lastIndexOf('\n') + 1;
            if (end < text.length()) {
                text = text.substring(0, end);
                Files.writeString(file, text);
            }
            return new UciRows(file, parse(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<UciRow> parse(Path file, String text) throws IOException {
        List<UciRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                if (line.getStartingLineNumber() == 1) {
                    if (!line.getFields().equals(UciRow.HEADER)) {
                        throw new IllegalArgumentException(
                                file + ": need the columns " + String.join(",", UciRow.HEADER) + " but got "
                                        + String.join(",", line.getFields()) + "; name another file");
                    }
                } else {
                    rows.add(row(file, line));
                }
            }
        }
        return rows;
    }

    private static UciRow row(Path file, CsvRecord line) {
        try {
            return UciRow.of(line.getFields());
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    file + ", line " + line.getStartingLineNumber() + ": need a row of results but got "
                            + String.join(",", line.getFields()),
                    e);
        }
    }

    List<UciRow> all() {
        return List.copyOf(rows);
    }

    boolean has(String set, int split) {
        return rows.stream().anyMatch(row -> row.set().equals(set) && row.split() == split);
    }

    void add(UciRow row) {
        append(row.cells());
        rows.add(row);
    }

    private void append(List<String> cells) {
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
