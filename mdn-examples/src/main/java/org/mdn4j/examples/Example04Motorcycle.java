package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches that the spread may depend on x too: in 133 rows of a crash test the head is at rest, then shaken, and the
 * width of the interval says when the model knows and when it does not.
 */
public final class Example04Motorcycle {

    private Example04Motorcycle() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 1500);
    }

    static void run(Path out, int maxEpochs) throws IOException {
        Dataset data = Dataset.fromCsv(Lesson.data("mcycle.csv"), List.of("times"), List.of("accel"));
        MdnModel model = MdnRegressor.builder()
                .components(2)
                .hidden(32)
                .batchSize(16)
                .validationFraction(0.25)
                .seed(4)
                .maxEpochs(maxEpochs)
                .listener(Lesson.progress(100))
                .build()
                .fit(data)
                .model();

        System.out.println("time (ms)    mean (g)   90 % interval (g)");
        for (double time : new double[] {5, 10, 15, 20, 30, 40, 50}) {
            UnivariateMixture acceleration = model.predictUnivariate(time);
            Interval interval = acceleration.interval(0.9);
            System.out.printf(
                    "%6.0f      %8.1f   %8.1f to %6.1f%n",
                    time, acceleration.expectation(), interval.lower(), interval.upper());
        }

        XYChart chart = DensityMap.of("Acceleration of the head after impact", Slice.of(model), data);
        chart.setXAxisTitle("time after impact (ms)");
        chart.setYAxisTitle("acceleration (g)");
        Path file = out.resolve("motorcycle.png");
        Pictures.save(chart, file);
        Lesson.wrote(file);
    }
}
