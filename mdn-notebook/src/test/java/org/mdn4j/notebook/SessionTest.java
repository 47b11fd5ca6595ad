package org.mdn4j.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Public, since cells of its own refer to it. */
public class SessionTest {

    /** Cells count it down to say that they run. */
    public static volatile CountDownLatch running = new CountDownLatch(1);

    private static final ByteArrayOutputStream NOTES = new ByteArrayOutputStream();
    private static Session session;

    @BeforeAll
    static void open() {
        session = new Session(new PrintStream(NOTES, true, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void whatOneCellDeclaresTheNextKnows() throws Exception {
        assertThat(session.run(1, "int a = 20;\nint twice(int x) {\n    return 2 * x;\n}"))
                .isNull();
        assertThat(session.run(2, "// comment\n\ntwice(a) + 2")).isEqualTo(42);
    }

    @Test
    void aValueIsShownUnlessItEndsInASemicolon() throws Exception {
        assertThat(session.run(1, "1 + 1")).isEqualTo(2);
        assertThat(session.run(1, "Math.abs(-1);")).isNull();
        assertThat(session.run(1, "int shown = 3;\nshown // a comment after it"))
                .isEqualTo(3);
        assertThat(session.run(1, "int[] written = {1};\nwritten[0] = 5;")).isNull();
        assertThat(session.run(1, "")).isNull();
        assertThat(session.run(1, "// nothing")).isNull();
    }

    @Test
    void aCompilationErrorNamesItsLineAndShowsIt() {
        CellException e = failure("int b = 1;\n// here it comes\nint c = b +\n    unknown;\n");
        assertThat(e.name()).isEqualTo("CompilationError");
        assertThat(e).hasMessageStartingWith("line 4: cannot find symbol");
        assertThat(e.lines()).contains("        unknown;", "        ^");
    }

    @Test
    void nothingOfACellRunsThatCannotBeRead() throws Exception {
        CellException e = failure("int ran = 1;\nint d = (1;\n");
        assertThat(e.name()).isEqualTo("CompilationError");
        assertThat(e).hasMessageStartingWith("line 2: ");
        assertThat(failure("ran").getMessage()).contains("cannot find symbol");
        assertThat(failure("while (true) {")).hasMessageStartingWith("line 1: ");
    }

    @Test
    void anExceptionNamesItsLineAndTheCellItCameFrom() throws Exception {
        session.run(7, "int half(int x) {\n    return x / 0;\n}");
        CellException e = failure("int f = 1;\n\n/* and\n now */ half(\n    f)");
        assertThat(e.name()).isEqualTo("ArithmeticException");
        assertThat(e).hasMessage("/ by zero");
        assertThat(e.lines()).containsExactly("  at cell 7, line 2:  return x / 0;", "  at line 4:  now */ half(");
    }

    @Test
    void anExceptionOfALibraryKeepsItsOwnFramesUpToTheCell() {
        CellException e = failure("Integer.parseInt(\"x\")");
        assertThat(e.name()).isEqualTo("NumberFormatException");
        assertThat(e.lines().get(0)).contains("NumberFormatException");
        assertThat(e.lines().get(e.lines().size() - 1)).isEqualTo("  at line 1:  Integer.parseInt(\"x\")");
    }

    @Test
    void anErrorAndAnExceptionOfTheNotebookAreToldLikeAnyOther() throws Exception {
        session.run(1, "class Odd extends RuntimeException { Odd(String m, Throwable c) { super(m, c); } }");
        CellException e = failure("throw new Odd(\"three\", new IllegalStateException(\"below\"));");
        assertThat(e.name()).isEqualTo("Odd");
        assertThat(e).hasMessage("three");
        assertThat(e.lines()).contains("caused by java.lang.IllegalStateException: below");
        assertThat(failure("int deep(int x) { return deep(x + 1); }\ndeep(0)").name())
                .isEqualTo("StackOverflowError");
        assertThat(failure("throw new java.io.IOException(\"checked\");").name())
                .isEqualTo("IOException");
    }

    @Test
    void aMethodThatUsesWhatIsNotThereYetIsNotedAndFailsWhenItIsCalled() throws Exception {
        NOTES.reset();
        session.run(1, "int early() {\n    return late() + 1;\n}");
        assertThat(NOTES.toString(StandardCharsets.UTF_8))
                .contains("line 1: can be used once there is")
                .contains("late()");
        assertThat(failure("early()").name()).isEqualTo("UnresolvedReference");
        NOTES.reset();
        session.run(2, "int late() { return other(); }\nint other() { return 1; }");
        assertThat(NOTES.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(session.run(3, "early()")).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void anInterruptEndsWhatSleeps() throws Exception {
        stopOnceItRuns();
        assertThatThrownBy(() ->
                        session.run(1, "org.mdn4j.notebook.SessionTest.running.countDown();\nThread.sleep(600_000);"))
                .isInstanceOf(CellException.class)
                .hasMessage("the cell was stopped");
        assertThat(session.run(2, "1 + 1")).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void anInterruptEndsALoopThatDoesNotListen() throws Exception {
        stopOnceItRuns();
        assertThatThrownBy(
                        () -> session.run(1, "org.mdn4j.notebook.SessionTest.running.countDown();\nwhile (true) {\n}"))
                .isInstanceOf(CellException.class)
                .hasMessage("the cell was stopped");
        assertThat(session.run(2, "1 + 1")).isEqualTo(2);
    }

    private static void stopOnceItRuns() {
        CountDownLatch started = new CountDownLatch(1);
        running = started;
        Thread stopper = new Thread(() -> {
            try {
                started.await(30, TimeUnit.SECONDS);
                session.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopper.start();
    }

    @Test
    void namesAreCompletedAtTheCursor() throws Exception {
        session.run(1, "String greeting = \"hello\";");
        String cell = "int n = 1;\ngreeting.subs\nint m = 2;";
        Session.Completions completions = session.complete(cell, cell.indexOf("subs") + 4);
        assertThat(completions.names()).contains("substring(");
        assertThat(cell.substring(completions.start(), completions.end())).isEqualTo("subs");
        assertThat(session.complete("nothingLikeThis.", 16).names()).isEmpty();
    }

    @Test
    void aNameOfTheLibraryIsExplainedByItsSignature() throws Exception {
        session.run(1, "import org.mdn4j.distribution.*;");
        String cell = "int k = 1;\nUnivariateMixture.gaussian(null, null, null);\nint z = 1;";
        assertThat(session.documentation(cell, cell.indexOf("gaussian") + 3))
                .anyMatch(text -> text.contains("UnivariateMixture.gaussian(double[] weights"));
        assertThat(session.documentation("", 0)).isEmpty();
    }

    private static CellException failure(String cell) {
        CellException e = catchThrowableOfType(CellException.class, () -> session.run(9, cell));
        assertThat(e).as(cell).isNotNull();
        return e;
    }
}
