package org.mdn4j.io;

/** An archive that cannot be read: the message says which entry, what is wrong, and what would be right. */
public final class ArchiveFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something about the whole file. */
    ArchiveFormatException(String problem, Throwable cause) {
        super(problem, cause);
    }

    /** Something about one entry. */
    ArchiveFormatException(String entry, String problem, Throwable cause) {
        super(entry + ": " + problem, cause);
    }
}
