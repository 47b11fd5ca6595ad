package org.mdn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {

    @TempDir
    Path folder;

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertAlone(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileIsWrittenAndReplaced() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, text("first"));
        assertThat(file).hasContent("first");
        AtomicFile.write(file, text("2"));
        assertThat(file).hasContent("2");
        assertAlone(file);
    }

    @Test
    void contentThatFailsHalfWayLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, text("old"));
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("the source is gone");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": the source is gone");
        assertThat(file).hasContent("old");
        assertAlone(file);
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("a mistake");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertAlone(file);
    }

    @Test
    void theNextWriteADayLaterClearsAwayWhatAKilledProcessLeft() throws IOException {
        int nobody = Integer.MAX_VALUE; // beyond the numbers that systems give
        long here = ProcessHandle.current().pid();
        Path left = aged(".mdn4j-" + nobody + "-1a.tmp", 25);
        List<Path> kept = List.of(
                aged(".mdn4j-" + nobody + "-2b.tmp", 23), // perhaps of another machine
                aged(".mdn4j-" + here + "-3c.tmp", 1000), // still at work
                aged("mdn4j-" + nobody + "-4d.tmp", 1000),
                aged(".mdn4j-" + nobody + "-report.tmp", 1000));
        AtomicFile.write(folder.resolve("a.txt"), text("new"));
        assertThat(left).doesNotExist();
        assertThat(kept).allSatisfy(file -> assertThat(file).exists());
    }

    private Path aged(String name, int hours) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "half of a mod");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
    }

    @Test
    void whatIsWrittenBesideBearsTheNumberOfTheProcess() {
        List<String> names = new ArrayList<>();
        AtomicFile.write(folder.resolve("a.txt"), out -> {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        });
        assertThat(names)
                .singleElement()
                .asString()
                .matches("\\.mdn4j-" + ProcessHandle.current().pid() + "-[0-9a-f]+\\.tmp");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndSaysSo() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
                "skipped: this user cannot mount a small disk");
        try {
            Path file = disk.resolve("model.mdn");
            AtomicFile.write(file, text("old"));
            assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(new byte[1 << 20])))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot write " + file + ": No space left on device");
            assertThat(file).hasContent("old");
            assertAlone(file);
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command)).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(closed), "skipped: this user may write everywhere");
        assertThatThrownBy(() -> AtomicFile.write(closed.resolve("a.txt"), text("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no permission to write into folder " + closed);
    }

    @Test
    void aPlaceWhereNobodyMayWriteIsNamed() {
        Path closed = Path.of("/proc/1");
        assumeTrue(Files.isDirectory(closed), "skipped: there is no folder that nobody may write to");
        assertThatThrownBy(() -> AtomicFile.write(closed.resolve("a.txt"), text("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write /proc/1/a.txt: ");
    }

    @Test
    void aMissingFolderAndAFolderInsteadOfAFileAreNamed() {
        Path missing = folder.resolve("no");
        assertThatThrownBy(() -> AtomicFile.write(missing.resolve("a.txt"), text("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no folder " + missing);
        assertThatThrownBy(() -> AtomicFile.write(folder, text("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + folder + ": is a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsFollowedAndPermissionsAreKept() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, text("old"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, text("new"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFileIsWrittenToAndNotReplaced() {
        Path nowhere = Path.of("/dev/null");
        AtomicFile.write(nowhere, text("x"));
        assertThat(Files.isRegularFile(nowhere)).isFalse();
        assertThat(nowhere).exists();
    }

    @Test
    void anInterruptedThreadWritesAllTheSame() {
        Path file = folder.resolve("a.txt");
        Thread.currentThread().interrupt();
        AtomicFile.write(file, text("new"));
        boolean interrupted = Thread.interrupted();
        assertThat(interrupted).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void ofManyWritersAtOnceOneWinsAndReadersSeeWholeFilesOnly() throws Exception {
        Path file = folder.resolve("a.bin");
        AtomicFile.write(file, out -> out.write(block(0)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int value = w;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        AtomicFile.write(file, out -> out.write(block(value)));
                    }
                }));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                byte[] seen = Files.readAllBytes(file);
                assertThat(Arrays.equals(seen, block(seen[0]))).isTrue();
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertAlone(file);
    }

    private static byte[] block(int value) {
        byte[] block = new byte[100_000];
        Arrays.fill(block, (byte) value);
        return block;
    }
}
