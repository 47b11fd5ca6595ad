package org.mdn4j.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Rows of inputs x and targets y, in data units. Immutable.
 *
 * <p>Small tables are on the heap. Large ones that were read from a file are in a temporary file outside of it: there
 * {@link #x()}, {@link #y()} and {@link #column} would bring whole columns back, and {@link #x(int, double[])} does not.
 * A target that is NaN is missing; every row has at least one that is not.
 */
public final class Dataset {

    private final Columns columns;
    private final RowStore store; // [rows of the store][inputs + targets]
    private final int[] selection; // which rows of the store; null: all, in order
    private final InputEncoding encoding; // null: inputs have only ever been numbers

    Dataset(Columns columns, RowStore store, int[] selection, InputEncoding encoding) {
        this.columns = columns;
        this.store = store;
        this.selection = selection;
        this.encoding = encoding;
    }

    /**
     * Rows with named columns. The arrays are copied.
     *
     * @param x finite, {@code [N][inputs]}, N at least 1
     * @param y {@code [N][targets]}, finite, or NaN where a target is missing; at least one of a row is not
     * @throws IllegalArgumentException if there is no row, the shapes do not agree, an input is not finite, a target is
     *     infinite, or a row has no target
     */
    public static Dataset of(Columns columns, double[][] x, double[][] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("need as many rows of targets as of inputs, at least one, but got "
                    + y.length + " and " + x.length);
        }
        int inputs = columns.inputs().size();
        double[][] rows = new double[x.length][inputs + columns.targets().size()];
        for (int i = 0; i < rows.length; i++) {
            copyInputs(x[i], i, inputs, rows[i]);
            copyTargets(y[i], i, inputs, rows[i]);
        }
        return new Dataset(columns, new HeapRows(rows), null, null);
    }

    private static void copyInputs(double[] x, int row, int inputs, double[] out) {
        checkWidth("inputs", inputs, x.length, row);
        for (int j = 0; j < inputs; j++) {
            if (!Double.isFinite(x[j])) {
                throw new IllegalArgumentException("need finite inputs but got " + x[j] + " in row " + row);
            }
            out[j] = x[j];
        }
    }

    private static void copyTargets(double[] y, int row, int inputs, double[] out) {
        checkWidth("targets", out.length - inputs, y.length, row);
        boolean observed = false;
        for (int d = 0; d < y.length; d++) {
            if (Double.isInfinite(y[d])) {
                throw new IllegalArgumentException("need finite targets but got " + y[d] + " in row " + row);
            }
            observed |= !Double.isNaN(y[d]);
            out[inputs + d] = y[d];
        }
        if (!observed) {
            throw new IllegalArgumentException(
                    "need at least one target that is not missing but got " + Arrays.toString(y) + " in row " + row);
        }
    }

    private static void checkWidth(String what, int width, int actual, int row) {
        if (actual != width) {
            throw new IllegalArgumentException(
                    "need " + width + " " + what + " in every row but got " + actual + " in row " + row);
        }
    }

    /** Rows with columns called x or x1, x2, ... and y or y1, y2, ...; see {@link #of(Columns, double[][], double[][])}. */
    public static Dataset of(double[][] x, double[][] y) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException("need at least one row but got none");
        }
        return of(Columns.numbered(x[0].length, y[0].length), x, y);
    }

    /** Rows of one input and one target; see {@link #of(Columns, double[][], double[][])}. */
    public static Dataset of(double[] x, double[] y) {
        return of(rows(x), rows(y));
    }

    /**
     * Reads a CSV file (RFC 4180, UTF-8, gzip too) with a header line and a dot as decimal sign. Input columns that hold
     * texts become one-hot; missing inputs are replaced and flagged, missing targets are NaN, and rows without any target
     * are left out. Columns that are not asked for may hold anything. {@link CsvTable} says what was done.
     *
     * @param inputs names of the columns of x
     * @param targets names of the columns of y
     * @throws DataFormatException if the file is missing, empty or malformed, a column is unknown, or a cell of the
     *     columns asked for cannot be used; with file, line, column and text
     */
    public static Dataset fromCsv(Path file, List<String> inputs, List<String> targets) {
        return CsvTable.training(CsvSource.of(file), inputs, targets).data();
    }

    private static double[][] rows(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    /** The names of inputs and targets. */
    public Columns columns() {
        return columns;
    }

    /** The number of rows, N. */
    public int size() {
        return selection == null ? store.rows() : selection.length;
    }

    /** Whether the rows are on the heap, so that reading them costs nothing. */
    public boolean isOnHeap() {
        return store instanceof HeapRows;
    }

    private int stored(int row) {
        return selection == null ? row : selection[row];
    }

    /** The inputs of a row, {@code [inputs]}. */
    public double[] x(int row) {
        double[] x = new double[columns.inputs().size()];
        x(row, x);
        return x;
    }

    /** Copies the inputs of a row into an array of their number. */
    public void x(int row, double[] out) {
        checkWidth("inputs", columns.inputs().size(), out.length, row);
        store.copy(stored(row), 0, out);
    }

    /** The targets of a row, {@code [D]}; NaN where one is missing. */
    public double[] y(int row) {
        double[] y = new double[columns.targets().size()];
        y(row, y);
        return y;
    }

    /** Copies the targets of a row into an array of their number. */
    public void y(int row, double[] out) {
        checkWidth("targets", columns.targets().size(), out.length, row);
        store.copy(stored(row), columns.inputs().size(), out);
    }

    /** All inputs, {@code [N][inputs]}. */
    public double[][] x() {
        return IntStream.range(0, size()).mapToObj(this::x).toArray(double[][]::new);
    }

    /** All targets, {@code [N][D]}; NaN where one is missing. */
    public double[][] y() {
        return IntStream.range(0, size()).mapToObj(this::y).toArray(double[][]::new);
    }

    /** How the inputs of a table became the numbers of the rows: their names, levels and what stands in for a missing one. */
    public InputEncoding encoding() {
        return encoding != null ? encoding : InputEncoding.ofNumbers(this);
    }

    /**
     * One column by name, {@code [N]}.
     *
     * @throws IllegalArgumentException if there is none of that name, naming those that exist
     */
    public double[] column(String name) {
        int input = columns.inputs().indexOf(name);
        int target = columns.targets().indexOf(name);
        if (input < 0 && target < 0) {
            throw new IllegalArgumentException(
                    "no column '" + name + "' among " + columns.inputs() + " and " + columns.targets());
        }
        int column = input >= 0 ? input : columns.inputs().size() + target;
        return IntStream.range(0, size())
                .mapToDouble(row -> store.get(stored(row), column))
                .toArray();
    }

    /**
     * Some of the rows, in the order asked for.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Dataset rows(int... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("need at least one row but got none");
        }
        int[] stored = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            stored[i] = stored(Objects.checkIndex(rows[i], size()));
        }
        return new Dataset(columns, store, stored, encoding);
    }

    /**
     * Splits the rows at random.
     *
     * @param fraction the share of the first part, strictly between 0 and 1
     * @param seed the same seed gives the same split
     * @throws IllegalArgumentException if a part would be empty
     */
    public Split split(double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("need a fraction strictly between 0 and 1 but got " + fraction);
        }
        int first = (int) Math.round(fraction * size());
        if (first == 0 || first == size()) {
            throw new IllegalArgumentException("need enough rows for two parts but a split of " + size() + " rows at "
                    + fraction + " leaves one part empty");
        }
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        UniformRandomProvider bits = rng::nextLong;
        int[] order = ArraySampler.shuffle(bits, IntStream.range(0, size()).toArray());
        return new Split(rows(Arrays.copyOf(order, first)), rows(Arrays.copyOfRange(order, first, size())));
    }

    /** Whether the other has the same columns and rows in the same order. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Dataset that) || !columns.equals(that.columns) || size() != that.size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (!Arrays.equals(x(i), that.x(i)) || !Arrays.equals(y(i), that.y(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * columns.hashCode() + size()) + Arrays.hashCode(x(0));
    }

    /** For example {@code Dataset(272 rows; eruptions | waiting)}. */
    @Override
    public String toString() {
        return "Dataset(" + size() + " rows; " + String.join(", ", columns.targets()) + " | "
                + String.join(", ", columns.inputs()) + ")";
    }
}
