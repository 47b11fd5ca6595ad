package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.distribution.Interval;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.ComponentPanels;
import org.mdn4j.plot.DensityChart;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.HistoryChart;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.SamplesChart;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches the whole way: train, score against the truth, draw samples, draw pictures. The task is that of figure 6.4 in
 * Goodfellow, Bengio and Courville, "Deep Learning" (2016).
 */
public final class Example01GoodfellowFigure64 {

    private Example01GoodfellowFigure64() {}

    /** The first argument, if any, is the folder for the pictures. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 600);
    }

    static void run(Path out, int maxEpochs) throws IOException {
        RandomGenerator rng = new SplittableRandom(64);
        ThreeBands task = new ThreeBands();
        Dataset train = task.sample(4000, rng);
        Dataset validation = task.sample(1000, rng);
        Dataset test = task.sample(10_000, rng);

        Fit fit = MdnRegressor.builder()
                .components(3)
                .members(1) // one network, to look at its three components
                .seed(42)
                .maxEpochs(maxEpochs)
                .listener(Lesson.progress(25))
                .build()
                .fit(train, validation);
        MdnModel model = fit.model();

        System.out.printf(
                "best epoch %d; training ended: %s%n", fit.bestEpochs().get(0).number(), fit.stopReason());
        System.out.println("log-likelihood of 10,000 test rows, in nats a row:");
        System.out.printf("  model %.4f%n", model.logLikelihood(test));
        System.out.printf("  truth %.4f%n", task.logLikelihood(test));
        System.out.println("y given x = 0.5:");
        Lesson.describe(model.predict(0.5));

        Dataset truth = task.sample(2000, rng);
        Dataset drawn =
                Dataset.of(truth.columns(), truth.x(), model.sampler(rng).sample(truth.x()));
        Slice density = Slice.of(model);
        save(SamplesChart.beside("Drawn from the truth", truth, "Drawn from the model", drawn), 2, out, "figure-6-4");
        Interval yRange = new Interval(-1.2, 1.1);
        save(
                List.of(
                        DensityMap.of("Density, truth", Slice.of(task), task.inputRange(), yRange),
                        DensityMap.of("Density, model", density, task.inputRange(), yRange)),
                2,
                out,
                "density");
        save(ComponentPanels.of(density, task.inputRange()), 3, out, "components");
        XYChart leftOfTheSplit = DensityChart.of(density, -0.5, rng);
        XYChart rightOfTheSplit = DensityChart.of(density, 0.5, rng);
        save(List.of(leftOfTheSplit, rightOfTheSplit), 2, out, "density-at-x");
        save(List.of(HistoryChart.of(fit)), 1, out, "history");
    }

    private static void save(List<? extends IChart> charts, int columns, Path out, String name) throws IOException {
        for (String ending : List.of(".png", ".svg")) {
            Path file = out.resolve(name + ending);
            Pictures.save(charts, columns, file);
            Lesson.wrote(file);
        }
    }
}
