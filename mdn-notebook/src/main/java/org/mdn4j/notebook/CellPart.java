package org.mdn4j.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * One snippet of a cell: a statement, a declaration, an expression.
 *
 * @param source as it stands in the cell, from its first word
 * @param offset where it begins in the cell, in characters
 * @param completeness whether it can be run
 */
record CellPart(String source, int offset, Completeness completeness) {

    private static final Pattern COMMENTS = Pattern.compile("(?:\\s++|//[^\\n]*+|/\\*.*?\\*/)*+", Pattern.DOTALL);

    /** The snippets of a cell in order; the last may be broken or unfinished. */
    static List<CellPart> of(String cell, SourceCodeAnalysis analysis) {
        List<CellPart> parts = new ArrayList<>();
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break; // comments alone
            }
            boolean runs = info.completeness().isComplete();
            String remaining = runs ? info.remaining() : "";
            int end = cell.length() - remaining.length();
            int start = cell.length() - rest.length() + leadingComments(rest);
            parts.add(new CellPart(cell.substring(start, end), start, info.completeness()));
            rest = remaining;
        }
        return parts;
    }

    /** JShell counts the lines of some snippets from their first word, so that is where ours begin. */
    private static int leadingComments(String source) {
        Matcher matcher = COMMENTS.matcher(source);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /** The last snippet that begins before a place in the cell; an empty one if there is none. */
    static CellPart at(int place, String cell, SourceCodeAnalysis analysis) {
        CellPart found = new CellPart("", 0, Completeness.EMPTY);
        // The snippet under the cursor is often unfinished and would take in what follows it.
        for (CellPart part : of(cell.substring(0, place), analysis)) {
            found = part;
        }
        return found;
    }

    /** Whether a value is shown: like in other kernels, that of an expression without a semicolon. */
    boolean showsValue() {
        return completeness != Completeness.COMPLETE || !source.stripTrailing().endsWith(";");
    }
}
