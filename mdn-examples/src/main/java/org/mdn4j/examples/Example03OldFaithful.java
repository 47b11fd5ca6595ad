package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.DensityChart;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches the way from a CSV file to questions about a distribution: how long was the eruption before a wait of
 * so many minutes? Around 66 minutes there are two answers.
 */
public final class Example03OldFaithful {

    private Example03OldFaithful() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 1000);
    }

    static void run(Path out, int maxEpochs) throws IOException {
        Dataset data = Dataset.fromCsv(Lesson.data("faithful.csv"), List.of("waiting"), List.of("eruptions"));
        Split split = data.split(0.8, 3);
        MdnModel model = MdnRegressor.builder()
                .components(2)
                .members(1) // one network, to look at its two components
                .hidden(16)
                .seed(3)
                .maxEpochs(maxEpochs)
                .listener(Lesson.progress(100))
                .build()
                .fit(split.first())
                .model();
        System.out.printf(
                "log-likelihood of %d test rows: %.3f nats a row%n",
                split.second().size(), model.logLikelihood(split.second()));

        System.out.println("waiting (min)   mean   5 %    95 %   P(longer than 3 min)");
        for (double waiting : new double[] {50, 60, 65, 70, 80}) {
            UnivariateMixture eruption = model.predictUnivariate(waiting);
            System.out.printf(
                    "%8.0f        %5.2f  %5.2f  %5.2f   %6.3f%n",
                    waiting,
                    eruption.expectation(),
                    eruption.quantile(0.05),
                    eruption.quantile(0.95),
                    eruption.survival(3));
        }

        RandomGenerator rng = new SplittableRandom(3);
        XYChart map = DensityMap.of("Old Faithful", Slice.of(model), data);
        map.setXAxisTitle("waiting (min)");
        map.setYAxisTitle("eruption (min)");
        XYChart density = DensityChart.of(Slice.of(model), 66, rng);
        density.setTitle("Eruption before a wait of 66 minutes");
        density.setXAxisTitle("eruption (min)");
        Path file = out.resolve("old-faithful.png");
        Pictures.save(List.of(map, density), 2, file);
        Lesson.wrote(file);
    }
}
