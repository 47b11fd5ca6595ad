package org.mdn4j.examples;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.SamplesChart;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches why a mixture: in an inverse problem one x has several right answers, least squares returns their mean, which
 * is none of them, and a mixture density network returns all (Bishop 1994).
 */
public final class Example02InverseProblem {

    private Example02InverseProblem() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 500, 1000);
    }

    static void run(Path out, int leastSquaresEpochs, int maxEpochs) throws IOException {
        InverseSinusoid task = new InverseSinusoid();
        RandomGenerator rng = new SplittableRandom(1994);
        Dataset train = task.sample(1000, rng);
        Dataset test = task.sample(2000, rng);

        LeastSquares leastSquares = LeastSquares.fit(train, leastSquaresEpochs);
        MdnModel model = MdnRegressor.builder()
                .components(3)
                .members(1) // one network, to look at its three components
                .seed(1)
                .maxEpochs(maxEpochs)
                .listener(Lesson.progress(50))
                .build()
                .fit(train)
                .model();

        System.out.println("log-likelihood of 2,000 test rows, in nats a row:");
        System.out.printf(
                "  least squares          %7.4f   (root mean square error %.3f)%n",
                leastSquares.logLikelihood(test), leastSquares.rootMeanSquareError(test));
        System.out.printf("  mixture, 3 components  %7.4f%n", model.logLikelihood(test));
        System.out.printf("  truth                  %7.4f%n", task.logLikelihood(test));
        System.out.println("y given x = 0.6:");
        Lesson.describe(model.predict(0.6));

        Dataset shown = test.rows(IntStream.range(0, 500).toArray());
        XYChart left = SamplesChart.of("Least squares: one answer, between the right ones", shown);
        double[] x = IntStream.rangeClosed(-5, 105).mapToDouble(i -> i / 100.0).toArray();
        left.addSeries("least squares", x, leastSquares.predict(x))
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.BLACK);
        XYChart right = DensityMap.of("Mixture density network: all answers", Slice.of(model), shown);
        Path file = out.resolve("inverse-problem.png");
        Pictures.save(List.of(left, right), 2, file);
        Lesson.wrote(file);
    }
}
