package org.mdn4j.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table read from CSV text, with what there is to say about it.
 *
 * @param data the rows that have a target
 * @param notes sentences for a person: columns taken as text, missing cells, rows left out
 * @param deviations cells that are unlike those of the training rows; none where this table is them
 */
public record CsvTable(Dataset data, List<String> notes, DeviationSummary deviations) {

    /** Copies the notes. */
    public CsvTable {
        notes = List.copyOf(notes);
    }

    /**
     * Reads training rows, twice: once to see which columns are numbers, which texts and what is missing, and once to
     * encode them accordingly.
     *
     * @param inputs names of the columns of x
     * @param targets names of the columns of y
     * @throws DataFormatException if the text is missing, empty or malformed, a column is unknown, a target is neither
     *     missing nor a finite number, or an input column cannot be encoded; with source, line, column and text
     */
    public static CsvTable training(CsvSource source, List<String> inputs, List<String> targets) {
        Columns columns = new Columns(inputs, targets);
        CsvSource twice = source.repeatable();
        List<ColumnProfile> profiles = profiles(twice, columns);
        InputEncoding encoding =
                InputEncoding.of(profiles.stream().map(ColumnProfile::column).toList());
        List<String> notes = new ArrayList<>();
        profiles.forEach(profile -> profile.note(notes));
        CsvTable table = read(twice, encoding, null, targets);
        notes.addAll(table.notes);
        return new CsvTable(table.data, notes, table.deviations);
    }

    /**
     * Reads rows for a model that is there already.
     *
     * @param encoding that of the model
     * @param ranges of the training rows, to tell which numbers are beyond them; null where they are unknown
     * @param targets names of the columns of y
     * @throws DataFormatException as {@link #training}, or if a column of numbers has a text
     */
    public static CsvTable read(CsvSource source, InputEncoding encoding, TrainingRanges ranges, List<String> targets) {
        DeviationSummary deviations = new DeviationSummary();
        Columns columns = new Columns(encoding.names(), targets);
        int inputs = columns.inputs().size();
        double[] row = new double[inputs + targets.size()];
        int rowsWithTarget = 0;
        long rows = 0;
        try (CsvRows csv = source.rows();
                RowWriter writer = new RowWriter(row.length)) {
            EncodedRows encoded = new EncodedRows(csv, encoding, ranges, targets);
            while (csv.hasNext()) {
                rows++;
                CsvRow next = csv.next();
                if (encoded.targets(next, row, inputs)) {
                    encoded.inputs(next, row, deviations);
                    writer.add(row);
                    rowsWithTarget++;
                }
            }
            if (rows == 0) {
                throw noRows(source);
            }
            if (rowsWithTarget == 0) {
                throw new DataFormatException(
                        source.name(),
                        "need at least one row with " + String.join(" or ", targets) + " but all are missing");
            }
            List<String> notes = new ArrayList<>();
            if (rowsWithTarget < rows) {
                notes.add((rows - rowsWithTarget) + " of " + rows + " rows are left out, since they have no "
                        + String.join(" or ", targets));
            }
            return new CsvTable(new Dataset(columns, writer.finish(), null, encoding), notes, deviations);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static List<ColumnProfile> profiles(CsvSource source, Columns columns) {
        List<ColumnProfile> profiles = columns.inputs().stream()
                .map(name -> new ColumnProfile(source.name(), name))
                .toList();
        try (CsvRows csv = source.rows()) {
            int[] inputs = csv.indices(columns.inputs());
            csv.indices(columns.targets()); // an unknown one is refused before millions of rows are read
            if (!csv.hasNext()) {
                throw noRows(source);
            }
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                for (int j = 0; j < inputs.length; j++) {
                    profiles.get(j).add(row.line(), row.cells().get(inputs[j]));
                }
            }
        }
        return profiles;
    }

    private static DataFormatException noRows(CsvSource source) {
        return new DataFormatException(source.name(), "need at least one row below the header but got none");
    }
}
