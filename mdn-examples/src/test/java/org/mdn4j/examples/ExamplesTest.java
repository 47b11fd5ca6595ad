package org.mdn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.metrics.Evaluation;

/** Every lesson runs to its end, for fewer epochs than when it is meant to teach. */
class ExamplesTest {

    @TempDir
    private Path out;

    @Test
    void figure64TrainsAndDrawsAllItsPictures() throws Exception {
        Example01GoodfellowFigure64.run(out, 10);
        for (String name : List.of("figure-6-4", "density", "components", "density-at-x", "history")) {
            checkPicture(name + ".png");
            assertThat(out.resolve(name + ".svg")).isNotEmptyFile();
        }
    }

    @Test
    void inverseProblemComparesLeastSquaresWithTheMixture() throws Exception {
        Example02InverseProblem.run(out, 20, 20);
        checkPicture("inverse-problem.png");
    }

    @Test
    void oldFaithfulIsFoundAndDrawn() throws Exception {
        Example03OldFaithful.run(out, 20);
        checkPicture("old-faithful.png");
    }

    @Test
    void motorcycleIsFoundAndDrawn() throws Exception {
        Example04Motorcycle.run(out, 20);
        checkPicture("motorcycle.png");
    }

    @Test
    void robotArmReachesAndIsDrawn() throws Exception {
        Example05RobotArm.run(out, 20);
        checkPicture("robot-arm.png");
    }

    @Test
    void ownNetworkLearns() {
        assertThat(Example06YourOwnNetwork.run(5)).isGreaterThan(-0.7);
    }

    @Test
    void automaticChoicesAreDrawnAndCalibrated() throws Exception {
        Evaluation evaluation = Example18Automatic.run(out, Duration.ofSeconds(6));
        double coverage = evaluation.target().central(0.9).get(0).coverage().value();
        assertThat(coverage).isBetween(0.8, 0.97);
        assertThat(out.resolve("search.png")).isNotEmptyFile();
        assertThat(out.resolve("calibration.png")).isNotEmptyFile();
    }

    @Test
    void picturesGoToTheFirstArgument() {
        assertThat(Lesson.output(new String[0])).isEqualTo(Path.of("out"));
        assertThat(Lesson.output(new String[] {"elsewhere"})).isEqualTo(Path.of("elsewhere"));
        assertThat(Files.exists(Lesson.data("faithful.csv"))).isTrue();
    }

    private void checkPicture(String name) throws Exception {
        assertThat(ImageIO.read(out.resolve(name).toFile()).getHeight()).isEqualTo(600);
    }
}
