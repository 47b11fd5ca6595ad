package org.mdn4j.data;

import java.nio.file.Path;

/** Data that cannot be read: the message says which file, line and column, what stands there, and what would be right. */
public final class DataFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFormatException(Path file, String problem) {
        super(file + ": " + problem);
    }

    DataFormatException(Path file, long line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }

    DataFormatException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
