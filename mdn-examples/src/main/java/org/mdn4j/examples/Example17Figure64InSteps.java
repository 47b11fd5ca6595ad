package org.mdn4j.examples;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.distribution.Interval;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.SamplesChart;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches figure 6.4 of Goodfellow, Bengio and Courville (2016) in six steps: the data, one number for every x, a Gaussian
 * for every x, two, three, and samples from the result. Each step says what it gained in nats.
 */
public final class Example17Figure64InSteps {

    /**
     * Log-likelihoods of test rows, in nats a row.
     *
     * @param leastSquares one number for every x, one width for all
     * @param byComponents a mixture of 1, 2, 3 components for every x
     * @param truth the distribution that the rows come from
     */
    record Facts(double leastSquares, List<Double> byComponents, double truth) {}

    private Example17Figure64InSteps() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 300, 150);
    }

    static Facts run(Path out, int leastSquaresEpochs, int maxEpochs) throws IOException {
        RandomGenerator rng = new SplittableRandom(17);
        ThreeBands task = new ThreeBands();
        Dataset train = task.sample(2000, rng);
        Dataset validation = task.sample(500, rng);
        Dataset test = task.sample(5000, rng);
        Dataset shown = task.sample(1000, rng);
        Interval y = new Interval(-1.2, 1.1);
        List<XYChart> steps = new ArrayList<>();
        steps.add(SamplesChart.of("1. The data: up to three answers", shown));

        LeastSquares one = LeastSquares.fit(train, leastSquaresEpochs);
        double leastSquares = one.logLikelihood(test);
        steps.add(withLine(SamplesChart.of("2. One number for every x", shown), one, task.inputRange()));
        System.out.println("log-likelihood of 5,000 test rows, in nats a row:");
        System.out.printf("  one number for every x, one width  %7.4f%n", leastSquares);

        List<Double> likelihoods = new ArrayList<>();
        MdnModel model = null;
        for (int components = 1; components <= 3; components++) {
            model = fit(components, maxEpochs, train, validation);
            likelihoods.add(model.logLikelihood(test));
            System.out.printf(
                    "  %d Gaussian%-26s %7.4f%n",
                    components, components == 1 ? "" : "s", likelihoods.get(components - 1));
            String title = List.of("3. A Gaussian for every x", "4. Two Gaussians", "5. Three Gaussians")
                    .get(components - 1);
            steps.add(DensityMap.of(title, Slice.of(model), task.inputRange(), y));
        }
        double truth = task.logLikelihood(test);
        System.out.printf("  truth                              %7.4f%n", truth);
        Dataset drawn =
                Dataset.of(shown.columns(), shown.x(), model.sampler(rng).sample(shown.x()));
        steps.add(SamplesChart.of("6. Drawn from the three", drawn));
        Path file = out.resolve("figure-6-4-steps.png");
        Pictures.save(steps, 3, file);
        Lesson.wrote(file);
        return new Facts(leastSquares, likelihoods, truth);
    }

    private static MdnModel fit(int components, int maxEpochs, Dataset train, Dataset validation) {
        return MdnRegressor.builder()
                .components(components)
                .members(1)
                .seed(17)
                .maxEpochs(maxEpochs)
                .build()
                .fit(train, validation)
                .model();
    }

    private static XYChart withLine(XYChart chart, LeastSquares network, Interval range) {
        double[] x = Grid.of(range.lower(), range.upper(), 201);
        chart.addSeries("least squares", x, network.predict(x))
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.BLACK);
        return chart;
    }
}
