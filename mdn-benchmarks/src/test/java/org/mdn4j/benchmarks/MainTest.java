package org.mdn4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .contains("need a command")
                .contains("compare")
                .contains("jmh");
    }

    @Test
    void anUnknownSectionIsRefusedWithTheKnownOnes() {
        assertThat(run("compare", "--only", "train,speed")).isEqualTo(2);
        assertThat(err.toString())
                .contains("need sections among train, predict, threads, growth, memory but got 'speed'");
    }
}
