package org.mdn4j.metrics;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Work on many rows by all processors. Each row writes its own place: results do not depend on who was first. */
final class Rows {

    private Rows() {}

    static double[] map(int rows, IntToDoubleFunction value) {
        double[] out = new double[rows];
        IntStream.range(0, rows).parallel().forEach(i -> out[i] = value.applyAsDouble(i));
        return out;
    }

    /** Several values of each row, transposed: {@code [values][rows]}. */
    static double[][] map(int rows, int values, IntFunction<double[]> row) {
        double[][] out = new double[values][rows];
        IntStream.range(0, rows).parallel().forEach(i -> {
            double[] of = row.apply(i);
            for (int j = 0; j < values; j++) {
                out[j][i] = of[j];
            }
        });
        return out;
    }

    static int[] where(int rows, IntPredicate condition) {
        return IntStream.range(0, rows).filter(condition).toArray();
    }

    static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
