package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.model.MdnModel;

/** Training that is killed and started again ends with the same bytes as one that was left alone. */
final class KillTest {

    @TempDir
    Path folder;

    @Test
    void aTrainingThatIsKilledTwiceEndsAsIfNothingHadHappened() throws Exception {
        killAndResume(2, 1);
    }

    @Test
    @Tag("slow")
    void aTrainingThatIsKilledTwentyTimesEndsAsIfNothingHadHappened() throws Exception {
        killAndResume(20, 2);
    }

    private void killAndResume(int kills, long seed) throws Exception {
        Path undisturbed = folder.resolve("undisturbed.mdn");
        KilledTraining.options().build().fit(KilledTraining.data()).model().save(undisturbed);
        Path checkpoint = folder.resolve("training.checkpoint");
        Path model = folder.resolve("killed.mdn");
        SplittableRandom rng = new SplittableRandom(seed);
        for (int kill = 0; kill < kills; kill++) {
            killAfter(start(checkpoint, model), 1 + rng.nextInt(Math.max(1, 100 / kills)), rng.nextInt(20));
        }
        assertThat(model).doesNotExist(); // else it was not killed as often as it claims
        Process last = start(checkpoint, model);
        String said = new String(last.getInputStream().readAllBytes());
        assertThat(last.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.matches("[01] [0-9]+")).count())
                .as("epochs after the last kill")
                .isLessThan(80);
        MdnModel.load(model);
        assertThat(model).hasSameBinaryContentAs(undisturbed);
    }

    private static Process start(Path checkpoint, Path model) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        checkpoint.toString(),
                        model.toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Waits for some epochs and a little longer, then kills without warning. */
    private static void killAfter(Process process, int epochs, int milliseconds) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            int seen = 0;
            for (String line = lines.readLine(); line != null && seen < epochs; line = lines.readLine()) {
                seen += line.matches("[01] [0-9]+") ? 1 : 0;
            }
            Thread.sleep(milliseconds);
            process.destroyForcibly().waitFor();
        }
    }
}
