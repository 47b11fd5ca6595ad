package org.mdn4j.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** The rows of a CSV text, one at a time. Blank lines are skipped. For one thread. */
public final class CsvRows implements Iterator<CsvRow>, AutoCloseable {

    private static final int LONGEST_CELL = 1 << 20; // characters

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final String source;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    private CsvRows(String source, CloseableIterator<CsvRecord> records) {
        this.source = source;
        this.records = records;
        if (!hasNext()) {
            throw new DataFormatException(source, "need a header line but the file is empty");
        }
        this.header = record().getFields().stream().map(String::strip).toList();
    }

    static CsvRows of(String source, InputStream in) {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted here, for a better message
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(new Utf8Reader(source, in));
        CloseableIterator<CsvRecord> records = reader.iterator();
        try {
            return new CsvRows(source, records);
        } catch (RuntimeException e) {
            try {
                records.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** What messages call the text. */
    public String source() {
        return source;
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /**
     * Where columns stand.
     *
     * @return an index for each name
     * @throws DataFormatException if there is none of a name, naming those that exist, or there are two
     */
    public int[] indices(List<String> names) {
        int[] indices = new int[names.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = header.indexOf(names.get(i));
            if (indices[i] < 0) {
                throw new DataFormatException(
                        source, "no column '" + names.get(i) + "'; the file has " + String.join(", ", header));
            }
            if (indices[i] != header.lastIndexOf(names.get(i))) {
                throw new DataFormatException(source, 1, "need one column '" + names.get(i) + "' but it stands twice");
            }
        }
        return indices;
    }

    @Override
    public boolean hasNext() {
        return guarded((BooleanSupplier) records::hasNext);
    }

    /**
     * The next row.
     *
     * @throws DataFormatException if it has another number of cells than the header, or is malformed
     * @throws NoSuchElementException if there is none
     */
    @Override
    public CsvRow next() {
        CsvRecord record = record();
        if (record.getFieldCount() != header.size()) {
            throw new DataFormatException(
                    source,
                    record.getStartingLineNumber(),
                    "need " + header.size() + " fields, as the header has, but got " + record.getFieldCount());
        }
        return new CsvRow(record.getStartingLineNumber(), record.getFields());
    }

    private CsvRecord record() {
        return guarded((Supplier<CsvRecord>) records::next);
    }

    private boolean guarded(BooleanSupplier step) {
        return guarded((Supplier<Boolean>) step::getAsBoolean);
    }

    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException e) {
            throw malformed(e);
        } catch (UncheckedIOException e) {
            throw unreadable(source, e.getCause());
        }
    }

    private RuntimeException malformed(CsvParseException e) {
        String problem = e.getMessage();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataFormatException known) {
                return known;
            }
            if (cause instanceof IOException io) {
                return unreadable(source, io);
            }
            problem = cause.getMessage();
        }
        Matcher line = LINE.matcher(e.getMessage());
        long number = line.find() ? Long.parseLong(line.group(1)) : 1;
        if (problem.startsWith("Unclosed quoted")) {
            problem = "need a closing quote but the text ends inside a field that begins with one";
        } else if (problem.startsWith("The maximum buffer")) {
            problem = "need fields of at most " + LONGEST_CELL + " characters; perhaps a quote is never closed";
        } else if (problem.startsWith("Unexpected character after closing quote")) {
            problem = "need a comma or a line end after a closing quote; a quote inside of quotes is written twice";
        }
        return new DataFormatException(source, number, problem);
    }

    static RuntimeException unreadable(String source, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new DataFormatException(source, "need a whole gzip file but it is damaged: " + e.getMessage(), e);
        }
        return new UncheckedIOException("cannot read " + source + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + source + ": " + e.getMessage(), e);
        }
    }
}
