package org.mdn4j.network;

import java.util.Arrays;

/**
 * One dense layer as the processor likes it: loops that run over one array index alone, which the compiler vectorises. The
 * sum of a unit is taken in the order of the inputs, bias first, whether rows come one by one or in blocks: the bits are
 * the same.
 *
 * <p>Holds the weights twice, since one row wants them by input and a block by output.
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

    /** The layer as it was described. */
    DenseNetwork.Layer layer() {
        float[] weights = new float[inputs() * outputs()];
        for (int i = 0; i < byInput.length; i++) {
            System.arraycopy(byInput[i], 0, weights, i * outputs(), outputs());
        }
        return new DenseNetwork.Layer(weights, biases, activation);
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

    /**
     * A block of rows: columns {@code [inputs][rows]} to columns {@code [outputs][rows]}. Two outputs at a time, for which the
     * inputs are loaded once.
     *
     * <p>Long on purpose: what the compiler of the virtual machine takes for small enough it copies into the loops of its
     * callers, and in such a heap of loops it gives up turning the innermost ones into vector instructions.
     */
    void columns(float[][] x, float[][] out, int rows) {
        int j = 0;
        for (; j + 1 < out.length; j += 2) {
            float[] sum = out[j];
            float[] otherSum = out[j + 1];
            float[] factors = byOutput[j];
            float[] otherFactors = byOutput[j + 1];
            Arrays.fill(sum, 0, rows, biases[j]);
            Arrays.fill(otherSum, 0, rows, biases[j + 1]);
            int i = 0;
            for (; i + 3 < x.length; i += 4) {
                addFourTwice(
                        x[i],
                        x[i + 1],
                        x[i + 2],
                        x[i + 3],
                        factors[i],
                        factors[i + 1],
                        factors[i + 2],
                        factors[i + 3],
                        sum,
                        otherFactors[i],
                        otherFactors[i + 1],
                        otherFactors[i + 2],
                        otherFactors[i + 3],
                        otherSum,
                        rows);
            }
            for (; i < x.length; i++) {
                addOne(x[i], factors[i], sum, rows);
                addOne(x[i], otherFactors[i], otherSum, rows);
            }
        }
        if (j < out.length) {
            float[] sum = out[j];
            float[] factors = byOutput[j];
            Arrays.fill(sum, 0, rows, biases[j]);
            int i = 0;
            for (; i + 3 < x.length; i += 4) {
                addFour(
                        x[i],
                        x[i + 1],
                        x[i + 2],
                        x[i + 3],
                        factors[i],
                        factors[i + 1],
                        factors[i + 2],
                        factors[i + 3],
                        sum,
                        rows);
            }
            for (; i < x.length; i++) {
                addOne(x[i], factors[i], sum, rows);
            }
        }
        for (int k = 0; k < out.length; k++) {
            ofUnit[k].apply(out[k], out[k], rows);
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

    /** As many terms as the compiler still turns into vector instructions: with more of them the loop is scalar. */
    private static void addFourTwice(
            float[] u,
            float[] v,
            float[] w,
            float[] x,
            float a,
            float b,
            float c,
            float d,
            float[] sum,
            float e,
            float f,
            float g,
            float h,
            float[] otherSum,
            int count) {
        for (int r = 0; r < count; r++) {
            float p = u[r];
            float q = v[r];
            float s = w[r];
            float t = x[r];
            sum[r] = sum[r] + a * p + b * q + c * s + d * t;
            otherSum[r] = otherSum[r] + e * p + f * q + g * s + h * t;
        }
    }

    private static void addOne(float[] u, float a, float[] sum, int count) {
        for (int r = 0; r < count; r++) {
            sum[r] = sum[r] + a * u[r];
        }
    }
}
