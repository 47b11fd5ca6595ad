package org.mdn4j.notebook;

import java.util.List;

/** Why a cell could not be run or ended early, in lines for the one who wrote it. */
final class CellException extends Exception {

    private static final long serialVersionUID = 1;

    private final String name;
    private final transient List<String> lines;

    /**
     * A failed cell.
     *
     * @param name the kind of failure, such as {@code IllegalArgumentException} or {@code CompilationError}
     * @param message what went wrong
     * @param lines where, and what else helps
     */
    CellException(String name, String message, List<String> lines) {
        super(message, null, false, false);
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    /** The kind of failure. */
    String name() {
        return name;
    }

    /** Where it happened. */
    List<String> lines() {
        return lines;
    }
}
