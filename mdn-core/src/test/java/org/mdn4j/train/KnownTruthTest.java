package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.RobotArm;
import org.mdn4j.model.MdnModel;

/** What the defaults reach on simulated tables whose truth is known. */
@Tag("slow")
final class KnownTruthTest {

    private static Dataset read(String set, String part, List<String> inputs, List<String> targets) {
        Path file = Path.of("..", "..", "shared", "data", "sim", set + "_" + part + ".csv");
        assumeTrue(Files.exists(file), () -> "skipped, since " + file + " is not there");
        return Dataset.fromCsv(file, inputs, targets);
    }

    private static Dataset read(String set, String part, String target) {
        return read(set, part, List.of("x1"), List.of(target));
    }

    private static double truth(String set) {
        return truth(read(set, "test", "log_p_true"));
    }

    private static double truth(Dataset test) {
        double sum = 0;
        for (double logDensity : test.column("log_p_true")) {
            sum += logDensity;
        }
        return sum / test.size();
    }

    private static double reached(String set, MdnRegressor regressor) {
        return regressor.fit(read(set, "train", "y1")).model().logLikelihood(read(set, "test", "y1"));
    }

    @Test
    void theInverseSinusoidIsLearntWithDefaults() {
        assertThat(reached("bishop_inverse_sin", MdnRegressor.builder().build()))
                .isGreaterThan(1.12);
    }

    @Test
    void theInverseSinusoidIsLearntWithThreeComponents() {
        MdnRegressor regressor = MdnRegressor.builder().components(3).build();
        assertThat(reached("bishop_inverse_sin", regressor)).isGreaterThan(1.08);
    }

    @Test
    void theFiveComponentMixtureIsLearntWithDefaults() {
        double reached = reached("gmm5_1x1", MdnRegressor.builder().build());
        assertThat(truth("gmm5_1x1") - reached).isLessThan(0.015);
    }

    @Test
    void correlatedTargetsAreLearntByAQuadraticNetworkThatBeginsAsAJointMixture() {
        List<String> inputs = List.of("x1", "x2");
        List<String> targets = List.of("y1", "y2");
        MdnRegressor regressor = MdnRegressor.builder()
                .family("gaussian-full")
                .hidden()
                .inputProducts(true)
                .jointStart(true)
                .learningRate(3e-4)
                .build();
        MdnModel model =
                regressor.fit(read("gmm5_2x2", "train", inputs, targets)).model();
        double truth = truth(read("gmm5_2x2", "test", inputs, List.of("log_p_true")));
        double reached = model.logLikelihood(read("gmm5_2x2", "test", inputs, targets));
        // Half a nat for each of 69 numbers is 0.017; the best joint mixture that expectation maximisation finds leaves
        // 0.021.
        assertThat(truth - reached).isLessThan(0.04);
    }

    @Test
    void theMostProbableModeMovesTheArmToItsPoint() {
        List<String> inputs = List.of("x1", "x2");
        List<String> targets = List.of("theta1", "theta2");
        Dataset train = read("bishop_robot_arm", "train", inputs, targets);
        Dataset test = read("bishop_robot_arm", "test", inputs, targets);
        MdnModel model = MdnRegressor.builder().build().fit(train).model();
        RobotArm arm = new RobotArm();
        double squares = 0;
        for (double[] point : test.x()) {
            squares += Math.pow(arm.positionError(point, model.predict(point).mode()), 2);
        }
        assertThat(Math.sqrt(squares / test.size())).isLessThan(0.01);
    }
}
