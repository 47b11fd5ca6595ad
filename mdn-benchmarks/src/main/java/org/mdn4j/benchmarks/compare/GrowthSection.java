package org.mdn4j.benchmarks.compare;

import org.mdn4j.benchmarks.workload.Shape;

/** How the time of a step grows with the batch and with the mixture. */
final class GrowthSection implements Section {

    private static final int WIDTH = 50;
    private static final int SMALLEST_BATCH = 512;
    private static final int LARGEST_BATCH = 16384;
    private static final int BATCH = 1024;
    private static final int[][] MIXTURES = {{5, 1}, {10, 1}, {20, 1}, {10, 4}, {20, 4}, {40, 4}};

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String measure(Setting setting) {
        Table batches = new Table("batch", "us a step", "ns a row");
        for (int batch = SMALLEST_BATCH; batch <= LARGEST_BATCH; batch *= 2) {
            double seconds = setting.contest().run(TrainSection.fused(Shape.of(batch, WIDTH)));
            batches.add(String.valueOf(batch), Table.number(seconds * 1e6), Table.number(seconds * 1e9 / batch));
        }
        Table mixtures = new Table("components x targets", "K D", "us a step", "each further one, ns a row");
        double before = Double.NaN;
        int productBefore = 0;
        for (int[] mixture : MIXTURES) {
            int product = mixture[0] * mixture[1];
            double seconds = setting.contest().run(TrainSection.fused(new Shape(BATCH, WIDTH, mixture[0], mixture[1])));
            mixtures.add(
                    mixture[0] + " x " + mixture[1],
                    String.valueOf(product),
                    Table.number(seconds * 1e6),
                    Table.number((seconds - before) * 1e9 / BATCH / (product - productBefore)));
            before = seconds;
            productBefore = product;
        }
        return """
                ## Growth

                The time of a step of the fused engine over the batch; where it is linear, that of a row stays the same.

                %s
                Over components times targets, for batches of %d rows; where it is linear, each further one costs the same.

                %s""".formatted(batches, BATCH, mixtures);
    }
}
