package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;

final class BatchesTest {

    private static final int ROWS = 2000;

    private final Dataset data = skewed();

    /** Two inputs, the second far from normal, and one target. */
    private static Dataset skewed() {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        double[][] x = IntStream.range(0, ROWS)
                .mapToObj(i -> new double[] {5 + 2 * rng.nextGaussian(), Math.exp(rng.nextGaussian())})
                .toArray(double[][]::new);
        double[][] y = IntStream.range(0, ROWS)
                .mapToObj(i -> new double[] {rng.nextGaussian()})
                .toArray(double[][]::new);
        return Dataset.of(new Columns(List.of("a", "b"), List.of("y")), x, y);
    }

    private static Batches wholeEpoch(MdnRegressor.Builder options, Dataset data) {
        Batches batches = new Batches(data, new Preparation(options, data), options.batchSize(ROWS), 3);
        batches.shuffle(0);
        assertThat(batches.gather(0)).isEqualTo(ROWS);
        return batches;
    }

    @Test
    void noiseHasTheSizeThatWasAskedFor() {
        MdnRegressor.Builder options = MdnRegressor.builder();
        Batches plain = wholeEpoch(options, data);
        Batches noisy = wholeEpoch(options.noise(0.2, 0.1), data);
        assertThat(deviation(plain.x(), noisy.x())).isEqualTo(0.2, within(0.01));
        assertThat(deviation(plain.y(), noisy.y())).isEqualTo(0.1, within(0.01));
    }

    private static double deviation(float[] plain, float[] noisy) {
        return Math.sqrt(IntStream.range(0, plain.length)
                .mapToDouble(i -> (noisy[i] - plain[i]) * (noisy[i] - plain[i]))
                .average()
                .orElseThrow());
    }

    @Test
    void scoresAndProductsAreThoseOfTheDisturbedInputs() {
        MdnRegressor.Builder options =
                MdnRegressor.builder().normalScores(true).inputProducts(true).noise(0.3, 0);
        Preparation preparation = new Preparation(options, data);
        int size = preparation.features().size();
        assertThat(preparation.features().normalScores().size()).isPositive();
        float[] x = wholeEpoch(options, data).x();
        double[] shift = preparation.features().scaling().shift();
        double[] scale = preparation.features().scaling().scale();
        for (int i = 0; i < ROWS; i++) {
            float[] seen = new float[size];
            System.arraycopy(x, i * size, seen, 0, size);
            double[] disturbed = {shift[0] + scale[0] * seen[0], shift[1] + scale[1] * seen[1]};
            float[] expected = new float[size];
            preparation.features().apply(disturbed, expected, 0);
            assertThat(seen).containsExactly(expected, within(1e-4f));
        }
    }
}
