package org.mdn4j.cli;

import java.nio.file.Path;
import org.mdn4j.data.CsvSource;

/** What {@code --data} names. */
final class Sources {

    static final String STREAM = "-";

    private Sources() {}

    /** A CSV file, or standard input for {@code -}. */
    static CsvSource of(String data) {
        return data.equals(STREAM) ? CsvSource.of(System.in, "standard input") : CsvSource.of(Path.of(data));
    }
}
