package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.mdn4j.train.Epoch;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches to measure before one believes: textbooks rank ELU above leaky ReLU above ReLU above tanh above the logistic
 * sigmoid. Here all run on one task from the same seeds, in a shallow and in a deep network, and the lesson says which steps
 * of the ranking hold, which do not, and which these runs cannot decide.
 */
public final class Example13ActivationRace {

    static final List<String> RANKING = List.of("elu", "leakyrelu", "relu", "tanh", "sigmoid");

    private static final int[] SHALLOW = {32, 32};
    private static final int[] DEEP = {32, 32, 32, 32, 32, 32, 32, 32};
    private static final double GOAL = 0.15; // nats below the truth
    private static final double BESIDE = 0.4; // epochs, so that bars in the picture do not hide each other

    /** What a pair of neighbours in the ranking showed. */
    enum Verdict {
        HOLDS("holds"),
        REVERSED("does not hold: it is the other way round"),
        OPEN("not decided by these runs");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** From a mean difference and its standard error, with two of them as the line. */
        static Verdict of(double difference, double error) {
            if (Math.abs(difference) <= 2 * error) {
                return OPEN;
            }
            return difference > 0 ? HOLDS : REVERSED;
        }
    }

    /**
     * A race over one network shape.
     *
     * @param likelihoods by activation and seed: of validation rows at the end, in nats a row
     * @param epochsToGoal by activation: mean number of epochs to come within 0.15 nats of the truth; those that did not
     *     arrive count with the number of all epochs
     * @param comparisons of the neighbours in the ranking, the better of which is said to be the first
     */
    record Race(
            Map<String, double[]> likelihoods, Map<String, Double> epochsToGoal, Map<String, Comparison> comparisons) {}

    /**
     * Two activations over the same seeds.
     *
     * @param difference in likelihood, mean over seeds, in nats a row
     * @param error its standard error
     */
    record Comparison(double difference, double error) {

        Verdict verdict() {
            return Verdict.of(difference, error);
        }
    }

    private Example13ActivationRace() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 6, 40);
    }

    /** The races in the shallow and in the deep network. */
    static List<Race> run(Path out, int seeds, int epochs) throws IOException {
        RandomGenerator rng = new SplittableRandom(13);
        ThreeBands task = new ThreeBands();
        Dataset train = task.sample(1000, rng);
        Dataset validation = task.sample(1000, rng);
        double goal = task.logLikelihood(validation) - GOAL;
        List<Race> races = new ArrayList<>();
        List<XYChart> charts = new ArrayList<>();
        for (int[] hidden : List.of(SHALLOW, DEEP)) {
            System.out.printf(
                    "%d hidden layers, %d seeds, %d epochs: likelihood (mean +- standard error), epochs to within 0.15 nats%n",
                    hidden.length, seeds, epochs);
            Map<String, double[][]> histories = new LinkedHashMap<>();
            for (String activation : RANKING) {
                histories.put(activation, histories(activation, hidden, seeds, epochs, train, validation));
            }
            Race race = race(histories, goal);
            print(race);
            races.add(race);
            charts.add(chart(hidden.length + " hidden layers", histories));
        }
        Path file = out.resolve("activation-race.png");
        Pictures.save(charts, 2, file);
        Lesson.wrote(file);
        return races;
    }

    /** The likelihood of validation rows by seed and epoch. */
    private static double[][] histories(
            String activation, int[] hidden, int seeds, int epochs, Dataset train, Dataset validation) {
        double[][] histories = new double[seeds][];
        for (int seed = 0; seed < seeds; seed++) {
            Fit fit = MdnRegressor.builder()
                    .components(3)
                    .members(1)
                    .hidden(hidden)
                    .activation(activation)
                    .seed(seed + 1)
                    .maxEpochs(epochs)
                    .patience(epochs)
                    .build()
                    .fit(train, validation);
            histories[seed] = fit.history().stream()
                    .mapToDouble(Epoch::validationLogLikelihood)
                    .toArray();
        }
        return histories;
    }

    private static Race race(Map<String, double[][]> histories, double goal) {
        Map<String, double[]> last = new LinkedHashMap<>();
        Map<String, Double> toGoal = new LinkedHashMap<>();
        histories.forEach((activation, bySeed) -> {
            last.put(
                    activation,
                    Arrays.stream(bySeed)
                            .mapToDouble(history -> history[history.length - 1])
                            .toArray());
            toGoal.put(
                    activation,
                    Arrays.stream(bySeed)
                            .mapToInt(history -> firstAbove(history, goal))
                            .average()
                            .orElseThrow());
        });
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        for (int i = 1; i < RANKING.size(); i++) {
            double[] better = last.get(RANKING.get(i - 1));
            double[] worse = last.get(RANKING.get(i));
            double[] differences = new double[better.length];
            Arrays.setAll(differences, seed -> better[seed] - worse[seed]);
            comparisons.put(
                    RANKING.get(i - 1) + " > " + RANKING.get(i),
                    new Comparison(Spread.mean(differences), Spread.standardError(differences)));
        }
        return new Race(last, toGoal, comparisons);
    }

    private static int firstAbove(double[] history, double goal) {
        for (int epoch = 0; epoch < history.length; epoch++) {
            if (history[epoch] >= goal) {
                return epoch + 1;
            }
        }
        return history.length;
    }

    private static void print(Race race) {
        race.likelihoods()
                .forEach((activation, values) -> System.out.printf(
                        "  %-10s %8.4f +- %.4f   %5.1f%n",
                        activation,
                        Spread.mean(values),
                        Spread.standardError(values),
                        race.epochsToGoal().get(activation)));
        System.out.println("  seed by seed:");
        race.comparisons()
                .forEach((pair, found) -> System.out.printf(
                        "  %-18s by %7.4f +- %.4f nats: %s%n",
                        pair, found.difference(), found.error(), found.verdict().text));
        System.out.printf(
                "  ReLU takes %.1f epochs where tanh takes %.1f%n",
                race.epochsToGoal().get("relu"), race.epochsToGoal().get("tanh"));
    }

    private static XYChart chart(String title, Map<String, double[][]> histories) {
        LineChart chart = LineChart.of(title + ", mean and standard error", "epoch", "log-likelihood (nats a row)");
        histories.forEach((activation, bySeed) -> {
            int epochs = bySeed[0].length;
            int every = Math.max(1, epochs / 10);
            int count = epochs / every;
            double[] at = new double[count];
            double[] mean = new double[count];
            double[] error = new double[count];
            for (int i = 0; i < count; i++) {
                int epoch = (i + 1) * every;
                double[] values = Arrays.stream(bySeed)
                        .mapToDouble(history -> history[epoch - 1])
                        .toArray();
                at[i] = epoch + BESIDE * RANKING.indexOf(activation);
                mean[i] = Spread.mean(values);
                error[i] = Spread.standardError(values);
            }
            chart.bars(activation, at, mean, error);
        });
        return chart.chart();
    }
}
