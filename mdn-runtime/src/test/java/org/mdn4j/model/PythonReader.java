package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs {@code docs/read_model.py}; tests that need it are skipped where there is no Python with NumPy. */
final class PythonReader {

    private static final Path SCRIPT = Path.of("..", "docs", "read_model.py");

    private PythonReader() {}

    /** The log density of every row of a CSV file, {@code [N]}. */
    static double[] logDensities(Path model, Path csv) throws IOException, InterruptedException {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        assumeTrue(run(python, "-c", "import numpy").status() == 0, "skipped: there is no python3 with NumPy");
        Result result = run(python, SCRIPT.toString(), model.toString(), csv.toString());
        assertThat(result.status()).as(result.output()).isZero();
        return result.output().lines().mapToDouble(Double::parseDouble).toArray();
    }

    private record Result(int status, String output) {}

    private static Result run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(127, e.getMessage()); // no such program
        }
    }
}
