package org.mdn4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.learning.config.Adam;

/** Training under a sampling profiler, whose signals find native code anywhere: its stack has to be one. */
final class FlightRecorderTest {

    @TempDir
    Path folder;

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1024, 50", "32, 256"})
    void aRecordedTrainingEndsWell(int rows, int width) throws Exception {
        assertEndsWell(rows, width, 12, List.of());
    }

    /** Where there is no {@code matmul} of its own. */
    @Tag("slow")
    @Test
    void aRecordedTrainingEndsWellOnOlderProcessors() throws Exception {
        assertEndsWell(1024, 50, 12, List.of("ONEDNN_MAX_CPU_ISA=AVX2"));
    }

    private void assertEndsWell(int rows, int width, int seconds, List<String> environment) throws Exception {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:StartFlightRecording:settings=profile,filename=" + folder.resolve("training.jfr"),
                "-cp",
                System.getProperty("java.class.path"),
                Training.class.getName(),
                String.valueOf(rows),
                String.valueOf(width),
                String.valueOf(seconds)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** What is recorded. */
    static final class Training {

        private Training() {}

        /** @param args rows, width, seconds */
        public static void main(String[] args) throws Exception {
            int rows = Integer.parseInt(args[0]);
            int width = Integer.parseInt(args[1]);
            FusedEngine engine = FusedEngine.compile(new NeuralNetConfiguration.Builder()
                    .updater(new Adam(1e-3))
                    .list()
                    .layer(new DenseLayer.Builder().nIn(8).nOut(width).build())
                    .layer(new DenseLayer.Builder().nIn(width).nOut(width).build())
                    .layer(new MixtureOutputLayer.Builder()
                            .nIn(width)
                            .components(5)
                            .targets(1)
                            .build())
                    .build());
            float[] x = new float[rows * 8];
            float[] y = new float[rows];
            long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000;
            while (System.nanoTime() < end) {
                engine.step(x, y, rows);
            }
        }
    }
}
