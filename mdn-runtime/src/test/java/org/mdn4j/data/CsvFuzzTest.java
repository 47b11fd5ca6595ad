package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.io.Mutation;

/**
 * Mutated CSV files, plain and compressed: each is refused by a {@link DataFormatException}, or read as rows of finite
 * inputs.
 */
final class CsvFuzzTest {

    private static final long MOST_MEMORY = 64 << 20; // bytes
    private static final List<String> INPUTS = List.of("size", "colour");
    private static final List<String> TARGETS = List.of("price", "weight");
    private static final char[] CHARACTERS = "\",;\n\r\t 0123456789.eE+-NA?xyz\u00e9\u0000\ufeff".toCharArray();

    @TempDir
    Path folder;

    private int accepted;
    private int refused;

    private static RandomGenerator rng(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static String table() {
        StringBuilder text = new StringBuilder("size,\"colour\",note,price,weight\r\n");
        RandomGenerator rng = rng(1);
        String[] colours = {"red", "\"dark, \"\"blue\"\"\"", "gr\u00fcn", "", "NA"};
        for (int i = 0; i < 40; i++) {
            text.append(i % 9 == 0 ? "?" : String.valueOf(rng.nextGaussian())).append(',');
            text.append(colours[rng.nextInt(colours.length)]).append(',');
            text.append(i % 7 == 0 ? "\"two\nlines\"" : "x").append(',');
            text.append(rng.nextInt(1000)).append(',');
            text.append(i % 5 == 0 ? "" : "1e" + rng.nextInt(5)).append("\r\n");
        }
        return text.toString();
    }

    @Test
    void mutatedTablesAreRefusedOrRead() throws IOException {
        fuzz(600, 1);
    }

    @Test
    @Tag("slow")
    void tenThousandMutatedTablesAreRefusedOrRead() throws IOException {
        fuzz(10_000, 2);
    }

    private void fuzz(int tables, long seed) throws IOException {
        String text = table();
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] compressed = compressed(plain);
        Path file = folder.resolve("table.csv");
        for (int i = 0; i < tables; i++) {
            RandomGenerator rng = rng(seed * 1_000_003 + i);
            Files.write(
                    file,
                    switch (rng.nextInt(4)) {
                        case 0 -> Mutation.of(plain, rng);
                        case 1 -> Mutation.of(compressed, rng);
                        case 2 -> compressed(withCharacters(text, rng).getBytes(StandardCharsets.UTF_8));
                        default -> withCharacters(text, rng).getBytes(StandardCharsets.UTF_8);
                    });
            read(file, "seed " + seed + ", table " + i);
        }
        assertThat(refused).isGreaterThan(tables / 10);
        assertThat(accepted).isGreaterThan(tables / 10);
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    /** One to three characters put in or replaced. */
    private static String withCharacters(String text, RandomGenerator rng) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = 1 + rng.nextInt(3); times > 0; times--) {
            int at = rng.nextInt(mutated.length());
            char character = CHARACTERS[rng.nextInt(CHARACTERS.length)];
            mutated.replace(at, at + rng.nextInt(2), String.valueOf(character));
        }
        return mutated.toString();
    }

    private void read(Path file, String which) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            CsvTable table = CsvTable.training(CsvSource.of(file), INPUTS, TARGETS);
            accepted++;
            checkNumbers(table.data(), which);
            CsvSource stream = CsvSource.of(new ByteArrayInputStream(Files.readAllBytes(file)), "a stream");
            CsvTable again = CsvTable.read(stream, table.data().encoding(), null, TARGETS);
            assertThat(again.data()).as(which).isEqualTo(table.data());
        } catch (DataFormatException e) {
            assertThat(e.getMessage()).as(which).startsWith(file.toString());
            refused++;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which, e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).as(which).isLessThan(MOST_MEMORY);
    }

    private static void checkNumbers(Dataset data, String which) {
        assertThat(data.columns().inputs()).as(which).isEqualTo(data.encoding().names());
        for (int i = 0; i < data.size(); i++) {
            for (double x : data.x(i)) {
                assertThat(Double.isFinite(x)).as(which).isTrue();
            }
            double[] y = data.y(i);
            assertThat(Double.isInfinite(y[0]) || Double.isInfinite(y[1]))
                    .as(which)
                    .isFalse();
            assertThat(Double.isNaN(y[0]) && Double.isNaN(y[1])).as(which).isFalse();
        }
    }
}
