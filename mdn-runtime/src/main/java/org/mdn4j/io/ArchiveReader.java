package org.mdn4j.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the zip of a model or a checkpoint and trusts nothing in it: entries must be stored as they are, so that none can be larger
 * than the file, have plain names, and agree with their checksums. Nothing is ever written to disk.
 */
public final class ArchiveReader implements Closeable {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern CHECKSUM_LINE = Pattern.compile("([0-9a-f]{64})  (.{1,100})");
    private static final int LARGEST_CHECKSUMS = 1 << 20; // bytes

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> checksums = new LinkedHashMap<>();

    private ArchiveReader(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens a file.
     *
     * @param what it ought to be, to complete "need a ..."
     * @throws ArchiveFormatException if it cannot be that
     */
    public static ArchiveReader open(Path file, String what) {
        try {
            if (!Files.exists(file)) {
                throw new ArchiveFormatException("there is no such file", null);
            }
            if (Files.isDirectory(file)) {
                throw new ArchiveFormatException("need a " + what + " but got a folder", null);
            }
            if (!Files.isReadable(file)) {
                throw new ArchiveFormatException("no permission to read it", null);
            }
            ArchiveReader reader = new ArchiveReader(new ZipFile(file.toFile()));
            try {
                reader.list(Files.size(file));
                reader.readChecksums(what);
                return reader;
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ArchiveFormatException(
                    "need a " + what + ", which is a zip, but got something else or a part of one: " + e.getMessage(),
                    e);
        }
    }

    private void list(long length) {
        long total = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!PLAIN_NAME.matcher(name).matches()) {
                throw new ArchiveFormatException("need plain entry names but got '" + shorten(name) + "'", null);
            }
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
                throw problem(name, "need an entry without compression (zip -0) but it is compressed");
            }
            total += entry.getSize();
            if (total > length) {
                throw problem(name, "need entries that fit into the file of " + length + " bytes but they claim more");
            }
            if (entries.put(name, entry) != null) {
                throw problem(name, "need distinct entries but there are two of this name");
            }
        }
    }

    private void readChecksums(String what) {
        if (!entries.containsKey(ArchiveWriter.CHECKSUMS)) {
            throw new ArchiveFormatException(
                    "need a " + what + " with " + ArchiveWriter.CHECKSUMS + " in it but it holds "
                            + shorten(String.join(", ", entries.keySet())),
                    null);
        }
        byte[] content = content(ArchiveWriter.CHECKSUMS, LARGEST_CHECKSUMS);
        for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            Matcher matcher = CHECKSUM_LINE.matcher(line);
            if (matcher.matches()) {
                checksums.put(matcher.group(2), matcher.group(1));
            } else if (!line.isEmpty()) {
                throw problem(
                        ArchiveWriter.CHECKSUMS, "need lines of a checksum and a name but got '" + shorten(line) + "'");
            }
        }
        for (String name : entries.keySet()) {
            if (!name.equals(ArchiveWriter.CHECKSUMS) && !checksums.containsKey(name)) {
                throw problem(
                        name, "need a checksum for this entry in " + ArchiveWriter.CHECKSUMS + " but there is none");
            }
        }
    }

    /**
     * The content of an entry, which is what it was when it was written.
     *
     * @param largest how many bytes it may have
     * @throws ArchiveFormatException if it is missing, larger, or not what it was
     */
    public byte[] read(String name, int largest) {
        if (!entries.containsKey(name)) {
            throw problem(name, "this entry is missing; there is " + shorten(String.join(", ", entries.keySet())));
        }
        byte[] content = content(name, largest);
        if (!Sha256.of(content).equals(checksums.get(name))) {
            throw problem(name, "the file is damaged: the entry does not agree with its checksum");
        }
        return content;
    }

    private byte[] content(String name, int largest) {
        ZipEntry entry = entries.get(name);
        if (entry.getSize() > largest) {
            throw problem(name, "need at most " + largest + " bytes but got " + entry.getSize());
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) entry.getSize());
            if (content.length < entry.getSize()) {
                throw problem(name, "need " + entry.getSize() + " bytes but got " + content.length);
            }
            return content;
        } catch (IOException e) {
            throw new ArchiveFormatException(name, "the file is damaged: " + e.getMessage(), e);
        }
    }

    private ArchiveFormatException problem(String entry, String problem) {
        return new ArchiveFormatException(entry, problem, null);
    }

    private static String shorten(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
