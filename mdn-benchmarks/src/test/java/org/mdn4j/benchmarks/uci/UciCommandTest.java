package org.mdn4j.benchmarks.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class UciCommandTest {

    @TempDir
    Path root;

    private Path out;

    @BeforeEach
    void writeASet() throws Exception {
        out = root.resolve("results").resolve("rows.csv");
        Path set = Files.createDirectory(root.resolve("line"));
        Random rng = new Random(1);
        Files.write(
                set.resolve("data.txt"),
                IntStream.range(0, 120)
                        .mapToObj(i -> {
                            double x = rng.nextDouble();
                            return " 7.0 \t" + x + "  " + (3 * x + 0.1 * rng.nextGaussian());
                        })
                        .toList());
        Files.write(set.resolve("index_features.txt"), List.of("0.0", "1.0"));
        Files.write(set.resolve("index_target.txt"), List.of("2"));
        for (int split = 0; split < 2; split++) {
            Files.writeString(set.resolve("index_train_" + split + ".txt"), numbers(0, 100));
            Files.writeString(set.resolve("index_test_" + split + ".txt"), numbers(100, 120));
        }
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    }

    private String run(int expected, String... arguments) {
        StringWriter console = new StringWriter();
        CommandLine command = new CommandLine(new UciCommand());
        command.setOut(new PrintWriter(console));
        command.setErr(new PrintWriter(console));
        assertThat(command.execute(arguments)).isEqualTo(expected);
        return console.toString();
    }

    @Test
    void everySplitGetsARowAndNoneIsComputedTwice() throws Exception {
        String[] arguments = {"--root", root.toString(), "--out", out.toString(), "--splits", "0", "--budget", "6"};
        String table = run(0, arguments);
        assertThat(table).contains("line").contains("log-likelihood");
        List<String> rows = Files.readAllLines(out);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("set,split,log_likelihood,crps,rmse,coverage_90,floor,seconds");
        assertThat(rows.get(1)).startsWith("line,0,");
        // The likelihood of a line with noise of 0.1 is 0.88 nats.
        assertThat(Double.parseDouble(rows.get(1).split(",")[2])).isBetween(-0.5, 1.4);
        run(0, arguments);
        assertThat(Files.readAllLines(out)).isEqualTo(rows);
        // A run that was cut off in the middle of a line goes on behind the last whole one.
        Files.writeString(out, Files.readString(out) + "line,1,0.1");
        run(0, arguments);
        assertThat(Files.readAllLines(out)).isEqualTo(rows);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        String outFile = out.toString();
        assertThat(run(2, "--root", root.toString(), "--out", outFile, "--sets", "circle"))
                .contains("circle");
        assertThat(run(2, "--root", root.toString(), "--out", outFile, "--splits", "5"))
                .contains("splits below 2 of line")
                .contains("5");
        assertThat(run(2, "--root", root.toString(), "--out", outFile, "--splits", "4-1"))
                .contains("rising range");
        Files.writeString(root.resolve("line").resolve("index_target.txt"), "3");
        assertThatThrownBy(() -> UciSet.read(root.resolve("line")))
                .hasMessageContaining("index_target.txt")
                .hasMessageContaining("from 0 to 2")
                .hasMessageContaining("line 1");
        Files.writeString(root.resolve("line").resolve("data.txt"), "1 2 x\n");
        assertThatThrownBy(() -> UciSet.read(root.resolve("line")))
                .hasMessageContaining("data.txt")
                .hasMessageContaining("line 1");
    }

    @Test
    void aFileOfSomethingElseIsLeftAlone() throws Exception {
        Path other = Files.writeString(root.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> UciRows.open(other)).hasMessageContaining("name another file");
        assertThat(Files.readString(other)).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void theTableStandsBesideThePublishedResults() {
        UciRow row = new UciRow("energy", 0, -0.5, 0.2, 0.4, 0.9, 0.01, 3, 100, 10, "x");
        assertThat(UciTable.of(List.of(row))).contains("-0.53 WEvidential").contains("0.46 NGBoost");
    }
}
