package org.mdn4j.notebook;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells one after the other; what one declares the next ones know. */
final class Session implements AutoCloseable {

    private static final List<String> IMPORTS = List.of(
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.stream.*;",
            "import static org.mdn4j.notebook.Notebook.*;");

    /** Expressions that are no assignments. */
    private static final Set<Snippet.SubKind> VALUES = EnumSet.of(
            Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
            Snippet.SubKind.VAR_VALUE_SUBKIND,
            Snippet.SubKind.OTHER_EXPRESSION_SUBKIND);

    private final InProcessExecution execution = new InProcessExecution();
    private final Map<DeclarationSnippet, CellPart> declared = new LinkedHashMap<>(); // by the cell that runs
    private final CellLines lines = new CellLines();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final PrintStream notes;

    /**
     * A session with the class path of this virtual machine.
     *
     * @param notes where to write what is not wrong but worth knowing
     */
    Session(PrintStream notes) {
        this.notes = notes;
        this.shell = JShell.builder()
                .executionEngine(provider(execution), Map.of())
                .compilerOptions("--class-path", System.getProperty("java.class.path"), "-Xlint:-options")
                .build();
        this.analysis = shell.sourceCodeAnalysis();
        IMPORTS.forEach(shell::eval);
    }

    private static ExecutionControlProvider provider(ExecutionControl execution) {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "in-process";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return execution;
            }
        };
    }

    /**
     * Runs a cell. Nothing of it runs if some of it cannot be read.
     *
     * @param number for messages about it
     * @return the value of its last expression; null if there is none, or it ends in a semicolon
     * @throws CellException if it does not compile, throws, or is stopped
     */
    Object run(int number, String cell) throws CellException {
        List<CellPart> parts = CellPart.of(cell, analysis);
        execution.beginCell();
        declared.clear();
        try {
            for (CellPart part : parts) {
                if (isBroken(part)) {
                    run(number, cell, part); // throws what is wrong with it
                }
            }
            Object shown = null;
            for (CellPart part : parts) {
                shown = run(number, cell, part);
            }
            noteUnresolved(cell);
            return shown;
        } finally {
            execution.endCell();
        }
    }

    private boolean isBroken(CellPart part) {
        return !part.completeness().isComplete()
                && analysis.sourceToSnippets(part.source()).stream()
                        .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
    }

    private Object run(int number, String cell, CellPart part) throws CellException {
        execution.clear();
        boolean isValue = false;
        for (SnippetEvent event : shell.eval(part.source())) {
            if (event.causeSnippet() != null) {
                continue; // an older snippet that changes along
            }
            Snippet snippet = event.snippet();
            lines.add(snippet, number, cell, part.offset());
            if (event.status() == Snippet.Status.REJECTED) {
                throw Failures.compilation(shell.diagnostics(snippet).toList(), cell, part.offset());
            }
            if (execution.wasStopped()) {
                throw Failures.stopped();
            }
            if (event.exception() != null) {
                throw Failures.thrown(event.exception(), execution.failure(), lines, number);
            }
            if (snippet instanceof DeclarationSnippet declaration) {
                declared.put(declaration, part);
            }
            isValue = VALUES.contains(snippet.subKind());
        }
        return isValue && part.showsValue() ? execution.value() : null;
    }

    /** A method may call what is declared later; what is not there when its cell has ended is most likely a slip. */
    private void noteUnresolved(String cell) {
        declared.forEach((declaration, part) -> {
            boolean isValid = shell.status(declaration).isActive();
            List<String> missing =
                    isValid ? shell.unresolvedDependencies(declaration).toList() : List.of();
            if (!missing.isEmpty()) {
                int line = CellLines.line(cell, part.offset());
                notes.println("line " + line + ": can be used once there is " + String.join(", ", missing));
            }
        });
    }

    /** Names that could stand at a place in a cell, and where the text begins that they replace. */
    Completions complete(String cell, int place) {
        CellPart part = CellPart.at(place, cell, analysis);
        int[] anchor = {0};
        List<String> names = new ArrayList<>();
        for (var suggestion :
                analysis.completionSuggestions(part.source(), part.source().length(), anchor)) {
            if (!names.contains(suggestion.continuation())) {
                names.add(suggestion.continuation());
            }
        }
        return names.isEmpty()
                ? new Completions(names, place, place)
                : new Completions(names, part.offset() + anchor[0], place);
    }

    /**
     * What may replace the characters from {@code start} to {@code end} of a cell.
     *
     * @param names sorted
     */
    record Completions(List<String> names, int start, int end) {}

    /** Signatures, and Javadoc where its source is at hand, of what stands at a place in a cell; empty if unknown. */
    List<String> documentation(String cell, int place) {
        return Documentation.find(cell, place, analysis);
    }

    /** Whether a console would run the code or wait for more lines. */
    Completeness completeness(String code) {
        List<CellPart> parts = CellPart.of(code, analysis);
        return parts.isEmpty()
                ? Completeness.EMPTY
                : parts.get(parts.size() - 1).completeness();
    }

    /** Ends the cell that runs, from another thread. */
    void stop() {
        execution.stop();
    }

    /** Makes classes of a folder or jar known to the cells that follow. */
    void addToClassPath(String path) {
        shell.addToClasspath(path);
    }

    @Override
    public void close() {
        shell.close();
    }
}
