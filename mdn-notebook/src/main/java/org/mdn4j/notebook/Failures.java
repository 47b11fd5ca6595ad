package org.mdn4j.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/** Says what failed in a cell, at which of its lines. */
final class Failures {

    private static final int MOST_FRAMES = 12;

    private Failures() {}

    /** What the compiler has against a snippet that begins at an offset of a cell. */
    static CellException compilation(List<Diag> diagnostics, String cell, int offset) {
        List<String> text = new ArrayList<>();
        String first = "the cell cannot be read";
        for (Diag diagnostic : diagnostics) {
            if (!diagnostic.isError()) {
                continue;
            }
            int at = Math.min(cell.length(), offset + (int) Math.max(0, diagnostic.getPosition()));
            int line = CellLines.line(cell, at);
            String message = diagnostic.getMessage(Locale.ROOT).strip();
            if (text.isEmpty()) {
                first = "line " + line + ": " + message.lines().findFirst().orElse("");
            }
            int column = at - 1 - cell.lastIndexOf('\n', at - 1);
            text.add("line " + line + ": " + message);
            text.add("    " + CellLines.text(cell, line));
            text.add("    " + " ".repeat(column) + "^");
        }
        return new CellException("CompilationError", first, text);
    }

    /** What a snippet threw. */
    static CellException thrown(JShellException exception, Throwable failure, CellLines lines, int cell) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            String message =
                    "need a declaration of what " + unresolved.getSnippet().name() + " uses";
            return new CellException("UnresolvedReference", message, frames(unresolved.getStackTrace(), lines, cell));
        }
        List<String> text = new ArrayList<>(frames(exception.getStackTrace(), lines, cell));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.add("caused by " + cause);
        }
        String name = exception instanceof EvalException evaluation
                ? evaluation.getExceptionClassName().replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "")
                : failure.getClass().getName();
        return new CellException(
                name.substring(name.lastIndexOf('.') + 1),
                failure.getMessage() == null ? "" : failure.getMessage(),
                text);
    }

    /** The frames from where it happened up to the cell, which hides how the cell was called. */
    private static List<String> frames(StackTraceElement[] stack, CellLines lines, int cell) {
        List<String> text = new ArrayList<>();
        int last = -1;
        for (StackTraceElement frame : stack) {
            String inCell = lines.describe(frame, cell);
            text.add("  at " + (inCell == null ? frame : inCell));
            if (inCell != null) {
                last = text.size();
            }
        }
        List<String> shown = last < 0 ? text : text.subList(0, last);
        if (shown.size() <= MOST_FRAMES) {
            return shown;
        }
        List<String> cut = new ArrayList<>(shown.subList(0, MOST_FRAMES - 2));
        cut.add("  ...");
        cut.add(shown.get(shown.size() - 1));
        return cut;
    }

    /** The end of a cell that was told to stop. */
    static CellException stopped() {
        return new CellException("Interrupted", "the cell was stopped", List.of());
    }
}
