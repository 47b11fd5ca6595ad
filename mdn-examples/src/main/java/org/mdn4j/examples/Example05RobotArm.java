package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.RobotArm;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.model.MdnModel;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.Slice;
import org.mdn4j.train.MdnRegressor;

/**
 * Teaches several targets and the most probable mode: angles for a robot arm that is to reach a point, elbow up or elbow
 * down. The mean of the two would miss; the higher mode is one of them (Bishop 1994, section 5.2).
 */
public final class Example05RobotArm {

    private Example05RobotArm() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args), 800);
    }

    static void run(Path out, int maxEpochs) throws IOException {
        RobotArm arm = new RobotArm();
        RandomGenerator rng = new SplittableRandom(5);
        Dataset train = arm.sample(1000, rng);
        Dataset test = arm.sample(1000, rng);
        MdnModel model = MdnRegressor.builder()
                .components(5)
                .seed(5)
                .maxEpochs(maxEpochs)
                .listener(Lesson.progress(50))
                .build()
                .fit(train)
                .model();

        double modeSquares = 0;
        double meanSquares = 0;
        for (int i = 0; i < test.size(); i++) {
            double[] hand = test.x(i);
            Mixture angles = model.predict(hand);
            modeSquares += Math.pow(arm.positionError(hand, angles.mode()), 2);
            meanSquares += Math.pow(arm.positionError(hand, angles.mean()), 2);
        }
        System.out.println("how far the hand is from the point it should reach (root mean square; the arm is 1 long):");
        System.out.printf("  most probable mode  %.4f%n", Math.sqrt(modeSquares / test.size()));
        System.out.printf("  mean                %.4f%n", Math.sqrt(meanSquares / test.size()));

        Slice elbow = Slice.of(model, "x1", "theta2", 0.6, 0.5);
        XYChart chart = DensityMap.of(
                "Angle of the elbow on the line x2 = 0.5", elbow, new Interval(0.6, 0.88), new Interval(1.2, 5.1));
        chart.setYAxisTitle("theta2 (rad)");
        Path file = out.resolve("robot-arm.png");
        Pictures.save(chart, file);
        Lesson.wrote(file);
    }
}
