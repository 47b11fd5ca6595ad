package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;
import org.mdn4j.network.RawNetwork;

/**
 * Output weights with which a network begins as the conditional of a mixture of Gaussians over inputs and targets (Ghahramani and
 * Jordan 1994): components then know from the first step on which rows are theirs, where they would else have to find out by
 * a likelihood that has many poor local maxima. The hidden layers stay as they were drawn; the raw outputs that the conditional
 * asks for are regressed on them. A linear network over products of inputs begins as the conditional itself.
 */
final class JointStart {

    private static final int LARGEST_SAMPLE = 2000; // rows
    private static final double SMALLEST_WEIGHT = 1e-4; // logits are bounded, or least squares would see little else
    private static final double RIDGE = 3e-3; // less of it gives weights too large to learn with
    private static final double EXACT_RIDGE = 1e-6; // for nothing but columns that depend on each other
    private static final double EVERYWHERE = 0.01; // how much a row counts for a component that does not explain it

    private final MixtureLayout layout;
    private final DenseNetwork drawn;
    private final float[][] inputs; // [N][features], as the network sees them
    private final double[][] hidden; // [N][fan-in and a constant]
    private final boolean exact; // whether the network can be the conditional
    private final JointConditional conditional;
    private final Mixture[] conditionals; // [N]
    private final RidgeRegression[] regressions; // [K], where the rows of a component count

    private JointStart(DenseNetwork drawn, Preparation preparation, Dataset train, RandomGenerator rng) {
        this.layout = preparation.layout();
        this.drawn = drawn;
        Dataset rows = complete(train, layout.components());
        this.inputs = new float[rows.size()][preparation.features().size()];
        for (int i = 0; i < inputs.length; i++) {
            preparation.features().apply(rows.x(i), inputs[i], 0);
        }
        this.exact = preparation.features().products() && drawn.layers().size() == 1;
        double[][] targets = StartTargets.of(rows, preparation.targets(), layout.components());
        this.hidden = hidden();
        this.conditional =
                JointConditional.fit(inputs, preparation.features().inputs(), targets, layout.components(), rng);
        this.conditionals = Arrays.stream(inputs).map(conditional::at).toArray(Mixture[]::new);
        this.regressions = IntStream.range(0, layout.components())
                .mapToObj(k -> regression(rowWeights(k)))
                .toArray(RidgeRegression[]::new);
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
        float[][] units = units();
        double[][] features = new double[units.length][];
        for (int i = 0; i < units.length; i++) {
            features[i] = new double[units[i].length + 1];
            for (int j = 0; j < units[i].length; j++) {
                features[i][j] = units[i][j];
            }
            features[i][units[i].length] = 1;
        }
        return features;
    }

    /** What the output layer sees of each row. */
    private float[][] units() {
        List<DenseNetwork.Layer> layers = drawn.layers();
        if (layers.size() == 1) {
            return inputs;
        }
        DenseNetwork below = new DenseNetwork(layers.subList(0, layers.size() - 1));
        RawNetwork.ForwardPass pass = below.forwardPass();
        float[][] units = new float[inputs.length][below.outputs()];
        for (int i = 0; i < inputs.length; i++) {
            pass.run(inputs[i], units[i]);
        }
        return units;
    }

    /** Weights and biases of each raw output, {@code [P][fan-in + 1]}: those of a component matter most on its own rows. */
    private double[][] coefficients() {
        double[][] raw = raw();
        double[] all = new double[raw.length];
        Arrays.fill(all, 1);
        double[][] coefficients = regression(all).fit(raw);
        for (int k = 0; k < layout.components(); k++) {
            int[] own = outputs(k);
            double[][] ownRaw = Arrays.stream(raw)
                    .map(row -> IntStream.of(own).mapToDouble(j -> row[j]).toArray())
                    .toArray(double[][]::new);
            double[][] ownCoefficients = regressions[k].fit(ownRaw);
            for (int j = 0; j < own.length; j++) {
                coefficients[own[j]] = ownCoefficients[j];
            }
        }
        return coefficients;
    }

    private RidgeRegression regression(double[] rowWeights) {
        return new RidgeRegression(hidden, rowWeights, exact ? EXACT_RIDGE : RIDGE);
    }

    private double[] rowWeights(int k) {
        return Arrays.stream(conditionals)
                .mapToDouble(mixture -> mixture.weights()[k] + EVERYWHERE)
                .toArray();
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
            missed[k] = exact ? new double[layout.targets()] : missed(k);
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
            if (exact) {
                System.arraycopy(conditional.logits(inputs[i]), 0, raw[i], 0, components);
            }
        }
        return raw;
    }

    /** The mean squares that a regression of the means of component k leaves, {@code [D]}. */
    private double[] missed(int k) {
        double[][] means = Arrays.stream(conditionals)
                .map(conditional -> conditional.components().get(k).mean())
                .toArray(double[][]::new);
        double[][] coefficients = regressions[k].fit(means);
        double[] squares = new double[coefficients.length];
        double[] rowWeights = rowWeights(k);
        double total = Arrays.stream(rowWeights).sum();
        for (int i = 0; i < means.length; i++) {
            for (int d = 0; d < squares.length; d++) {
                double rest = means[i][d];
                for (int j = 0; j < hidden[i].length; j++) {
                    rest -= coefficients[d][j] * hidden[i][j];
                }
                squares[d] += rowWeights[i] / total * rest * rest;
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
