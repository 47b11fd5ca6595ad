package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.model.MdnModel;

/** A training that is stopped, and goes on; a table that is not written to its end. */
final class InterruptTest {

    /** Ends a JVM as Ctrl-C does, but is not ignored where the tests run in the background of a shell. */
    private static final String SIGNAL = "-TERM";

    private static final int INTERRUPTED = 128 + 15; // what the JVM returns after it

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCKeepsACheckpointAndResumeEndsWithTheUndisturbedModel() throws IOException, InterruptedException {
        Path table = Example.table(folder.resolve("t.csv"), 2000, 1);
        Path stopped = folder.resolve("stopped.mdn");
        Path checkpoint = folder.resolve("stopped.mdn.checkpoint");
        Path err = folder.resolve("err");
        Process training = start(err, arguments(table, stopped));
        while (training.isAlive() && !Files.readString(err).contains("epoch")) {
            Thread.sleep(20);
        }
        stop(training, err);
        assertThat(Files.readString(err)).contains(checkpoint + ": the same command with --resume goes on from there");
        assertThat(stopped).doesNotExist();
        assertThat(checkpoint).exists();

        List<Object> again = new ArrayList<>(arguments(table, stopped));
        again.add("--resume");
        CommandLineRun resumed = CommandLineRun.of(again.toArray());
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("going on from");
        assertThat(checkpoint).doesNotExist();
        Path undisturbed = folder.resolve("undisturbed.mdn");
        assertThat(CommandLineRun.of(arguments(table, undisturbed).toArray()).exitCode())
                .isZero();
        MdnModel expected = MdnModel.load(undisturbed);
        MdnModel actual = MdnModel.load(stopped);
        for (double x = 0; x < 1; x += 0.1) {
            assertThat(actual.predict(x, 0)).isEqualTo(expected.predict(x, 0));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCWhileATableIsWrittenLeavesTheOldOneAndNothingBesideIt() throws IOException, InterruptedException {
        Path table = Example.table(folder.resolve("t.csv"), 2000, 1);
        Path model = Example.train(table, "y", folder.resolve("m.mdn"));
        Path written = Files.createDirectory(folder.resolve("written"));
        Path old = Files.writeString(written.resolve("p.csv"), "old");
        Path err = folder.resolve("err");
        Process predicting = start(err, List.of("predict", "--model", model, "--data", "-", "--out", old));
        byte[] rows = Files.readAllBytes(table);
        OutputStream in = predicting.getOutputStream();
        in.write(rows);
        // There is no end to the rows.
        byte[] data = Arrays.copyOfRange(rows, new String(rows, StandardCharsets.UTF_8).indexOf('\n') + 1, rows.length);
        Thread feeder = new Thread(() -> {
            try {
                while (true) {
                    in.write(data);
                }
            } catch (IOException e) {
                // The reader has gone.
            }
        });
        feeder.start();
        while (predicting.isAlive() && names(written).size() < 2) {
            Thread.sleep(20);
        }
        stop(predicting, err);
        feeder.join();
        assertThat(Files.readString(err)).contains("predicting: stopped after", "p.csv is as it was");
        assertThat(old).hasContent("old");
        assertThat(names(written)).containsExactly("p.csv");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Process start(Path err, List<Object> arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Mdn.class.getName()));
        arguments.forEach(argument -> line.add(argument.toString()));
        return new ProcessBuilder(line).redirectError(err.toFile()).start();
    }

    private static void stop(Process process, Path err) throws IOException, InterruptedException {
        new ProcessBuilder("kill", SIGNAL, Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(INTERRUPTED);
    }

    private static List<Object> arguments(Path table, Path model) {
        return List.of(
                "train",
                "--data",
                table,
                "--target",
                "y",
                "--inputs",
                "x",
                "--model",
                model,
                "--members",
                2,
                "--hidden",
                "32,32",
                "--epochs",
                300);
    }
}
