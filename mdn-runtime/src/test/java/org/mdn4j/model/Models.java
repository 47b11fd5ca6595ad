package org.mdn4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.Families;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

/** Models with random weights, for any family. */
final class Models {

    static final int INPUTS = 2;

    private static final int HIDDEN = 9;

    private Models() {}

    /** A model of 2 inputs whose components are where targets of the family can be. */
    static MdnModel of(String family, int components, int targets, int members) {
        ComponentFamily chosen = Families.of(family);
        MixtureLayout layout = MixtureLayout.of(chosen, components, targets);
        List<DenseNetwork> networks = IntStream.range(0, members)
                .mapToObj(m -> network(layout, new SplittableRandom(31L * m + components)))
                .toList();
        return MdnModel.of(
                new Columns(
                        List.of("x1", "x2"),
                        IntStream.range(0, targets).mapToObj(d -> "y" + d).toList()),
                Standardizer.of(new double[] {3, -1}, new double[] {2, 5}),
                scaling(chosen, targets),
                layout,
                networks);
    }

    private static Standardizer scaling(ComponentFamily family, int targets) {
        double[] shift = new double[targets];
        double[] scale = new double[targets];
        for (int d = 0; d < targets; d++) {
            shift[d] = family.scaling() == ComponentFamily.Scaling.AFFINE ? 100 - 70 * d : 0;
            scale[d] = family.scaling() == ComponentFamily.Scaling.NONE ? 1 : 20 * (d + 1);
        }
        return Standardizer.of(shift, scale);
    }

    private static DenseNetwork network(MixtureLayout layout, RandomGenerator rng) {
        int components = layout.components();
        double[] weights = new double[components];
        Arrays.fill(weights, 1.0 / components);
        double[][] means = new double[components][layout.targets()];
        double[][] deviations = new double[components][layout.targets()];
        boolean onInterval = layout.family().supports(0.5) && !layout.family().supports(2);
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < layout.targets(); d++) {
                means[k][d] = onInterval ? rng.nextDouble(0.3, 0.7) : rng.nextDouble(1, 3);
                deviations[k][d] = onInterval ? rng.nextDouble(0.05, 0.2) : rng.nextDouble(0.3, 1.5);
            }
        }
        double[] start = layout.rawFromMoments(weights, means, deviations);
        float[] biases = new float[layout.width()];
        for (int j = 0; j < biases.length; j++) {
            biases[j] = (float) start[j];
        }
        return new DenseNetwork(List.of(
                new DenseNetwork.Layer(random(INPUTS * HIDDEN, 1, rng), random(HIDDEN, 1, rng), HiddenActivation.TANH),
                new DenseNetwork.Layer(random(HIDDEN * biases.length, 0.1, rng), biases, HiddenActivation.IDENTITY)));
    }

    private static float[] random(int count, double spread, RandomGenerator rng) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (spread * rng.nextGaussian());
        }
        return values;
    }

    /** Inputs as those the models expect, {@code [rows][2]}. */
    static double[][] inputs(int rows, long seed) {
        RandomGenerator rng = new SplittableRandom(seed);
        double[][] x = new double[rows][];
        for (int i = 0; i < rows; i++) {
            x[i] = new double[] {3 + 2 * rng.nextGaussian(), -1 + 5 * rng.nextGaussian()};
        }
        return x;
    }

    /** One draw from the prediction at each row, {@code [rows][D]}. */
    static double[][] targets(MdnModel model, double[][] x, long seed) {
        return model.sampler(new SplittableRandom(seed)).sample(x);
    }

    static double[] flat(double[][] rows) {
        List<Double> all = new ArrayList<>();
        for (double[] row : rows) {
            for (double value : row) {
                all.add(value);
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
