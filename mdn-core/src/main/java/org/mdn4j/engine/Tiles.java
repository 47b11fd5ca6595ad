package org.mdn4j.engine;

import java.util.Arrays;

/** Loops over flat arrays, in the form that the compiler makes the most of. */
final class Tiles {

    private Tiles() {}

    /** {@code sum += addend}. */
    static void add(float[] addend, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += addend[i];
        }
    }

    /** {@code product *= factor}. */
    static void multiply(float[] factor, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] *= factor[i];
        }
    }

    /** Turns rows of an array, from the given one on, into columns {@code [width][rows]}. */
    static void columns(float[] source, int firstRow, int width, float[] columns, int rows) {
        for (int j = 0; j < width; j++) {
            int to = j * rows;
            int from = firstRow * width + j;
            for (int r = 0; r < rows; r++) {
                columns[to + r] = source[from + r * width];
            }
        }
    }

    /** Turns a matrix that starts somewhere in an array, {@code [rows][columns]}, in the same place of another. */
    static void transpose(float[] source, float[] target, int start, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                target[start + j * rows + i] = source[start + i * columns + j];
            }
        }
    }

    /** The sum of some numbers, in four parts, since one sum would wait for each of its additions. */
    static double sum(float[] values, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = from + count;
        int i = from;
        for (; i + 3 < end; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < end; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }

    /**
     * The sum of squares in as many parts as there are lanes, each in single precision: infinite or NaN where one of them is.
     *
     * @param lanes scratch
     */
    static double sumOfSquares(float[] values, int from, int to, float[] lanes) {
        Arrays.fill(lanes, 0);
        int i = from;
        for (; i + lanes.length <= to; i += lanes.length) {
            for (int j = 0; j < lanes.length; j++) {
                lanes[j] += values[i + j] * values[i + j];
            }
        }
        double sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum + sumOfSquares(values, i, to);
    }

    /** The sum of squares in double precision. */
    static double sumOfSquares(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    /** The sum of the products of two arrays' numbers less one number each, in four parts. */
    static double sumOfProducts(float[] left, double fromLeft, float[] right, double fromRight, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = from + count;
        int i = from;
        for (; i + 3 < end; i += 4) {
            a += (left[i] - fromLeft) * (right[i] - fromRight);
            b += (left[i + 1] - fromLeft) * (right[i + 1] - fromRight);
            c += (left[i + 2] - fromLeft) * (right[i + 2] - fromRight);
            d += (left[i + 3] - fromLeft) * (right[i + 3] - fromRight);
        }
        for (; i < end; i++) {
            a += (left[i] - fromLeft) * (right[i] - fromRight);
        }
        return a + b + (c + d);
    }
}
