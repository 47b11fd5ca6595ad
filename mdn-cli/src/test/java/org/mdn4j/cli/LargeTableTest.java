package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.io.Json;

/** Tables that do not fit the heap. */
@Tag("slow")
final class LargeTableTest {

    private static final int ROWS = 5_000_000;
    private static final int INPUTS = 9;

    @TempDir
    Path folder;

    @Test
    void fiveMillionRowsTrainAndAreScoredInHalfAGigabyte() throws IOException, InterruptedException {
        Path table = table();
        Path model = folder.resolve("m.mdn");
        run("train", "--data", table, "--target", "y", "--model", model, "--epochs", 1, "--members", 2, "--batch", 256);
        byte[] scores = run("evaluate", "--data", table, "--model", model, "--json");
        assertThat(Json.parse(scores).integer("n")).isEqualTo(ROWS);
        assertThat(Json.parse(scores).number("log_likelihood")).isGreaterThan(-1.44); // the noise alone gives -1.419
    }

    /** The inputs are uniform on (0, 1); y is their sum with noise of one. */
    private Path table() throws IOException {
        Path file = folder.resolve("t.csv");
        SplittableRandom rng = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("a,b,c,d,e,f,g,h,i,y\n");
            for (int row = 0; row < ROWS; row++) {
                double sum = rng.nextGaussian();
                for (int j = 0; j < INPUTS; j++) {
                    int milli = rng.nextInt(1000);
                    sum += milli / 1000.0;
                    out.append("0.").append(String.valueOf(1000 + milli), 1, 4).append(',');
                }
                out.append(Double.toString(Math.rint(sum * 1e5) / 1e5)).append('\n');
            }
        }
        return file;
    }

    private byte[] run(Object... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Mdn.class.getName()));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(line)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return Files.readAllBytes(out);
    }
}
