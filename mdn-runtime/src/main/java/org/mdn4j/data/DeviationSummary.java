package org.mdn4j.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the cells of many rows that are unlike those of the training rows. For one thread. */
public final class DeviationSummary {

    private final Map<String, Entry> entries = new TreeMap<>();
    private long rows;
    private long lastLine = -1;

    /**
     * Cells of one kind in one column.
     *
     * @param count how many
     * @param firstLine the line of the first
     * @param first the first
     */
    public record Entry(long count, long firstLine, Deviation first) {

        /** For example {@code 12 cells of 'colour' have an unknown level, first in line 7: 'mauve'}. */
        @Override
        public String toString() {
            String cells = count == 1 ? "1 cell" : count + " cells";
            return cells + " of '" + first.column() + "' " + first.kind().predicate(count == 1) + ", first in line "
                    + firstLine + (first.kind() == Deviation.Kind.MISSING ? "" : ": '" + first.cell() + "'");
        }
    }

    /** Counts a cell. The lines have to come in order. */
    public void add(long line, Deviation deviation) {
        if (line != lastLine) {
            rows++;
            lastLine = line;
        }
        entries.merge(
                deviation.column() + '\n' + deviation.kind(),
                new Entry(1, line, deviation),
                (old, one) -> new Entry(old.count + 1, old.firstLine, old.first));
    }

    /** How many rows have such a cell. */
    public long rows() {
        return rows;
    }

    /** What there was, by column. */
    public List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }
}
