package org.mdn4j.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How the cells of a table become the inputs of a network: numbers as they are, texts one-hot, missing cells replaced and
 * flagged. It is made from training rows and belongs to the model. Immutable.
 *
 * <p>A cell is missing if it is empty or reads {@code NA}, {@code NaN}, {@code null} or {@code ?}. A column is one of
 * texts if any other cell of it is not a number.
 */
public final class InputEncoding {

    private final List<InputColumn> columns;
    private final List<String> names;
    private final List<Map<String, Integer>> levels; // of each column: where its one stands; empty for numbers

    private InputEncoding(List<InputColumn> columns) {
        this.columns = List.copyOf(columns);
        List<String> encoded = new ArrayList<>();
        this.levels = new ArrayList<>();
        for (InputColumn column : columns) {
            encoded.addAll(column.encodedNames());
            Map<String, Integer> positions = new HashMap<>();
            if (column instanceof InputColumn.Categorical categorical) {
                for (String level : categorical.levels()) {
                    positions.put(level, positions.size());
                }
            }
            levels.add(positions);
        }
        this.names = List.copyOf(encoded);
    }

    /** The encoding of some columns, in the order of the inputs. */
    public static InputEncoding of(List<InputColumn> columns) {
        return new InputEncoding(columns);
    }

    /** The encoding of rows that have only ever been numbers. */
    static InputEncoding ofNumbers(Dataset data) {
        List<String> inputs = data.columns().inputs();
        ColumnMoments moments = ColumnMoments.of(data.size(), inputs.size(), data::x);
        double[] means = moments.means();
        List<InputColumn> columns = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            columns.add(new InputColumn.Numeric(inputs.get(j), means[j], false));
        }
        return of(columns);
    }

    /** The columns of the table, in order. */
    public List<InputColumn> columns() {
        return columns;
    }

    /** The names of the columns of the table that are needed, in order. */
    public List<String> columnNames() {
        return columns.stream().map(InputColumn::name).toList();
    }

    /** The names of the numbers that come out, in order: those of the inputs of the model. */
    public List<String> names() {
        return names;
    }

    /**
     * Encodes the cells of a row.
     *
     * @param cells one for each of {@link #columns}
     * @param out receives the numbers, as many as {@link #names}; what it has beyond them is left alone
     * @param deviations hears of every cell that is missing or of a level unlike in the training rows
     * @throws IllegalArgumentException if there are not as many cells as columns, or a number is needed and the cell is
     *     neither missing nor a finite number
     */
    public void encode(List<String> cells, double[] out, Consumer<? super Deviation> deviations) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "need " + columns.size() + " cells " + columnNames() + " but got " + cells.size());
        }
        int offset = 0;
        for (int j = 0; j < columns.size(); j++) {
            String cell = cells.get(j);
            offset = columns.get(j) instanceof InputColumn.Numeric numeric
                    ? encode(numeric, cell, out, offset, deviations)
                    : encode((InputColumn.Categorical) columns.get(j), levels.get(j), cell, out, offset, deviations);
        }
    }

    private static int encode(
            InputColumn.Numeric column, String cell, double[] out, int offset, Consumer<? super Deviation> deviations) {
        boolean missing = Cells.isMissing(cell);
        double value = missing ? column.substitute() : Cells.number(cell);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "need a finite number in column '" + column.name() + "' but got '" + Cells.shortened(cell) + "'");
        }
        if (missing && !column.flagged()) {
            deviations.accept(new Deviation(Deviation.Kind.MISSING, column.name(), cell));
        }
        out[offset] = value;
        return flag(column, missing, out, offset + 1);
    }

    private static int encode(
            InputColumn.Categorical column,
            Map<String, Integer> levels,
            String cell,
            double[] out,
            int offset,
            Consumer<? super Deviation> deviations) {
        boolean missing = Cells.isMissing(cell);
        Integer level = missing ? null : levels.get(cell.strip());
        if (missing && !column.flagged()) {
            deviations.accept(new Deviation(Deviation.Kind.MISSING, column.name(), cell));
        } else if (!missing && level == null) {
            deviations.accept(
                    new Deviation(Deviation.Kind.UNKNOWN_LEVEL, column.name(), Cells.shortened(cell.strip())));
        }
        int one = level != null ? level : levels.get(column.substitute());
        for (int k = 0; k < levels.size(); k++) {
            out[offset + k] = k == one ? 1 : 0;
        }
        return flag(column, level == null, out, offset + levels.size());
    }

    private static int flag(InputColumn column, boolean missing, double[] out, int offset) {
        if (column.flagged()) {
            out[offset] = missing ? 1 : 0;
            return offset + 1;
        }
        return offset;
    }

    /**
     * Encodes a row whose cells are named; a column that is not there counts as missing.
     *
     * @return the numbers, as many as {@link #names}
     * @throws IllegalArgumentException as {@link #encode(List, double[], Consumer)}, or if a name is none of a column
     */
    public double[] encode(Map<String, String> row, Consumer<? super Deviation> deviations) {
        List<String> known = columnNames();
        for (String name : row.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("no column '" + name + "' among " + known);
            }
        }
        List<String> cells = new ArrayList<>();
        for (String name : known) {
            cells.add(row.getOrDefault(name, ""));
        }
        double[] out = new double[names.size()];
        encode(cells, out, deviations);
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputEncoding that && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "InputEncoding" + columns;
    }
}
