package org.mdn4j.model;

import org.mdn4j.data.Dataset;

/** Where a batch finds the inputs, or the targets, of its rows. */
interface RowSource {

    /** How many rows there are. */
    int size();

    /** Copies the numbers of a row. */
    void read(int row, double[] out);

    /** The inputs of a data set. */
    static RowSource inputs(Dataset data, int width) {
        check("inputs", width, data.columns().inputs().size());
        return of(data.size(), data::x);
    }

    /** The targets of a data set. */
    static RowSource targets(Dataset data, int width) {
        check("targets", width, data.columns().targets().size());
        return of(data.size(), data::y);
    }

    private static void check(String what, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException("need " + expected + " " + what + " but got data with " + actual);
        }
    }

    /** Rows of their own, {@code [N][width]}. */
    static RowSource of(String what, double[][] rows, int width) {
        return of(rows.length, (row, out) -> {
            if (rows[row].length != width) {
                throw new IllegalArgumentException(
                        "need " + width + " " + what + " in every row but got " + rows[row].length + " in row " + row);
            }
            System.arraycopy(rows[row], 0, out, 0, width);
        });
    }

    /** Rows one behind the other, row-major {@code [N][width]}. */
    static RowSource of(String what, double[] flat, int width) {
        if (flat.length % width != 0) {
            throw new IllegalArgumentException(
                    "need whole rows of " + width + " " + what + " but got " + flat.length + " numbers");
        }
        return of(flat, flat.length / width, width);
    }

    /** The first rows of an array that may hold more, row-major {@code [N][width]}. */
    static RowSource of(double[] flat, int size, int width) {
        return of(size, (row, out) -> System.arraycopy(flat, row * width, out, 0, width));
    }

    private static RowSource of(int size, Reader reader) {
        return new RowSource() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public void read(int row, double[] out) {
                reader.read(row, out);
            }
        };
    }

    /** Copies the numbers of a row. */
    @FunctionalInterface
    interface Reader {

        /** Copies the numbers of a row. */
        void read(int row, double[] out);
    }
}
