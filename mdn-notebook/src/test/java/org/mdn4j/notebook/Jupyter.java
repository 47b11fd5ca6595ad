package org.mdn4j.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's Jupyter with this build's kernel, whatever kernel the user may have set up. */
final class Jupyter {

    static final Path NOTEBOOKS = Path.of("..", "notebooks");
    private static final String PYTHON = "/usr/bin/python3";
    private static final int MINUTES = 10;

    private final Path folder;

    private Jupyter(Path folder) {
        this.folder = folder;
    }

    /** Writes the kernel's description to a folder; skips the test where there is no Jupyter. */
    static Jupyter in(Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "skipped: there is no " + PYTHON);
        assumeTrue(
                new ProcessBuilder(PYTHON, "-c", "import nbconvert, nbclient")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0,
                "skipped: no Jupyter; on Debian apt-get install --no-install-recommends"
                        + " jupyter-nbconvert jupyter-client jupyter-core python3-nbclient");
        Map<String, Object> kernel = Map.of(
                "argv",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.mdn4j.notebook.Main",
                        "{connection_file}"),
                "display_name",
                "Java (mdn4j)",
                "language",
                "java",
                "interrupt_mode",
                "message");
        Path file = folder.resolve("kernels").resolve("mdn4j").resolve("kernel.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writeValue(file.toFile(), kernel);
        return new Jupyter(folder);
    }

    /** Runs a notebook from top to bottom in its own folder and writes it, with outputs, to another. */
    void execute(Path notebook, Path output) throws Exception {
        run(
                "-m",
                "nbconvert",
                "--log-level",
                "WARN",
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.timeout=600",
                "--output-dir",
                output.toAbsolutePath().toString(),
                notebook.toAbsolutePath().normalize().toString());
    }

    /** Runs Python and fails with what it said if it fails. */
    void run(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(PYTHON).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JUPYTER_PATH", folder.toAbsolutePath().toString());
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            assertThat(ended).as("ended within " + MINUTES + " minutes").isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroy();
        }
    }
}
