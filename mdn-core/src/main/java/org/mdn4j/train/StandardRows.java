package org.mdn4j.train;

import java.util.function.Consumer;
import org.mdn4j.data.Dataset;

/** Standardised training rows in single precision, by number. */
interface StandardRows {

    /** Copies a row to the place of a row of a minibatch. */
    void copy(int row, float[] batchX, float[] batchY, int place);

    /** Rows that are standardised once where they are on the heap, else whenever they are asked for. */
    static StandardRows of(Dataset data, Preparation preparation) {
        Streamed streamed = new Streamed(data, preparation);
        return data.isOnHeap() ? new Kept(streamed) : streamed;
    }

    /** Reads and standardises a row every time: no memory but for one row. For one thread. */
    final class Streamed implements StandardRows {

        private final Dataset data;
        private final Preparation preparation;
        private final Consumer<double[]> change;
        private final double[] x;
        private final double[] y;

        Streamed(Dataset data, Preparation preparation) {
            this(data, preparation, x -> {});
        }

        /** @param change is done to the inputs of a row, in data units, before anything is made of them */
        Streamed(Dataset data, Preparation preparation, Consumer<double[]> change) {
            this.data = data;
            this.preparation = preparation;
            this.change = change;
            this.x = new double[preparation.features().inputs()];
            this.y = new double[preparation.targets().columns()];
        }

        @Override
        public void copy(int row, float[] batchX, float[] batchY, int place) {
            data.x(row, x);
            data.y(row, y);
            change.accept(x);
            preparation
                    .features()
                    .apply(x, batchX, place * preparation.features().size());
            preparation.targets().apply(y, batchY, place * y.length);
        }
    }

    /** Keeps all standardised rows. */
    final class Kept implements StandardRows {

        private final int inputs;
        private final int targets;
        private final float[] x; // [N][inputs]
        private final float[] y; // [N][targets]

        Kept(Streamed rows) {
            this.inputs = rows.preparation.features().size();
            this.targets = rows.y.length;
            this.x = new float[Math.multiplyExact(rows.data.size(), inputs)];
            this.y = new float[Math.multiplyExact(rows.data.size(), targets)];
            for (int i = 0; i < rows.data.size(); i++) {
                rows.copy(i, x, y, i);
            }
        }

        @Override
        public void copy(int row, float[] batchX, float[] batchY, int place) {
            System.arraycopy(x, row * inputs, batchX, place * inputs, inputs);
            System.arraycopy(y, row * targets, batchY, place * targets, targets);
        }
    }
}
