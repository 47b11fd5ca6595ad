package org.mdn4j.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that {@link AtomicFile} writes beside its targets, and what killed processes left of them. */
final class Leftovers {

    private static final String PREFIX = ".mdn4j-";
    private static final String SUFFIX = ".tmp";

    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,18})-[0-9a-f]+" + Pattern.quote(SUFFIX));

    /** After it nobody writes any more, not even a process on another machine, whose number means nothing here. */
    private static final Duration AGE = Duration.ofDays(1);

    private Leftovers() {}

    /** A name for a new file, with the number of this process. */
    static String newName() {
        return PREFIX + ProcessHandle.current().pid() + "-"
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + SUFFIX;
    }

    /** Deletes the files of processes that are no more and that have not been written to for a day. */
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (isLeft(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What cannot be cleared away now stays: it is in nobody's way, and no reason not to write.
        }
    }

    private static boolean isLeft(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(AGE));
    }
}
