package org.mdn4j.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/**
 * Where a table comes from: CSV text (RFC 4180, UTF-8, a header line) in a file or a stream. What is compressed with gzip
 * is known by its first bytes, not by its name.
 */
public final class CsvSource {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;

    private final String name;
    private final Path file; // null: a stream
    private InputStream stream; // null: a file, or a stream that is used up

    private CsvSource(String name, Path file, InputStream stream) {
        this.name = name;
        this.file = file;
        this.stream = stream;
    }

    /** A file. */
    public static CsvSource of(Path file) {
        return new CsvSource(file.toString(), file, null);
    }

    /**
     * A stream, which can be read once.
     *
     * @param name what messages call it, for example {@code standard input}
     */
    public static CsvSource of(InputStream stream, String name) {
        return new CsvSource(name, null, stream);
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /**
     * A source of the same text whose rows can be read as often as wanted: this one if it is a file, else a temporary copy
     * that goes when the program ends.
     *
     * @throws UncheckedIOException if it cannot be copied
     */
    public CsvSource repeatable() {
        if (file != null) {
            return this;
        }
        try (InputStream in = open()) {
            Path copy = Files.createTempFile("mdn4j-table-", ".csv");
            copy.toFile().deleteOnExit();
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new CsvSource(name, copy, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a copy of " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens it and reads the header line.
     *
     * @throws DataFormatException if there is none, or it is no CSV text
     * @throws UncheckedIOException if it cannot be read
     */
    public CsvRows rows() {
        if (file != null && Files.isDirectory(file)) {
            throw new DataFormatException(name, "need a CSV file but this is a folder");
        }
        try {
            InputStream in = new BufferedInputStream(open(), BUFFER);
            return CsvRows.of(name, isGzip(in) ? new GZIPInputStream(in, BUFFER) : in);
        } catch (NoSuchFileException e) {
            throw new DataFormatException(
                    name,
                    "no such file; the path leads to " + file.toAbsolutePath().normalize(),
                    e);
        } catch (IOException e) {
            throw CsvRows.unreadable(name, e);
        }
    }

    private InputStream open() throws IOException {
        if (file != null) {
            return Files.newInputStream(file);
        }
        if (stream == null) {
            throw new IllegalStateException("need a file to read it twice but " + name + " is a stream");
        }
        InputStream in = stream;
        stream = null;
        return in;
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }
}
