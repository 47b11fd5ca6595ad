package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the documentation shows, run. */
final class DocumentationTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheDocumentationRuns() throws IOException {
        List<String> commands = Files.readAllLines(ROOT.resolve("docs/cli.md")).stream()
                .filter(line -> line.startsWith("mdn "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            Object[] arguments = Arrays.stream(command.substring(4).split(" "))
                    .map(this::placed)
                    .toArray();
            CommandLineRun run = CommandLineRun.of(arguments);
            assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("p.csv")).get(0))
                .isEqualTo("eruptions,waiting,mean,sd,q0.05,q0.5,q0.95");
        assertThat(folder.resolve("density.png")).isNotEmptyFile();
    }

    private String placed(String argument) {
        return argument.startsWith("data/")
                ? ROOT.resolve(argument).toString()
                : argument.matches("\\w+\\.(mdn|csv|png)")
                        ? folder.resolve(argument).toString()
                        : argument;
    }
}
