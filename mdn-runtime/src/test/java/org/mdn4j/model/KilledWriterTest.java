package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file is at every moment the old or the new one, whoever writes it and however that ends. */
final class KilledWriterTest {

    @TempDir
    Path folder;

    private Path file;
    private byte[] first;
    private byte[] second;

    private void kill(int times, long seed) throws Exception {
        file = folder.resolve("m.mdn");
        KilledWriter.model(0).save(file);
        first = Files.readAllBytes(file);
        KilledWriter.model(1).save(file);
        second = Files.readAllBytes(file);
        SplittableRandom rng = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            Process one = start();
            Process other = start();
            waitForFirstFile(one);
            waitForFirstFile(other);
            Thread.sleep(0, rng.nextInt(1_000_000));
            assertWhole();
            TimeUnit.MICROSECONDS.sleep(rng.nextInt(20_000));
            one.destroyForcibly().waitFor();
            assertWhole();
            other.destroyForcibly().waitFor();
            assertWhole();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void waitForFirstFile(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        assertThat(lines.readLine()).isEqualTo("0");
    }

    private void assertWhole() throws IOException {
        byte[] now = Files.readAllBytes(file);
        assertThat(Arrays.equals(now, first) || Arrays.equals(now, second)).isTrue();
        MdnModel.load(file);
    }

    @Test
    void twoProcessesThatWriteOneModelAndAreKilledLeaveAWholeOne() throws Exception {
        kill(2, 1);
    }

    @Test
    @Tag("slow")
    void twentyPairsOfProcessesThatAreKilledLeaveAWholeModel() throws Exception {
        kill(20, 2);
    }
}
