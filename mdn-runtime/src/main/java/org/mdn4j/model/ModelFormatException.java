package org.mdn4j.model;

import java.nio.file.Path;

/**
 * A model file that cannot be read: truncated, damaged, made by a newer version, or no model file at all. The message says
 * which file, which entry in it, what is wrong, and what would be right.
 */
public final class ModelFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelFormatException(Path file, String problem, Throwable cause) {
        super(file + ": " + oneLine(problem), cause);
    }

    ModelFormatException(Path file, String entry, String problem, Throwable cause) {
        super(file + ": " + entry + ": " + oneLine(problem), cause);
    }

    /** What a file names may hold anything, and a message is one line. */
    private static String oneLine(String problem) {
        return problem.replaceAll("\\p{Cntrl}+", " ");
    }
}
