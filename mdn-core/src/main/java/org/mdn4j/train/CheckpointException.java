package org.mdn4j.train;

import java.nio.file.Path;

/** A checkpoint that training cannot go on from: it belongs to another training, or is damaged. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointException(Path file, String problem, Throwable cause) {
        super("checkpoint " + file + ": " + problem + "; delete it to start anew", cause);
    }
}
