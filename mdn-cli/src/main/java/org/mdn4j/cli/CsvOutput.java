package org.mdn4j.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.mdn4j.io.AtomicFile;

/** Writes a CSV table to a file, which is replaced when all of it is there, or to standard output for {@code -}. */
final class CsvOutput {

    private static final int BUFFER = 1 << 16;

    /** What writes the rows. */
    @FunctionalInterface
    interface Content {

        /** Writes all rows, header first. */
        void writeTo(CsvWriter csv) throws IOException;
    }

    private CsvOutput() {}

    static boolean isStream(String target) {
        return target.equals(Sources.STREAM);
    }

    static void write(String target, Content content) throws IOException {
        if (isStream(target)) {
            write(new Unclosed(System.out), content);
        } else {
            AtomicFile.write(Path.of(target), out -> write(new Unclosed(out), content));
        }
    }

    private static void write(OutputStream out, Content content) throws IOException {
        try (Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            content.writeTo(csv);
        }
    }

    /** The name of a new column: with a prefix where the data has one of that name already. */
    static String name(List<String> header, String name, String prefix) {
        String free = name;
        Set<String> taken = Set.copyOf(header);
        while (taken.contains(free)) {
            free = prefix + free;
        }
        return free;
    }

    /** Flushes instead of closing: the stream belongs to somebody else. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
