package org.mdn4j.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mdn4j.benchmarks.workload.Shape;

/** PyTorch in a process of its own, which waits while it is not asked. */
final class TorchPeer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path script;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final JsonNode greeting;

    private TorchPeer(Path script, Process process) throws IOException {
        this.script = script;
        this.process = process;
        this.requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.greeting = answer();
    }

    /** Starts it; empty where Python, or PyTorch, is missing. */
    static Optional<TorchPeer> start(String python) {
        try {
            Path script = Files.createTempFile("torch_peer", ".py");
            try (InputStream text = TorchPeer.class.getResourceAsStream("torch_peer.py")) {
                Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(python, script.toString());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("OMP_NUM_THREADS", "1");
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            // An order to use older kernels, meant for older builds, would not be fair.
            builder.environment().keySet().removeIf(OpenBlas.ORDERS::contains);
            return Optional.of(new TorchPeer(script, builder.start()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** For example {@code PyTorch 1.13.1 (OpenBLAS kernels: Zen)}. */
    String description() {
        return "PyTorch " + greeting.path("torch").asText() + " (OpenBLAS kernels: "
                + greeting.path("core").asText() + ")";
    }

    /** A contender that does a task of the script. */
    Contender contender(String task, Shape shape) {
        return repetitions -> {
            var request = JSON.createObjectNode()
                    .put("task", task)
                    .put("batch", shape.batch())
                    .put("width", shape.width())
                    .put("inputs", Shape.INPUTS)
                    .put("components", shape.components())
                    .put("targets", shape.targets())
                    .put("repetitions", repetitions);
            try {
                requests.write(request + "\n");
                requests.flush();
                return answer().path("seconds").asDouble();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("no answer: is PyTorch installed?");
        }
        return JSON.readTree(line);
    }

    @Override
    public void close() throws IOException {
        requests.close(); // the end of its input is the end of the script
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(script);
    }
}
