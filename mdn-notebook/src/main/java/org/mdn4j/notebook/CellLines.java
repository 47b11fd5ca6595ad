package org.mdn4j.notebook;

import java.util.HashMap;
import java.util.Map;
import jdk.jshell.Snippet;

/** Finds the lines of cells again: JShell knows snippets by number and the characters in them. */
final class CellLines {

    private final Map<String, Place> places = new HashMap<>(); // by the snippet's number

    private record Place(int cell, String source, int firstLine) {}

    /** Remembers where a snippet stands. */
    void add(Snippet snippet, int cell, String source, int offset) {
        places.put(snippet.id(), new Place(cell, source, line(source, offset)));
    }

    /** The number of the line that a character is in, 1 for the first. */
    static int line(String source, int offset) {
        return 1
                + (int) source.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The text of a line, 1 for the first. */
    static String text(String source, int line) {
        return source.split("\n", -1)[line - 1];
    }

    /**
     * A frame of a stack in words: {@code line 3:  int x = f();}, with the cell if it is another one.
     *
     * @param frame a frame of JShell, whose file is {@code #} and the number of a snippet
     * @param cell the number of the cell that runs
     * @return null if the frame is of no cell
     */
    String describe(StackTraceElement frame, int cell) {
        String file = frame.getFileName();
        Place place = file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
        if (place == null || frame.getLineNumber() < 1) {
            return null;
        }
        int line = place.firstLine() + frame.getLineNumber() - 1;
        String where = place.cell() == cell ? "" : "cell " + place.cell() + ", ";
        return where + "line " + line + ":  " + text(place.source(), line).strip();
    }
}
