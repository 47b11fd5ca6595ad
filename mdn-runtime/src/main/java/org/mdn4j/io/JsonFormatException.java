package org.mdn4j.io;

/** JSON that is malformed or does not hold what is needed: the message says where, and what would be right. */
public final class JsonFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    JsonFormatException(String problem) {
        super(problem);
    }

    /** A value that cannot be used. */
    public JsonFormatException(String path, String problem) {
        super((path.isEmpty() ? "the whole" : path) + ": " + problem);
    }
}
