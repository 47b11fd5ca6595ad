package org.mdn4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** One line about what went wrong; the stack trace only for those who ask for it. */
final class Failures {

    private Failures() {}

    /** Prints the line and returns the exit code. */
    static int report(Exception e, CommandLine command, boolean debug) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message(e));
        if (debug) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Throwable e) {
        if (e instanceof UncheckedIOException unchecked && unchecked.getMessage() == null) {
            return message(unchecked.getCause());
        }
        if (e instanceof IOException io) {
            return reason(io);
        }
        boolean silent = e.getMessage() == null || e.getMessage().isBlank();
        return silent ? e.getClass().getSimpleName() + " (--debug shows where)" : oneLine(e.getMessage());
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": no permission";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getFile() + ": " + failure.getReason();
        }
        return oneLine(String.valueOf(e.getMessage()));
    }

    /** A message without line breaks. */
    static String oneLine(String message) {
        return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
