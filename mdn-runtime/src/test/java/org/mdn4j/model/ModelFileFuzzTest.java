package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.io.Mutation;

/**
 * Mutated model files: each is refused by a {@link ModelFormatException}, or predicts what the original does. Where the
 * checksums were made to agree it may predict something else, but nothing that is not a distribution.
 */
final class ModelFileFuzzTest {

    private static final long MOST_MEMORY = 64 << 20; // bytes
    private static final double[] X = {0.3, 2e7};

    @TempDir
    Path folder;

    private Path file;
    private MdnModel model;
    private byte[] original;
    private ModelEntries entries;
    private int accepted;
    private int refused;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("m.mdn");
        model = RandomModels.gaussian(2, 1);
        model.save(file);
        original = Files.readAllBytes(file);
        entries = ModelEntries.of(file);
    }

    @Test
    void damagedFilesAreRefusedOrPredictTheSame() throws IOException {
        damage(500, 1);
    }

    @Test
    void forgedFilesAreRefusedOrPredictADistribution() throws IOException {
        forge(300, 1);
    }

    @Test
    @Tag("slow")
    void tenThousandDamagedFilesAreRefusedOrPredictTheSame() throws IOException {
        damage(10_000, 2);
    }

    @Test
    @Tag("slow")
    void tenThousandForgedFilesAreRefusedOrPredictADistribution() throws IOException {
        forge(10_000, 2);
    }

    private void damage(int files, long seed) throws IOException {
        Mixture expected = model.predict(X);
        for (int i = 0; i < files; i++) {
            RandomGenerator rng = RandomModels.rng(seed * 1_000_003 + i);
            Files.write(file, Mutation.of(original, rng));
            MdnModel loaded = load("seed " + seed + ", file " + i);
            if (loaded != null) {
                assertThat(loaded.predict(X)).as("seed %d, file %d", seed, i).isEqualTo(expected);
            }
        }
        assertThat(refused).isGreaterThan(files / 2);
    }

    private void forge(int files, long seed) throws IOException {
        String[] names = entries.contents().keySet().toArray(String[]::new);
        for (int i = 0; i < files; i++) {
            RandomGenerator rng = RandomModels.rng(seed * 1_000_003 + i);
            String entry = names[rng.nextInt(names.length)];
            ModelEntries forged = entries.copy();
            if (rng.nextBoolean()) {
                forged.bytes(entry, content -> Mutation.of(content, rng));
            } else if (entry.endsWith(".safetensors")) {
                forged.header(entry, header -> Mutation.ofText(header, rng));
            } else {
                forged.text(entry, text -> Mutation.ofText(text, rng));
            }
            forged.save(file);
            MdnModel loaded = load("seed " + seed + ", file " + i);
            if (loaded != null && loaded.columns().inputs().size() == X.length) {
                predictsADistribution(loaded);
            }
        }
        assertThat(refused).isGreaterThan(files / 4);
        assertThat(accepted).isGreaterThan(files / 50); // else the forgeries are too coarse to try anything
    }

    private static void predictsADistribution(MdnModel loaded) {
        try {
            double density =
                    loaded.predict(X).density(new double[loaded.layout().targets()]);
            assertThat(density).isGreaterThanOrEqualTo(0);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("the network overflows"); // forged weights may do that
        }
    }

    /** The model, or null where it is refused as it should be. */
    private MdnModel load(String which) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            MdnModel loaded = MdnModel.load(file);
            accepted++;
            return loaded;
        } catch (ModelFormatException e) {
            assertThat(e.getMessage()).as(which).startsWith(file.toString()).doesNotContain("\n");
            refused++;
            return null;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which, e);
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as(which)
                    .isLessThan(MOST_MEMORY);
        }
    }
}
