package org.mdn4j.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/** Rows of inputs x and targets y, in data units. Immutable. */
public final class Dataset {

    private final Columns columns;
    private final double[][] x; // [N][inputs]
    private final double[][] y; // [N][D]

    private Dataset(Columns columns, double[][] x, double[][] y) {
        this.columns = columns;
        this.x = x;
        this.y = y;
    }

    /**
     * Rows with named columns. The arrays are copied.
     *
     * @param x finite, {@code [N][inputs]}, N at least 1
     * @param y finite, {@code [N][targets]}
     * @throws IllegalArgumentException if there is no row, the shapes do not agree, or a number is not finite
     */
    public static Dataset of(Columns columns, double[][] x, double[][] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("need as many rows of targets as of inputs, at least one, but got "
                    + y.length + " and " + x.length);
        }
        return new Dataset(
                columns,
                checkedCopy("inputs", x, columns.inputs().size()),
                checkedCopy("targets", y, columns.targets().size()));
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
     * Reads a CSV file: UTF-8, a header line, a dot as decimal sign. Columns that are not asked for may hold anything.
     *
     * @param inputs names of the columns of x
     * @param targets names of the columns of y
     * @throws DataFormatException if the file is missing, empty or malformed, a column is unknown, or a cell of the
     *     columns asked for is not a finite number; with file, line, column and text
     */
    public static Dataset fromCsv(Path file, List<String> inputs, List<String> targets) {
        return CsvDataset.read(file, new Columns(inputs, targets));
    }

    private static double[][] rows(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    private static double[][] checkedCopy(String what, double[][] rows, int width) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw new IllegalArgumentException(
                        "need " + width + " " + what + " in every row but got " + rows[i].length + " in row " + i);
            }
            for (double value : rows[i]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("need finite " + what + " but got " + value + " in row " + i);
                }
            }
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** The names of inputs and targets. */
    public Columns columns() {
        return columns;
    }

    /** The number of rows, N. */
    public int size() {
        return x.length;
    }

    /** The inputs of a row, {@code [inputs]}. */
    public double[] x(int row) {
        return x[row].clone();
    }

    /** The targets of a row, {@code [D]}. */
    public double[] y(int row) {
        return y[row].clone();
    }

    /** Copies the inputs of a row, {@code [inputs]}, into an array for many rows in turn. */
    public void x(int row, double[] out) {
        System.arraycopy(x[row], 0, out, 0, x[row].length);
    }

    /** Copies the targets of a row, {@code [D]}, into an array for many rows in turn. */
    public void y(int row, double[] out) {
        System.arraycopy(y[row], 0, out, 0, y[row].length);
    }

    /** All inputs, {@code [N][inputs]}. */
    public double[][] x() {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    /** All targets, {@code [N][D]}. */
    public double[][] y() {
        return Arrays.stream(y).map(double[]::clone).toArray(double[][]::new);
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
        return Arrays.stream(input >= 0 ? x : y)
                .mapToDouble(row -> row[input >= 0 ? input : target])
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
        return new Dataset(
                columns,
                Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new),
                Arrays.stream(rows).mapToObj(i -> y[i]).toArray(double[][]::new));
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
}
