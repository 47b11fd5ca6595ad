package org.mdn4j.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mdn4j.io.AtomicFile;

/**
 * Writes a CSV table to a file, which is replaced when all of it is there, or to standard output for {@code -}. The parts
 * of the table are made on all cores; somebody who waits sees how far it is, and may stop it.
 */
final class CsvOutput {

    private static final int PATIENCE = 2; // seconds

    /**
     * Some lines of the table.
     *
     * @param rows how many rows of the data are done with it
     */
    record Part(int rows, byte[] text) {

        static Part of(int rows, Consumer<? super CsvWriter> content) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                    CsvWriter csv =
                            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
                content.accept(csv);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Part(rows, bytes.toByteArray());
        }
    }

    private final String task;
    private final String target;
    private final StopSignal signal;
    private final PrintWriter err;
    private long rows;

    private CsvOutput(String task, String target, StopSignal signal, PrintWriter err) {
        this.task = task;
        this.target = target;
        this.signal = signal;
        this.err = err;
    }

    static boolean isStream(String target) {
        return target.equals(Sources.STREAM);
    }

    /**
     * Writes a table.
     *
     * @param task what is done, as the progress calls it
     * @param target where to
     * @param items what its parts are made of, in their order
     * @param part how one is made
     * @return whether all of it was written; if not, somebody asked to stop and was told what became of it
     */
    static <I> boolean write(
            String task, String target, List<String> header, Iterator<I> items, Function<I, Part> part, PrintWriter err)
            throws IOException {
        // What has been begun is cleared away before the signal lets the JVM end.
        try (StopSignal signal = new StopSignal(PATIENCE, () -> {})) {
            CsvOutput output = new CsvOutput(task, target, signal, err);
            if (isStream(target)) {
                output.write(header, items, part, System.out);
            } else {
                AtomicFile.write(Path.of(target), out -> output.write(header, items, part, out));
            }
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    private <I> void write(List<String> header, Iterator<I> items, Function<I, Part> making, OutputStream out)
            throws IOException {
        try (RowProgress progress = new RowProgress(task, err)) {
            out.write(Part.of(0, csv -> csv.writeRecord(header)).text());
            OrderedWork.run(items, making, part -> {
                checkGoesOn();
                out.write(part.text());
                if (isStream(target) && System.out.checkError()) {
                    throw new IOException("standard output was closed after " + rows + " rows");
                }
                rows += part.rows();
                progress.rows(rows);
            });
            checkGoesOn();
        } finally {
            out.flush();
        }
    }

    private void checkGoesOn() {
        if (signal.isAsked()) {
            err.println(task + ": stopped after " + rows + " rows"
                    + (isStream(target) ? "" : "; " + target + " is as it was"));
            err.flush();
            throw new CancellationException();
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
}
