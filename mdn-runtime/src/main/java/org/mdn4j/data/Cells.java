package org.mdn4j.data;

import java.util.Locale;
import java.util.Set;

/** What the text of a cell means. */
final class Cells {

    private static final Set<String> MISSING = Set.of("", "na", "nan", "null", "?");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");
    private static final int LONGEST_MISSING = 4;
    private static final int LONGEST_QUOTE = 40; // characters of a bad cell that a message shows

    private Cells() {}

    /** Whether nothing stands in the cell: empty, NA, NaN, null or a question mark, in capital or small letters. */
    static boolean isMissing(String cell) {
        String text = cell.strip();
        return text.length() <= LONGEST_MISSING && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * The number in a cell, with a dot as decimal sign.
     *
     * @return NaN if there is none; infinite if it is infinite or larger than a double can be
     */
    static double number(String cell) {
        String text = cell.strip();
        // Java would take 1d, 1f and 0x1p3 for numbers too.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return INFINITE.contains(text.toLowerCase(Locale.ROOT)) ? Double.POSITIVE_INFINITY : Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The text of a cell as a message shows it: on one line, and not endless. */
    static String shortened(String cell) {
        String line = cell.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
