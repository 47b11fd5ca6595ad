package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

/**
 * Output weights with which a network begins as the conditional of a mixture of Gaussians over inputs and targets (Ghahramani and
 * Jordan 1994): components then know from the first step on which rows are theirs, where they would else have to find out by
 * a likelihood that has many poor local maxima. The hidden layers stay as they were drawn; the raw outputs that the conditional
 * asks for are regressed on them.
 */
final class JointStart {

    private static final int LARGEST_SAMPLE = 2000; // rows
    private static final int MOST_INPUTS = 20; // covariances of more are mostly noise, and costly
    private static final double SMALLEST_WEIGHT = 1e-4; // logits are bounded, or least squares would see little else
    private static final double RIDGE = 3e-3; // less of it gives weights too large to learn with
    private static final double EVERYWHERE = 0.01; // how much a row counts for a component that does not explain it

    private final MixtureLayout layout;
    private final DenseNetwork drawn;
    private final float[][] inputs; // [N][features], as the network sees them
    private final double[][] targets; // [N][D], standardised, finite
    private final double[][] hidden; // [N][fan-in and a constant]
    private final Mixture[] conditionals; // [N]
    private final double[][] weights; // [K][N] of rows in the regressions for a component

    private JointStart(DenseNetwork drawn, Preparation preparation, Dataset train, RandomGenerator rng) {
        this.layout = preparation.layout();
        this.drawn = drawn;
        Dataset rows = complete(train, layout.components());
        this.inputs = new float[rows.size()][preparation.features()];
        for (int i = 0; i < inputs.length; i++) {
            double[] x = rows.x(i);
            preparation.inputs().apply(x, inputs[i]);
            preparation.scores().apply(x, inputs[i], x.length);
        }
        this.targets = StartTargets.of(rows, preparation.targets(), layout.components());
        this.hidden = hidden();
        this.conditionals = conditionals(chosenInputs(preparation.inputs().columns()), rng);
        this.weights = IntStream.range(0, layout.components())
                .mapToObj(k -> Arrays.stream(conditionals)
                        .mapToDouble(conditional -> conditional.weights()[k] + EVERYWHERE)
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * A network with other output weights.
     *
     * @param drawn with random weights
     */
    static DenseNetwork of(DenseNetwork drawn, Preparation preparation, Dataset train, RandomGenerator rng) {
        return new JointStart(drawn, preparation, train, rng).network();
    }

    /** Rows without missing targets, spread evenly over the data; all of them where hardly any is left. */
    private static Dataset complete(Dataset data, int components) {
        int[] complete = IntStream.range(0, data.size())
                .filter(i -> Arrays.stream(data.y(i)).noneMatch(Double::isNaN))
                .toArray();
        int[] chosen = complete.length > components
                ? complete
                : IntStream.range(0, data.size()).toArray();
        int count = Math.min(LARGEST_SAMPLE, chosen.length);
        return data.rows(IntStream.range(0, count)
                .map(i -> chosen[(int) ((long) i * chosen.length / count)])
                .toArray());
    }

    private double[][] hidden() {
        List<DenseNetwork.Layer> layers = drawn.layers();
        boolean isLinear = layers.size() == 1;
        DenseNetwork below = isLinear ? null : new DenseNetwork(layers.subList(0, layers.size() - 1));
        double[][] features = new double[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            float[] row = inputs[i];
            if (!isLinear) {
                row = new float[below.outputs()];
                below.forwardPass().run(inputs[i], row);
            }
            features[i] = new double[row.length + 1];
            for (int j = 0; j < row.length; j++) {
                features[i][j] = row[j];
            }
            features[i][row.length] = 1;
        }
        return features;
    }

    /** The inputs that go with the targets most; all of them where they are few. */
    private int[] chosenInputs(int columns) {
        double[] strengths = new double[columns];
        for (int j = 0; j < columns; j++) {
            for (int d = 0; d < layout.targets(); d++) {
                strengths[j] = Math.max(strengths[j], Math.abs(correlation(j, d)));
            }
        }
        return IntStream.range(0, columns)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -strengths[j]))
                .limit(MOST_INPUTS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The correlation of an input with a target; 0 where one of them is constant. */
    private double correlation(int input, int target) {
        double[] sums = new double[5];
        for (int i = 0; i < inputs.length; i++) {
            double x = inputs[i][input];
            double y = targets[i][target];
            double[] terms = {x, y, x * x, y * y, x * y};
            Arrays.setAll(sums, t -> sums[t] + terms[t] / inputs.length);
        }
        double squares = (sums[2] - sums[0] * sums[0]) * (sums[3] - sums[1] * sums[1]);
        return squares > 0 ? (sums[4] - sums[0] * sums[1]) / Math.sqrt(squares) : 0;
    }

    /** What the targets look like given the inputs of each row, in standard units. */
    private Mixture[] conditionals(int[] chosen, RandomGenerator rng) {
        int free = layout.targets();
        double[][] rows = new double[inputs.length][chosen.length + free];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                rows[i][j] = inputs[i][chosen[j]];
            }
            System.arraycopy(targets[i], 0, rows[i], chosen.length, free);
        }
        Standardizer scaling = Standardizer.fit(rows); // families that take targets as they are have other units
        double[][] standard = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            scaling.apply(rows[i], standard[i]);
        }
        Mixture joint = JointMixture.fit(standard, layout.components(), rng);
        double[] shift = Arrays.copyOfRange(scaling.shift(), chosen.length, rows[0].length);
        double[] scale = Arrays.copyOfRange(scaling.scale(), chosen.length, rows[0].length);
        int[] given = IntStream.range(0, chosen.length).toArray();
        return Arrays.stream(standard)
                .map(row -> joint.conditional(given, Arrays.copyOf(row, given.length))
                        .affine(shift, scale))
                .toArray(Mixture[]::new);
    }

    /** Weights and biases of each raw output, {@code [P][fan-in + 1]}: those of a component matter most on its own rows. */
    private double[][] coefficients() {
        double[][] raw = raw();
        double[] all = new double[raw.length];
        Arrays.fill(all, 1);
        double[][] coefficients = RidgeRegression.fit(hidden, raw, all, RIDGE);
        for (int k = 0; k < layout.components(); k++) {
            int[] own = outputs(k);
            double[][] ownRaw = Arrays.stream(raw)
                    .map(row -> IntStream.of(own).mapToDouble(j -> row[j]).toArray())
                    .toArray(double[][]::new);
            double[][] ownCoefficients = RidgeRegression.fit(hidden, ownRaw, weights[k], RIDGE);
            for (int j = 0; j < own.length; j++) {
                coefficients[own[j]] = ownCoefficients[j];
            }
        }
        return coefficients;
    }

    /** The raw outputs of component k but its logit. */
    private int[] outputs(int k) {
        return layout.groups().stream()
                .flatMapToInt(group -> IntStream.range(0, group.parameter().size())
                        .map(j -> group.offset() + k * group.parameter().size() + j))
                .toArray();
    }

    /** The raw rows that the conditionals ask for, {@code [N][P]}, as wide as it takes to cover what regression will miss. */
    private double[][] raw() {
        int components = layout.components();
        double[][] missed = new double[components][];
        for (int k = 0; k < components; k++) {
            missed[k] = missed(k);
        }
        double[][] raw = new double[inputs.length][];
        for (int i = 0; i < raw.length; i++) {
            double[] shares = conditionals[i].weights();
            double[][] means = new double[components][];
            double[][][] covariances = new double[components][][];
            for (int k = 0; k < components; k++) {
                Distribution component = conditionals[i].components().get(k);
                shares[k] = Math.max(shares[k], SMALLEST_WEIGHT);
                means[k] = component.mean();
                covariances[k] = component.covariance();
                for (int d = 0; d < missed[k].length; d++) {
                    covariances[k][d][d] += missed[k][d];
                }
            }
            raw[i] = layout.rawFromGaussians(shares, means, covariances);
        }
        return raw;
    }

    /** The mean squares that a regression of the means of component k leaves, {@code [D]}. */
    private double[] missed(int k) {
        double[][] means = Arrays.stream(conditionals)
                .map(conditional -> conditional.components().get(k).mean())
                .toArray(double[][]::new);
        double[][] coefficients = RidgeRegression.fit(hidden, means, weights[k], RIDGE);
        double[] squares = new double[coefficients.length];
        double total = Arrays.stream(weights[k]).sum();
        for (int i = 0; i < means.length; i++) {
            for (int d = 0; d < squares.length; d++) {
                double rest = means[i][d];
                for (int j = 0; j < hidden[i].length; j++) {
                    rest -= coefficients[d][j] * hidden[i][j];
                }
                squares[d] += weights[k][i] / total * rest * rest;
            }
        }
        return squares;
    }

    private DenseNetwork network() {
        double[][] coefficients = coefficients();
        List<DenseNetwork.Layer> layers = new ArrayList<>(drawn.layers());
        int outputs = coefficients.length;
        int fanIn = coefficients[0].length - 1;
        float[] weights = new float[fanIn * outputs];
        float[] biases = new float[outputs];
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < fanIn; i++) {
                weights[i * outputs + j] = (float) coefficients[j][i];
            }
            biases[j] = (float) coefficients[j][fanIn];
        }
        layers.set(layers.size() - 1, new DenseNetwork.Layer(weights, biases, HiddenActivation.IDENTITY));
        return new DenseNetwork(layers);
    }
}
