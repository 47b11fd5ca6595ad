package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;

class SimulatedTaskTest {

    private static final int ROWS = 4000;

    static Stream<SimulatedTask> tasks() {
        return Stream.of(new ThreeBands(), new InverseSinusoid());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void truthIntegratesToOneAtEveryX(SimulatedTask task) {
        for (double x : task.sample(25, new SplittableRandom(1)).column("x")) {
            UnivariateMixture truth = task.truth(x);
            Interval bulk = new Interval(-3, 3);
            int steps = 10_000;
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                sum += truth.density(bulk.lower() + (i + 0.5) * bulk.width() / steps);
            }
            // The rectangle rule misses up to a step at each of the six jumps of a uniform mixture.
            assertThat(sum * bulk.width() / steps).isCloseTo(1, within(0.005));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void samplesAgreeWithTheTruth(SimulatedTask task) {
        Dataset data = task.sample(ROWS, new SplittableRandom(2));
        double[] pit = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            pit[i] = task.truth(data.x(i)[0]).cdf(data.y(i)[0]);
        }
        assertThat(kolmogorovSmirnov(pit)).isLessThan(1.95 / Math.sqrt(ROWS)); // the 0.1 % point
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void rowsFollowFromTheGeneratorAndStayInTheRangeOfX(SimulatedTask task) {
        Dataset data = task.sample(500, new SplittableRandom(3));
        assertThat(data.columns()).isEqualTo(task.columns());
        assertThat(data.y())
                .isDeepEqualTo(task.sample(500, new SplittableRandom(3)).y());
        assertThat(DoubleStream.of(data.column("x"))).allMatch(task.inputRange()::contains);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void refusesNoRowsAndAnXThatNoRowCanHave(SimulatedTask task) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task.sample(0, new SplittableRandom(1)))
                .withMessageContaining("at least 1 row but got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> task.truth(5)).withMessageContaining("but got 5.0");
        assertThatIllegalArgumentException().isThrownBy(() -> task.truth(Double.NaN));
    }

    @Test
    void logLikelihoodIsTheMeanLogDensity() {
        InverseSinusoid task = new InverseSinusoid();
        Dataset data = Dataset.of(new double[] {0.5, 0.1}, new double[] {0.5, 0.03});
        double expected = (task.truth(0.5).logDensity(0.5) + task.truth(0.1).logDensity(0.03)) / 2;
        assertThat(task.logLikelihood(data)).isEqualTo(expected);
    }

    /** From the definition by quadrature: p(y|x) = 1 / (length of all y whose curve passes within 0.1 of x). */
    @ParameterizedTest
    @CsvSource({"-0.05", "0.02", "0.3", "0.5", "0.61", "0.72", "0.93", "1.07"})
    void inverseSinusoidIsUniformOnTheRightSet(double x) {
        int steps = 100_000;
        int inside = 0;
        for (int i = 0; i < steps; i++) {
            double y = (i + 0.5) / steps;
            if (Math.abs(x - y - 0.3 * Math.sin(2 * Math.PI * y)) < 0.1) {
                inside++;
            }
        }
        UnivariateMixture truth = new InverseSinusoid().truth(x);
        double density = truth.density(truth.components().get(0).mean());
        assertThat(density * inside / steps).isCloseTo(1, within(1e-3));
    }

    @Test
    void inverseSinusoidHasTwoSeparateAnswersBesideTheMiddle() {
        assertThat(new InverseSinusoid().truth(0.05).components()).hasSize(1);
        assertThat(new InverseSinusoid().truth(0.4).components()).hasSize(2);
        // With noise of 0.1 the three branches of the curve just touch.
        assertThat(new InverseSinusoid().truth(0.5).components()).hasSize(1);
        assertThat(new InverseSinusoid().truth(0.6).components()).hasSize(2);
        assertThat(new InverseSinusoid().truth(0.95).components()).hasSize(1);
    }

    @Test
    void threeBandsAreTwoOnTheLeftAndThreeOnTheRight() {
        assertThat(peaks(new ThreeBands().truth(-0.9))).isEqualTo(2);
        assertThat(peaks(new ThreeBands().truth(-0.4))).isEqualTo(2);
        assertThat(peaks(new ThreeBands().truth(0.4))).isEqualTo(3);
        assertThat(peaks(new ThreeBands().truth(0.9))).isEqualTo(3);
    }

    @Test
    void robotArmSamplesLeadToTheirPositions() {
        RobotArm arm = new RobotArm();
        Dataset data = arm.sample(200, new SplittableRandom(4));
        for (int i = 0; i < data.size(); i++) {
            assertThat(arm.positionError(data.x(i), data.y(i))).isZero();
        }
        assertThat(DoubleStream.of(data.column("theta1"))).allMatch(new Interval(0.3, 1.2)::contains);
        // Elbow up and elbow down: mirrored about theta2 = pi, the hand comes back to the same place.
        double[] hand = arm.position(0.7, 2.5);
        double reach = Math.hypot(hand[0], hand[1]);
        double[] mirrored = arm.position(0.7, 2 * Math.PI - 2.5);
        assertThat(Math.hypot(mirrored[0], mirrored[1])).isCloseTo(reach, within(1e-12));
        assertThat(arm.position(0, Math.PI)).containsExactly(new double[] {1, 0}, within(1e-12));
    }

    private static int peaks(UnivariateMixture truth) {
        double[] density = new double[4001];
        Arrays.setAll(density, i -> truth.density(-2 + i / 1000.0));
        int peaks = 0;
        for (int i = 1; i < density.length - 1; i++) {
            if (density[i] > density[i - 1] && density[i] >= density[i + 1]) {
                peaks++;
            }
        }
        return peaks;
    }

    private static double kolmogorovSmirnov(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(
                    distance, Math.max(sorted[i] - i / (double) sorted.length, (i + 1.0) / sorted.length - sorted[i]));
        }
        return distance;
    }
}
