package org.mdn4j.data;

/** Data that cannot be read: the message says which file, line and column, what stands there, and what would be right. */
public final class DataFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFormatException(String source, String problem) {
        super(source + ": " + problem);
    }

    DataFormatException(String source, long line, String problem) {
        super(source + ", line " + line + ": " + problem);
    }

    DataFormatException(String source, String problem, Throwable cause) {
        super(source + ": " + problem, cause);
    }
}
