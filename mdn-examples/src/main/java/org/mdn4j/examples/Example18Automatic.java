package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.plot.CalibrationCharts;
import org.mdn4j.plot.ComponentChoiceChart;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.SearchChart;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;
import org.mdn4j.train.Search;

/**
 * Teaches to leave all choices to {@code auto()}, to read what it tried and why it chose, and to ask rows that it has not
 * seen whether the distributions can be relied on.
 */
public final class Example18Automatic {

    private static final int ROWS = 1000;
    private static final int TEST_ROWS = 4000;

    private Example18Automatic() {}

    /** The first argument, if any, is the folder for the pictures. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), Duration.ofSeconds(20));
    }

    static Evaluation run(Path out, Duration budget) throws IOException {
        ThreeBands task = new ThreeBands();
        SplittableRandom rng = new SplittableRandom(18);
        Dataset train = task.sample(ROWS, rng);
        Fit fit = MdnRegressor.auto()
                .budget(budget)
                .seed(18)
                .progress(System.out::println)
                .fit(train);
        System.out.println(fit.report());

        Search search = fit.search().orElseThrow();
        List<XYChart> choices = List.of(SearchChart.of(search), ComponentChoiceChart.of(search.componentChoice()));
        Path searchFile = out.resolve("search.png");
        Pictures.save(choices, 2, searchFile);
        Lesson.wrote(searchFile);

        Evaluation evaluation = Evaluation.of(fit.model(), task.sample(TEST_ROWS, rng));
        System.out.println(evaluation.text());
        Path calibrationFile = out.resolve("calibration.png");
        Pictures.save(CalibrationCharts.of(evaluation.target()), 2, calibrationFile);
        Lesson.wrote(calibrationFile);
        return evaluation;
    }
}
