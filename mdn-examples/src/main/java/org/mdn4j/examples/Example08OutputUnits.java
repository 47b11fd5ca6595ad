package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.HiddenActivation;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Teaches where output units and losses come from: each pair is the negative logarithm of a likelihood. Squared error,
 * cross-entropies and the mixture's loss are proved to have the gradients of their likelihoods, up to one constant each
 * (Goodfellow, Bengio and Courville 2016, section 6.2.2).
 */
public final class Example08OutputUnits {

    /** Standard deviation of the Gaussian that squared error stands for; any would do. */
    private static final double FIXED = 0.7;

    /** What the project adds to a variance by default, so that it never vanishes. */
    private static final double FLOOR = 1e-6;

    private static final int DRAWS = 50;

    /**
     * What was found for a unit.
     *
     * @param constant the gradient of the loss is this times that of the negative log-likelihood
     * @param largestError how far the two are apart then, at most
     */
    record Agreement(double constant, double largestError) {}

    private Example08OutputUnits() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args));
    }

    static Map<String, Agreement> run(Path out) throws IOException {
        Map<String, Agreement> agreements = new LinkedHashMap<>();
        System.out.println("loss = constant * negative log-likelihood, by gradients      constant   largest error");
        for (OutputUnit unit : units()) {
            Agreement found = compare(unit, new SplittableRandom(8));
            agreements.put(unit.name(), found);
            System.out.printf(
                    "  %-27s %-29s %8.4f   %.1e%n",
                    unit.name(), unit.likelihood(), found.constant(), found.largestError());
        }
        Path file = out.resolve("output-units.png");
        Pictures.save(charts(), 3, file);
        Lesson.wrote(file);
        return agreements;
    }

    static List<OutputUnit> units() {
        return List.of(
                new OutputUnit(
                        "identity + squared error",
                        "Gaussian of fixed variance",
                        stock(LossFunction.MSE, Activation.IDENTITY, 1),
                        (z, y) -> Gaussian.of(z[0], FIXED).logDensity(y[0])),
                new OutputUnit(
                        "sigmoid + cross-entropy",
                        "Bernoulli",
                        stock(LossFunction.XENT, Activation.SIGMOID, 1),
                        (z, y) -> y[0] * -softplus(-z[0]) + (1 - y[0]) * -softplus(z[0])),
                new OutputUnit(
                        "softmax + cross-entropy",
                        "categorical",
                        stock(LossFunction.MCXENT, Activation.SOFTMAX, 4),
                        Example08OutputUnits::logCategorical),
                new OutputUnit(
                        "mixture layer, K = 1",
                        "Gaussian, variance from x",
                        mixture(1),
                        Example08OutputUnits::logMixture),
                new OutputUnit(
                        "mixture layer, K = 3", "mixture of Gaussians", mixture(3), Example08OutputUnits::logMixture));
    }

    private static OutputLayer stock(LossFunction loss, Activation activation, int outputs) {
        return new OutputLayer.Builder(loss)
                .nIn(outputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    private static MixtureOutputLayer mixture(int components) {
        return new MixtureOutputLayer.Builder()
                .nIn(3 * components)
                .components(components)
                .build();
    }

    /** The raw output of the true class minus ln sum e^z. */
    private static double logCategorical(double[] z, double[] y) {
        double chosen = 0;
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            chosen += y[k] * z[k];
            sum += Math.exp(z[k]);
        }
        return chosen - Math.log(sum);
    }

    /** Logits, means, raw variances: softmax, identity, softplus. */
    private static double logMixture(double[] z, double[] y) {
        int components = z.length / 3;
        double[] weights = new double[components];
        double[] means = new double[components];
        double[] deviations = new double[components];
        double sum = 0;
        for (int k = 0; k < components; k++) {
            sum += Math.exp(z[k]);
        }
        for (int k = 0; k < components; k++) {
            weights[k] = Math.exp(z[k]) / sum;
            means[k] = z[components + k];
            deviations[k] = Math.sqrt(softplus(z[2 * components + k]) + FLOOR);
        }
        return UnivariateMixture.gaussian(weights, means, deviations).logDensity(y[0]);
    }

    private static double softplus(double x) {
        return HiddenActivation.of("softplus").value(x);
    }

    private static Agreement compare(OutputUnit unit, RandomGenerator rng) {
        List<double[]> ofLoss = new ArrayList<>();
        List<double[]> ofLikelihood = new ArrayList<>();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double[] z = rng.doubles(unit.outputs(), -2, 2).toArray();
            double[] y = target(unit, rng);
            ofLoss.add(unit.gradientOfLoss(z, y));
            ofLikelihood.add(unit.gradientOfLikelihood(z, y));
            for (int j = 0; j < z.length; j++) {
                products += ofLoss.get(i)[j] * ofLikelihood.get(i)[j];
                squares += Math.pow(ofLikelihood.get(i)[j], 2);
            }
        }
        double constant = products / squares; // least squares
        double largest = 0;
        for (int i = 0; i < DRAWS; i++) {
            for (int j = 0; j < unit.outputs(); j++) {
                largest = Math.max(
                        largest,
                        Math.abs(ofLoss.get(i)[j] - constant * ofLikelihood.get(i)[j]));
            }
        }
        return new Agreement(constant, largest);
    }

    private static double[] target(OutputUnit unit, RandomGenerator rng) {
        return switch (unit.likelihood()) {
            case "Bernoulli" -> new double[] {rng.nextInt(2)};
            case "categorical" -> {
                double[] y = new double[unit.outputs()];
                y[rng.nextInt(y.length)] = 1;
                yield y;
            }
            default -> new double[] {rng.nextGaussian()};
        };
    }

    /** Negative log-likelihood and gradient over one raw output each. */
    private static List<XYChart> charts() {
        List<OutputUnit> units = units();
        double[] apart = {0, 0, 0, -2, 0, 2, -1, -1, -1}; // three components with means -2, 0 and 2
        return List.of(
                chart(units.get(0), 0, new double[1], "z = mean, y = 0", 0),
                chart(units.get(1), 0, new double[1], "z = logit, y = 1", 1),
                chart(units.get(2), 0, new double[4], "z = logit of the true class", 1, 0, 0, 0),
                chart(units.get(3), 2, new double[3], "z = raw variance, y = mean + 2", 2),
                chart(units.get(4), 3, apart, "z = a mean, y = 0, other means at 0 and 2", 0),
                chart(units.get(4), 0, apart, "z = logit of the component at y", -2));
    }

    private static XYChart chart(OutputUnit unit, int output, double[] others, String what, double... y) {
        double[] grid = Grid.of(-5, 5, 201);
        double[] loss = new double[grid.length];
        double[] gradient = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            double[] z = others.clone();
            z[output] = grid[i];
            loss[i] = -unit.logLikelihood().of(z, y);
            gradient[i] = unit.gradientOfLikelihood(z, y)[output];
        }
        return LineChart.of(unit.likelihood(), what, "", 620, 440)
                .line("-ln p(y | z)", grid, loss)
                .line("derivative", grid, gradient)
                .yRange(new Interval(-5, 8))
                .chart();
    }
}
