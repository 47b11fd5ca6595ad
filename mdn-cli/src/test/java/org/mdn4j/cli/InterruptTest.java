package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.model.MdnModel;

/** A training that is stopped, and goes on. */
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
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Mdn.class.getName()));
        for (Object argument : arguments(table, stopped)) {
            line.add(argument.toString());
        }
        Process training = new ProcessBuilder(line).redirectError(err.toFile()).start();
        while (training.isAlive() && !Files.readString(err).contains("epoch")) {
            Thread.sleep(20);
        }
        new ProcessBuilder("kill", SIGNAL, Long.toString(training.pid()))
                .start()
                .waitFor();
        assertThat(training.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(training.exitValue()).as(Files.readString(err)).isEqualTo(INTERRUPTED);
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
