package org.mdn4j.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Sampler;

/** Energy scores of predictions of any family, estimated from draws, in standard deviations of what was observed. */
final class EnergyScores {

    private static final int DRAWS = 1000;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private EnergyScores() {}

    static Score mean(IntFunction<? extends Distribution> predictions, double[][] y, int[] rows, long seed) {
        double[][] complete = Arrays.stream(y).filter(EnergyScores::isComplete).toArray(double[][]::new);
        if (complete.length == 0) {
            throw new IllegalStateException("need a row without a missing target but there is none");
        }
        double[] scale = Standardizer.fit(complete).scale();
        int[] scored = Arrays.stream(rows).filter(row -> isComplete(y[row])).toArray();
        return Score.mean(Rows.map(scored.length, i -> {
            int row = scored[i];
            // split() decorrelates generators whose seeds are close.
            SplittableRandom rng = new SplittableRandom(seed + row * GOLDEN).split();
            return estimate(predictions.apply(row).sampler(rng), y[row], scale);
        }));
    }

    private static boolean isComplete(double[] y) {
        return Arrays.stream(y).noneMatch(Double::isNaN);
    }

    /** Neighbouring draws are independent: their mean distance is that of two. */
    private static double estimate(Sampler sampler, double[] y, double[] scale) {
        double distance = 0;
        double spread = 0;
        double[] draw = new double[y.length];
        double[] previous = new double[y.length];
        for (int i = 0; i < DRAWS; i++) {
            System.arraycopy(draw, 0, previous, 0, draw.length);
            sampler.sample(draw, 0);
            distance += distance(draw, y, scale);
            spread += i == 0 ? 0 : distance(draw, previous, scale);
        }
        return distance / DRAWS - 0.5 * spread / (DRAWS - 1);
    }

    private static double distance(double[] a, double[] b, double[] scale) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            double difference = (a[d] - b[d]) / scale[d];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
