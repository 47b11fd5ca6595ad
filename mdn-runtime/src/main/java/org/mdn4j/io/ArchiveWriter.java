package org.mdn4j.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the zip of a model or a checkpoint: entries as they are, without compression, and their checksums. The same entries give the
 * same bytes, whenever and wherever they are written.
 */
public final class ArchiveWriter {

    /** The entry with the checksums of the others, in the format of {@code sha256sum}. */
    public static final String CHECKSUMS = "SHA256SUMS";

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final StringBuilder checksums = new StringBuilder();

    /** Writes to a stream. */
    public ArchiveWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /** Writes an entry. */
    public void add(String name, byte[] content) throws IOException {
        checksums.append(Sha256.of(content)).append("  ").append(name).append('\n');
        store(name, content);
    }

    /** Writes the checksums and the directory of the zip; the stream stays open. */
    public void finish() throws IOException {
        store(CHECKSUMS, checksums.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private void store(String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
