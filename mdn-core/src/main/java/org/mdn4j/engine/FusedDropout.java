package org.mdn4j.engine;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * Inverted dropout (Srivastava et al. 2014): an activation is kept with some probability and then divided by it. Which
 * ones are kept follows from seed, iteration and position alone, so that a resumed training goes on as it would have, and
 * the number of threads is no matter.
 */
final class FusedDropout implements FusedLayer {

    private final int width;
    private final double kept;
    private final ISchedule schedule; // null: always the same
    private final int seed;

    /** @param kept the probability of keeping an activation, unless there is a schedule of it */
    FusedDropout(int width, double kept, ISchedule schedule, long seed, int layer) {
        this.width = width;
        this.kept = kept;
        this.schedule = schedule;
        this.seed = PositionNoise.key(seed, layer);
    }

    @Override
    public int outputs() {
        return width;
    }

    @Override
    public FusedLayer.Pass pass(int maxRows, OffHeap scratch) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final int[] sequence;
        private final int[] random; // [width][rows]
        private final float[] mask; // [width][rows] 0 or 1 / kept
        private final float[] output;
        private final float[] choices = new float[2];
        private int sequenceRows;

        Pass(int maxRows) {
            this.sequence = new int[maxRows * width];
            this.random = new int[maxRows * width];
            this.mask = new float[maxRows * width];
            this.output = new float[maxRows * width];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            double probability = schedule == null ? kept : schedule.valueAt(step.iteration, step.epoch);
            int threshold = (int) Math.round(probability * 0x1p24);
            choices[1] = (float) (1 / probability);
            int count = rows * width;
            if (sequenceRows != rows) {
                PositionNoise.sequence(sequence, rows, width);
                sequenceRows = rows;
            }
            int key = PositionNoise.key(seed, step.iteration);
            PositionNoise.bits24(key, step.firstRow * width, sequence, random, count);
            for (int i = 0; i < count; i++) {
                mask[i] = choices[(random[i] - threshold) >>> 31]; // a branch would be mispredicted
            }
            for (int i = 0; i < count; i++) {
                output[i] = in[i] * mask[i];
            }
            return output;
        }

        @Override
        public void backward(float[] gradient, int rows, boolean wanted) {
            Tiles.multiply(mask, gradient, rows * width);
        }
    }
}
