package org.mdn4j.network;

import java.util.Arrays;

/**
 * One dense layer as the processor likes it: loops that run over one array index alone, which the compiler vectorises. The
 * sum of a unit is taken in the order of the inputs, bias first, whether rows come one by one or in blocks: the bits are
 * the same.
 */
final class DenseKernel {

    private final float[][] byInput; // [inputs][outputs]
    private final float[][] byOutput; // [outputs][inputs]
    private final float[] biases;
    private final HiddenActivation activation;
    private final HiddenActivation[] ofUnit; // [outputs]

    DenseKernel(DenseNetwork.Layer layer) {
        int inputs = layer.inputs();
        int outputs = layer.outputs();
        biases = layer.biases();
        activation = layer.activation();
        byInput = new float[inputs][];
        byOutput = new float[outputs][inputs];
        for (int i = 0; i < inputs; i++) {
            byInput[i] = Arrays.copyOfRange(layer.weights(), i * outputs, (i + 1) * outputs);
            for (int j = 0; j < outputs; j++) {
                byOutput[j][i] = byInput[i][j];
            }
        }
        ofUnit = new HiddenActivation[outputs];
        Arrays.setAll(ofUnit, activation::ofUnit);
    }

    int inputs() {
        return byInput.length;
    }

    int outputs() {
        return biases.length;
    }

    /** One row: {@code [inputs]} to {@code [outputs]}. */
    void row(float[] x, float[] out) {
        int outputs = biases.length;
        System.arraycopy(biases, 0, out, 0, outputs);
        addProducts(byInput, x, out, outputs);
        activation.apply(out, out, outputs);
    }

    /** A block of rows: columns {@code [inputs][rows]} to columns {@code [outputs][rows]}. */
    void columns(float[][] x, float[][] out, int rows) {
        for (int j = 0; j < out.length; j++) {
            float[] column = out[j];
            Arrays.fill(column, 0, rows, biases[j]);
            addProducts(x, byOutput[j], column, rows);
            ofUnit[j].apply(column, column, rows);
        }
    }

    /** {@code sum += sum_i factors[i] * vectors[i]}, four at a time to save loads and stores of the sum. */
    private static void addProducts(float[][] vectors, float[] factors, float[] sum, int count) {
        int i = 0;
        for (; i + 3 < vectors.length; i += 4) {
            addFour(
                    vectors[i],
                    vectors[i + 1],
                    vectors[i + 2],
                    vectors[i + 3],
                    factors[i],
                    factors[i + 1],
                    factors[i + 2],
                    factors[i + 3],
                    sum,
                    count);
        }
        for (; i < vectors.length; i++) {
            addOne(vectors[i], factors[i], sum, count);
        }
    }

    private static void addFour(
            float[] u, float[] v, float[] w, float[] x, float a, float b, float c, float d, float[] sum, int count) {
        for (int r = 0; r < count; r++) {
            sum[r] = sum[r] + a * u[r] + b * v[r] + c * w[r] + d * x[r];
        }
    }

    private static void addOne(float[] u, float a, float[] sum, int count) {
        for (int r = 0; r < count; r++) {
            sum[r] = sum[r] + a * u[r];
        }
    }
}
