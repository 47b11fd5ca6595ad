package org.mdn4j.layer;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of a matrix on the Java heap. Reading and writing single elements of an {@link INDArray} costs more than the
 * likelihood of a row, so a matrix crosses the border once in each direction.
 */
final class Rows {

    private final DataType type;
    private final int count;
    private final int columns;
    private final float[] floats; // one of the two is null
    private final double[] doubles;

    private Rows(DataType type, int count, int columns, float[] floats, double[] doubles) {
        this.type = type;
        this.count = count;
        this.columns = columns;
        this.floats = floats;
        this.doubles = doubles;
    }

    /** A copy of a matrix {@code [N, columns]}. */
    static Rows of(INDArray matrix) {
        if (matrix.rank() != 2) {
            throw new IllegalArgumentException(
                    "need an array of rank 2, [rows, columns], but got shape " + Arrays.toString(matrix.shape()));
        }
        // A permuted array may keep its order and length: only the strides tell.
        boolean isDense = matrix.ordering() == 'c' && !matrix.isView() && Shape.hasDefaultStridesForShape(matrix);
        INDArray dense = isDense ? matrix : matrix.dup('c');
        boolean isDouble = matrix.dataType() == DataType.DOUBLE;
        return new Rows(
                matrix.dataType(),
                Math.toIntExact(matrix.size(0)),
                Math.toIntExact(matrix.size(1)),
                isDouble ? null : dense.data().asFloat(),
                isDouble ? dense.data().asDouble() : null);
    }

    /** Zeros of the shape {@code [count, columns]}. */
    static Rows zeros(DataType type, int count, int columns) {
        boolean isDouble = type == DataType.DOUBLE;
        return new Rows(
                type,
                count,
                columns,
                isDouble ? null : new float[count * columns],
                isDouble ? new double[count * columns] : null);
    }

    int count() {
        return count;
    }

    int columns() {
        return columns;
    }

    void read(int row, double[] out) {
        int start = row * columns;
        if (floats == null) {
            System.arraycopy(doubles, start, out, 0, columns);
        } else {
            for (int j = 0; j < columns; j++) {
                out[j] = floats[start + j];
            }
        }
    }

    double get(int row, int column) {
        int i = row * columns + column;
        return floats == null ? doubles[i] : floats[i];
    }

    /** Stores a row; what leaves the range of float is cut to its largest value, so that it stays finite. */
    void write(int row, double[] values) {
        write(row, values, Float.MAX_VALUE);
    }

    /** Stores a row of floats cut to a largest magnitude; doubles have room enough and are left as they are. */
    void write(int row, double[] values, float largest) {
        int start = row * columns;
        if (floats == null) {
            System.arraycopy(values, 0, doubles, start, columns);
        } else {
            for (int j = 0; j < columns; j++) {
                double value = values[j];
                floats[start + j] = value > largest ? largest : value < -largest ? -largest : (float) value;
            }
        }
    }

    /** The rows as a new matrix {@code [N, columns]} of the type they came in. */
    INDArray toArray() {
        long[] shape = {count, columns};
        long[] strides = {columns, 1};
        // These two, unlike their shorter namesakes for floats, take memory from the workspace that is open.
        INDArray matrix = floats == null
                ? Nd4j.create(doubles, shape, strides, 'c', DataType.DOUBLE)
                : Nd4j.create(floats, shape, strides, 'c', DataType.FLOAT);
        return matrix.castTo(type);
    }
}
