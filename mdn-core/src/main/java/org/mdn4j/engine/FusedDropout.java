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
    public FusedLayer.Pass pass(int maxRows) {
        return new Pass(maxRows);
    }

    private final class Pass implements FusedLayer.Pass {

        private final float[] mask; // [rows][width] 0 or 1 / kept
        private final float[] output;

        Pass(int maxRows) {
            this.mask = new float[maxRows * width];
            this.output = new float[maxRows * width];
        }

        @Override
        public float[] forward(float[] in, int rows, Step step) {
            double probability = schedule == null ? kept : schedule.valueAt(step.iteration, step.epoch);
            int threshold = (int) Math.round(probability * 0x1p24);
            float scale = (float) (1 / probability);
            int key = PositionNoise.key(seed, step.iteration);
            int first = step.firstRow * width;
            int count = rows * width;
            for (int i = 0; i < count; i++) {
                mask[i] = PositionNoise.bits24(key, first + i) < threshold ? scale : 0;
            }
            for (int i = 0; i < count; i++) {
                output[i] = in[i] * mask[i];
            }
            return output;
        }

        @Override
        public float[] backward(float[] gradient, int rows, boolean wanted) {
            Tiles.multiply(mask, gradient, rows * width);
            return gradient;
        }
    }
}
