package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;
import org.mdn4j.plot.LineChart;
import org.mdn4j.plot.Pictures;
import org.mdn4j.train.Epoch;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches what the number of components does, on the inverse problem: with one the mixture is a bell as wide as all answers
 * together, with about as many as there are answers it fits, and beyond that more components only help to learn the training
 * rows by heart if nobody stops the training.
 */
public final class Example16NumberOfComponents {

    private static final int SEEDS = 3;

    /**
     * Log-likelihoods in nats a row, means over seeds.
     *
     * @param best of test rows, at the epoch that was best on validation rows
     * @param lastTrain of training rows, after the last epoch
     * @param lastValidation of validation rows, after the last epoch
     */
    record Scores(double best, double lastTrain, double lastValidation) {}

    /**
     * What was found.
     *
     * @param leastSquares log-likelihood of test rows of least squares, with one width for all x
     * @param truth log-likelihood of test rows under the truth
     * @param byComponents scores by number of components
     */
    record Facts(double leastSquares, double truth, Map<Integer, Scores> byComponents) {}

    private Example16NumberOfComponents() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 300, new int[] {1, 2, 3, 5, 10, 20});
    }

    static Facts run(Path out, int epochs, int[] componentCounts) throws IOException {
        InverseSinusoid task = new InverseSinusoid();
        RandomGenerator rng = new SplittableRandom(16);
        Dataset train = task.sample(200, rng);
        Dataset validation = task.sample(200, rng);
        Dataset test = task.sample(2000, rng);
        double leastSquares = LeastSquares.fit(train, epochs).logLikelihood(test);
        double truth = task.logLikelihood(test);
        Map<Integer, Scores> scores = new LinkedHashMap<>();
        System.out.println("log-likelihood in nats a row        test, at the   after the last epoch");
        System.out.println("                                    best epoch     training   validation");
        System.out.printf("  least squares                    %8.3f%n", leastSquares);
        for (int components : componentCounts) {
            Scores found = scores(components, epochs, train, validation, test);
            scores.put(components, found);
            System.out.printf(
                    "  %2d components                    %8.3f       %8.3f   %8.3f%n",
                    components, found.best(), found.lastTrain(), found.lastValidation());
        }
        System.out.printf("  truth                            %8.3f%n", truth);
        draw(out, scores, truth);
        return new Facts(leastSquares, truth, scores);
    }

    private static Scores scores(int components, int epochs, Dataset train, Dataset validation, Dataset test) {
        double best = 0;
        double lastTrain = 0;
        double lastValidation = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Fit fit = MdnRegressor.builder()
                    .components(components)
                    .members(1)
                    .hidden(32, 32)
                    .learningRate(0.01)
                    .weightDecay(0)
                    .seed(seed)
                    .maxEpochs(epochs)
                    .patience(epochs)
                    .build()
                    .fit(train, validation);
            Epoch last = fit.history().get(fit.history().size() - 1);
            best += fit.model().logLikelihood(test) / SEEDS;
            lastTrain += last.trainLogLikelihood() / SEEDS;
            lastValidation += last.validationLogLikelihood() / SEEDS;
        }
        return new Scores(best, lastTrain, lastValidation);
    }

    private static void draw(Path out, Map<Integer, Scores> scores, double truth) throws IOException {
        double[] components =
                scores.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
        double[] best = scores.values().stream().mapToDouble(Scores::best).toArray();
        double[] train = scores.values().stream().mapToDouble(Scores::lastTrain).toArray();
        double[] validation =
                scores.values().stream().mapToDouble(Scores::lastValidation).toArray();
        double[] line = Grid.of(truth, truth, components.length);
        Path file = out.resolve("number-of-components.png");
        Pictures.save(
                LineChart.of("200 training rows of the inverse problem", "components", "log-likelihood (nats a row)")
                        .line("test, best epoch", components, best)
                        .line("training, last epoch", components, train)
                        .line("validation, last epoch", components, validation)
                        .line("test, truth", components, line)
                        .chart(),
                file);
        Lesson.wrote(file);
    }
}
