package org.mdn4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Standardizer;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.distribution.Interval;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

/** Models that nobody trained, of two inputs {@code a} and {@code b}. */
final class RandomModels {

    private RandomModels() {}

    static RandomGenerator rng(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static DenseNetwork network(int inputs, int outputs, RandomGenerator rng) {
        return new DenseNetwork(List.of(
                new DenseNetwork.Layer(random(inputs * 7, rng), random(7, rng), HiddenActivation.TANH),
                new DenseNetwork.Layer(random(7 * 3, rng), random(3, rng), HiddenActivation.of("relu")),
                new DenseNetwork.Layer(random(3 * outputs, rng), random(outputs, rng), HiddenActivation.IDENTITY)));
    }

    private static float[] random(int count, RandomGenerator rng) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.5 * rng.nextGaussian());
        }
        return values;
    }

    /** A model with all there can be in a file. */
    static MdnModel of(MixtureLayout layout, int members, long seed) {
        RandomGenerator rng = rng(seed);
        List<DenseNetwork> networks = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            networks.add(network(2, layout.width(), rng));
        }
        List<String> names = new ArrayList<>();
        List<Interval> ranges = new ArrayList<>();
        for (int d = 0; d < layout.targets(); d++) {
            names.add("y" + (d + 1));
            ranges.add(new Interval(d, d + 1.0 / 3));
        }
        return MdnModel.of(
                        new Columns(List.of("a", "b \"quoted\" \u00e9"), names),
                        Standardizer.of(new double[] {1.0 / 3, -2}, new double[] {0.1, 5e7}),
                        Standardizer.identity(layout.targets()),
                        layout,
                        networks)
                .withTrainingRanges(new TrainingRanges(
                        List.of(new Interval(-1, 1), new Interval(-1e8, Math.PI * 1e8)), ranges))
                .withProvenance(new Provenance(
                        Map.of("mdn4j", "0.1"),
                        "00",
                        100,
                        Long.MIN_VALUE,
                        Map.of("components", "3"),
                        Map.of("validation_log_likelihood", -1.0 / 3)));
    }

    static MdnModel gaussian(int members, long seed) {
        return of(MixtureLayout.of("gaussian", 3, 1), members, seed);
    }
}
