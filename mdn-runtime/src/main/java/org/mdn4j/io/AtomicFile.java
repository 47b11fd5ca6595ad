package org.mdn4j.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces files whole: at every moment, also when the process or the machine dies, the old content or the new one is there.
 *
 * <p>The content is written to a file beside the target, forced to the disk, and moved over the target; then the folder is
 * forced to the disk. Of several writers at once the last one to finish wins, with a whole file. A process that is killed
 * while it writes leaves a file {@code .mdn4j-*.tmp} behind, which may be deleted; else the first write into the same
 * folder a day later does it.
 */
public final class AtomicFile {

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes all of it.
         *
         * @throws IOException if that fails; the target is left as it was
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes or replaces a file. Something that is no file, such as {@code /dev/null}, is written to directly.
     *
     * @param target where to; a symbolic link is followed
     * @throws UncheckedIOException if that fails, saying why; the target is as it was and nothing is left beside it
     */
    public static void write(Path target, Content content) {
        try {
            if (Files.isDirectory(target)) {
                throw new FileSystemException(target.toString(), null, "is a folder");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                    content.writeTo(out);
                }
            } else {
                replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target + ": " + reason(e), e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path folder = target.getParent();
        Leftovers.delete(folder);
        Path beside = folder.resolve(Leftovers.newName());
        try {
            Files.createFile(beside);
            // Not a channel: an interrupt, which may be why a model is saved now, would close it.
            try (FileOutputStream file = new FileOutputStream(beside.toFile())) {
                OutputStream out = new BufferedOutputStream(file, 1 << 16);
                content.writeTo(out);
                out.flush();
                file.getFD().sync();
            }
            keepPermissions(target, beside);
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside); // gone already where all went well
        }
        force(folder);
    }

    private static void keepPermissions(Path target, Path beside) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the move last. Some systems cannot open folders; theirs do not need it. */
    private static void force(Path folder) {
        boolean interrupted = Thread.interrupted(); // which would close the channel
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The content is whole and in its place; only a power cut within seconds could bring the old one back.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "there is no folder " + Path.of(missing.getFile()).getParent();
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission to write into folder "
                    + Path.of(denied.getFile()).getParent();
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.getMessage();
    }
}
