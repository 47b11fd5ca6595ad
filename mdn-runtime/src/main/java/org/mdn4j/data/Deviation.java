package org.mdn4j.data;

/**
 * A cell that is unlike those of the training rows. The row is predicted all the same.
 *
 * @param column the name of the column
 * @param cell what stands there
 */
public record Deviation(Kind kind, String column, String cell) {

    /** In which way a cell is unusual. */
    public enum Kind {
        /** Nothing stands there, as in no training row; the mean or the most common level stood in for it. */
        MISSING,
        /** A text that no training row has; treated as missing. */
        UNKNOWN_LEVEL,
        /** A number below the smallest or above the largest of the training rows; taken as it is. */
        OUT_OF_RANGE;

        String predicate(boolean one) {
            return switch (this) {
                case MISSING -> one ? "is missing" : "are missing";
                case UNKNOWN_LEVEL -> one ? "has an unknown level" : "have unknown levels";
                case OUT_OF_RANGE -> one ? "is out of the training range" : "are out of the training range";
            };
        }
    }
}
