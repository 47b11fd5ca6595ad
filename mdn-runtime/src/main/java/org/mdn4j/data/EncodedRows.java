package org.mdn4j.data;

import java.util.Arrays;
import java.util.List;

/** Picks the cells of inputs and targets out of the rows of a CSV text and encodes them. For one thread. */
public final class EncodedRows {

    private final CsvRows rows;
    private final InputEncoding encoding;
    private final TrainingRanges ranges; // null: unknown
    private final List<String> targetNames;
    private final int[] inputs;
    private final int[] targets;
    private final String[] cells;

    /**
     * An encoder for the rows of a text.
     *
     * @param ranges of the training rows, to tell which numbers are beyond them; null where they are unknown
     * @param targets the columns of y; empty where only inputs are wanted
     * @throws DataFormatException if a column is unknown, naming those that exist
     */
    public EncodedRows(CsvRows rows, InputEncoding encoding, TrainingRanges ranges, List<String> targets) {
        this.rows = rows;
        this.encoding = encoding;
        this.ranges = ranges;
        this.targetNames = List.copyOf(targets);
        this.inputs = rows.indices(encoding.columnNames());
        this.targets = rows.indices(targets);
        this.cells = new String[inputs.length];
    }

    /**
     * Encodes the inputs of a row.
     *
     * @param out receives them at its beginning
     * @param deviations is told of what is unlike the training rows
     * @throws DataFormatException if a cell of a column of numbers is neither missing nor a finite number
     */
    public void inputs(CsvRow row, double[] out, DeviationSummary deviations) {
        for (int j = 0; j < inputs.length; j++) {
            cells[j] = row.cells().get(inputs[j]);
        }
        try {
            encoding.encode(Arrays.asList(cells), out, deviation -> deviations.add(row.line(), deviation));
        } catch (IllegalArgumentException e) {
            throw new DataFormatException(rows.source(), row.line(), e.getMessage());
        }
        if (ranges != null) {
            ranges.deviations(encoding.names(), out).forEach(deviation -> deviations.add(row.line(), deviation));
        }
    }

    /**
     * Reads the targets of a row, NaN where one is missing.
     *
     * @param out receives them from an offset on
     * @return whether there is at least one
     * @throws DataFormatException if one is neither missing nor a finite number
     */
    public boolean targets(CsvRow row, double[] out, int offset) {
        boolean observed = false;
        for (int d = 0; d < targets.length; d++) {
            String cell = row.cells().get(targets[d]);
            boolean missing = Cells.isMissing(cell);
            double value = missing ? Double.NaN : Cells.number(cell);
            if (!missing && !Double.isFinite(value)) {
                throw new DataFormatException(
                        rows.source(),
                        row.line(),
                        "need a finite number in column '" + targetNames.get(d) + "' but got '" + Cells.shortened(cell)
                                + "'");
            }
            observed |= !missing;
            out[offset + d] = value;
        }
        return observed;
    }
}
