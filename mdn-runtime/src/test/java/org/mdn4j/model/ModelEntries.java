package org.mdn4j.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mdn4j.io.ArchiveWriter;

/** The entries of a model file, to be changed and written again with checksums that agree: what an attacker can do. */
final class ModelEntries {

    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    static ModelEntries of(Path file) throws IOException {
        ModelEntries entries = new ModelEntries();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        entries.contents.remove(ArchiveWriter.CHECKSUMS);
        return entries;
    }

    Map<String, byte[]> contents() {
        return contents;
    }

    ModelEntries copy() {
        ModelEntries copy = new ModelEntries();
        copy.contents.putAll(contents);
        return copy;
    }

    ModelEntries bytes(String entry, UnaryOperator<byte[]> change) {
        contents.computeIfPresent(entry, (name, content) -> change.apply(content.clone()));
        return this;
    }

    ModelEntries text(String entry, UnaryOperator<String> change) {
        return bytes(
                entry,
                content -> change.apply(new String(content, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Changes the header of a safetensors entry and its length. */
    ModelEntries header(String entry, UnaryOperator<String> change) {
        return bytes(entry, content -> {
            int length = (int)
                    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
            byte[] header = change.apply(new String(content, 8, length, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(content.length - length + header.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .put(header)
                    .put(content, 8 + length, content.length - 8 - length)
                    .array();
        });
    }

    /** Replaces the first occurrence of a text that must be there. */
    ModelEntries replace(String entry, String old, String replacement) {
        UnaryOperator<String> change = text -> {
            int start = text.indexOf(old);
            if (start < 0) {
                throw new IllegalArgumentException("need '" + old + "' in " + entry + " but got " + text);
            }
            return text.substring(0, start) + replacement + text.substring(start + old.length());
        };
        return entry.endsWith(".safetensors") ? header(entry, change) : text(entry, change);
    }

    byte[] zipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ArchiveWriter archive = new ArchiveWriter(out);
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                archive.add(entry.getKey(), entry.getValue());
            }
            archive.finish();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    void save(Path file) throws IOException {
        Files.write(file, zipped());
    }
}
