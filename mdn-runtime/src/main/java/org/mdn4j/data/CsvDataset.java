package org.mdn4j.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads the numeric columns that are asked for from a CSV file (RFC 4180, UTF-8, header line). */
final class CsvDataset {

    private static final int LONGEST_QUOTE = 40; // characters of a bad cell that a message shows

    private CsvDataset() {}

    static Dataset read(Path file, Columns columns) {
        if (Files.isDirectory(file)) {
            throw new DataFormatException(file, "need a CSV file but this is a folder");
        }
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            return read(file, columns, records.iterator());
        } catch (NoSuchFileException e) {
            throw new DataFormatException(
                    file,
                    "no such file; the path leads to " + file.toAbsolutePath().normalize(),
                    e);
        } catch (CsvParseException e) {
            throw new DataFormatException(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Dataset read(Path file, Columns columns, Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new DataFormatException(file, "need a header line but the file is empty");
        }
        List<String> header =
                records.next().getFields().stream().map(String::strip).toList();
        int[] inputs = indices(file, header, columns.inputs());
        int[] targets = indices(file, header, columns.targets());
        List<double[]> x = new ArrayList<>();
        List<double[]> y = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord record = records.next();
            long line = record.getStartingLineNumber();
            if (record.getFieldCount() != header.size()) {
                throw new DataFormatException(
                        file,
                        line,
                        "need " + header.size() + " fields, as the header has, but got " + record.getFieldCount());
            }
            x.add(numbers(file, line, header, record, inputs));
            y.add(numbers(file, line, header, record, targets));
        }
        if (x.isEmpty()) {
            throw new DataFormatException(file, "need at least one row below the header but got none");
        }
        return Dataset.of(columns, x.toArray(double[][]::new), y.toArray(double[][]::new));
    }

    private static int[] indices(Path file, List<String> header, List<String> names) {
        int[] indices = new int[names.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = header.indexOf(names.get(i));
            if (indices[i] < 0) {
                throw new DataFormatException(
                        file, "no column '" + names.get(i) + "'; the file has " + String.join(", ", header));
            }
            if (indices[i] != header.lastIndexOf(names.get(i))) {
                throw new DataFormatException(file, 1, "need one column '" + names.get(i) + "' but it stands twice");
            }
        }
        return indices;
    }

    private static double[] numbers(Path file, long line, List<String> header, CsvRecord record, int[] indices) {
        double[] numbers = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            String text = record.getField(indices[i]).strip();
            numbers[i] = number(text);
            if (!Double.isFinite(numbers[i])) {
                String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
                throw new DataFormatException(
                        file,
                        line,
                        "need a finite number in column '" + header.get(indices[i]) + "' but got '" + shown + "'");
            }
        }
        return numbers;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
