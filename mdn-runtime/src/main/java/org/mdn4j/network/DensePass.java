package org.mdn4j.network;

/** Runs rows through dense layers: few of them one by one, many as blocks of columns. */
final class DensePass implements RawNetwork.ForwardPass {

    /** Rows in a block: enough for long loops, few enough that the activations of usual layers stay in the cache. */
    private static final int BLOCK = 512;

    /** From here on blocks are faster. */
    private static final int FEWEST_COLUMN_ROWS = 32;

    private final DenseKernel[] layers;
    private final float[][] rowBuffers; // x, hidden layers, raw
    private float[][][] columnBuffers; // the same, each [width][BLOCK]; made when first needed

    DensePass(DenseKernel[] layers) {
        this.layers = layers;
        this.rowBuffers = new float[layers.length + 1][];
        for (int b = 0; b <= layers.length; b++) {
            rowBuffers[b] = new float[width(b)];
        }
    }

    private int width(int buffer) {
        return buffer == 0 ? layers[0].inputs() : layers[buffer - 1].outputs();
    }

    @Override
    public void run(float[] x, float[] raw) {
        float[] in = x;
        for (int l = 0; l < layers.length; l++) {
            float[] out = l == layers.length - 1 ? raw : rowBuffers[l + 1];
            layers[l].row(in, out);
            in = out;
        }
    }

    @Override
    public void run(float[] x, float[] raw, int rows) {
        int start = 0;
        while (rows - start >= FEWEST_COLUMN_ROWS) {
            int count = Math.min(BLOCK, rows - start);
            block(x, raw, start, count);
            start += count;
        }
        float[] inputRow = rowBuffers[0];
        float[] rawRow = rowBuffers[layers.length];
        for (; start < rows; start++) {
            System.arraycopy(x, start * inputRow.length, inputRow, 0, inputRow.length);
            run(inputRow, rawRow);
            System.arraycopy(rawRow, 0, raw, start * rawRow.length, rawRow.length);
        }
    }

    private void block(float[] x, float[] raw, int start, int rows) {
        if (columnBuffers == null) {
            columnBuffers = new float[layers.length + 1][][];
            for (int b = 0; b <= layers.length; b++) {
                columnBuffers[b] = new float[width(b)][BLOCK];
            }
        }
        float[][] in = columnBuffers[0];
        for (int i = 0; i < in.length; i++) {
            float[] column = in[i];
            for (int r = 0, from = start * in.length + i; r < rows; r++, from += in.length) {
                column[r] = x[from];
            }
        }
        for (int l = 0; l < layers.length; l++) {
            layers[l].columns(columnBuffers[l], columnBuffers[l + 1], rows);
        }
        float[][] out = columnBuffers[layers.length];
        for (int j = 0; j < out.length; j++) {
            float[] column = out[j];
            for (int r = 0, to = start * out.length + j; r < rows; r++, to += out.length) {
                raw[to] = column[r];
            }
        }
    }
}
