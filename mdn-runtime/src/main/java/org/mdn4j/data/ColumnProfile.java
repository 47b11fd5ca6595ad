package org.mdn4j.data;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the training rows have in one input column: numbers or texts, how many are missing, their mean or their levels. */
final class ColumnProfile {

    /** A column of more different texts than this is refused: it would be names or a number with a typing error. */
    static final int MOST_LEVELS = 100;

    /** A text of more characters than this is no level. */
    private static final int LONGEST_LEVEL = 1000;

    private final String source;
    private final String name;
    private final Map<String, Integer> levels = new HashMap<>(); // how often; empty once there are too many
    private boolean tooManyLevels;
    private long missing;
    private long numbers;
    private double mean;
    private CellAt firstText;
    private CellAt firstInfinite;

    private record CellAt(long line, String cell) {}

    ColumnProfile(String source, String name) {
        this.source = source;
        this.name = name;
    }

    void add(long line, String cell) {
        if (Cells.isMissing(cell)) {
            missing++;
            return;
        }
        countLevel(cell);
        double value = Cells.number(cell);
        if (Double.isNaN(value)) {
            firstText = firstText != null ? firstText : new CellAt(line, Cells.shortened(cell));
        } else if (Double.isInfinite(value)) {
            firstInfinite = firstInfinite != null ? firstInfinite : new CellAt(line, Cells.shortened(cell));
        } else {
            numbers++;
            mean += value / numbers - mean / numbers;
        }
    }

    private void countLevel(String cell) {
        if (!tooManyLevels) {
            String level = cell.strip();
            boolean tooLong = level.length() > LONGEST_LEVEL;
            if (!tooLong) {
                levels.merge(level, 1, Integer::sum);
            }
            if (tooLong || levels.size() > MOST_LEVELS) {
                tooManyLevels = true;
                levels.clear();
            }
        }
    }

    /**
     * How its cells become numbers.
     *
     * @throws DataFormatException if all cells are missing, a number is infinite, or there are too many different texts
     */
    InputColumn column() {
        if (firstText != null) {
            return categorical();
        }
        if (firstInfinite != null) {
            throw new DataFormatException(
                    source,
                    firstInfinite.line,
                    "need a finite number in column '" + name + "' but got '" + firstInfinite.cell + "'");
        }
        if (numbers == 0) {
            throw new DataFormatException(
                    source, "need cells in column '" + name + "' but all are missing; leave it out of the inputs");
        }
        return new InputColumn.Numeric(name, mean, missing > 0);
    }

    private InputColumn categorical() {
        if (tooManyLevels) {
            throw new DataFormatException(
                    source,
                    firstText.line,
                    "need a number in column '" + name + "', or at most " + MOST_LEVELS
                            + " different, short texts in all of it, but got '" + firstText.cell
                            + "' and more; leave the column out or mend the cell");
        }
        List<String> sorted = levels.keySet().stream().sorted().toList();
        String mostCommon = Collections.max(
                sorted,
                Comparator.comparing((String level) -> levels.get(level)).thenComparing(Comparator.reverseOrder()));
        return new InputColumn.Categorical(name, sorted, mostCommon, missing > 0);
    }

    /** What the reader of the table should know: taken as text, or with missing cells. */
    void note(List<String> notes) {
        if (firstText != null) {
            notes.add("column '" + name + "' is text, since line " + firstText.line + " has '" + firstText.cell + "': "
                    + levels.size() + " levels");
        }
        if (missing > 0) {
            notes.add("column '" + name + "' has " + missing
                    + (missing == 1 ? " missing cell: the " : " missing cells: the ")
                    + (firstText != null ? "most common level" : "mean") + " stands in, and a flag says so");
        }
    }
}
