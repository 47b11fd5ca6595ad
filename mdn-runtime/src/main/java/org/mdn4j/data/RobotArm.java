package org.mdn4j.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Interval;

/**
 * The arm with two links of Bishop (1994, section 5.2): from joint angles to the position of the hand it is a function,
 * from the position to the angles there are two answers, elbow up and elbow down, over part of the plane.
 *
 * <p>The rows have no noise, so there is no density to compare with: what counts is how far from x the hand comes to be
 * when the arm takes the angles that a model proposes.
 */
public final class RobotArm {

    private static final double FIRST_LINK = 0.8;
    private static final double SECOND_LINK = 0.2;
    private static final Interval FIRST_ANGLE = new Interval(0.3, 1.2);
    private static final Interval SECOND_ANGLE = new Interval(Math.PI / 2, 3 * Math.PI / 2);

    /** Inputs x1 and x2, in lengths of the stretched arm; targets theta1 and theta2, in radians. */
    public Columns columns() {
        return new Columns(List.of("x1", "x2"), List.of("theta1", "theta2"));
    }

    /**
     * Positions and the angles that led to them, uniform over the ranges of the joints: theta1 between 0.3 and 1.2,
     * theta2 between pi/2 and 3 pi/2.
     *
     * @param n the number of rows, at least 1
     * @throws IllegalArgumentException if {@code n} is below 1
     */
    public Dataset sample(int n, RandomGenerator rng) {
        double[] theta1 = SimulatedRows.uniform(n, FIRST_ANGLE, rng);
        double[] theta2 = SimulatedRows.uniform(n, SECOND_ANGLE, rng);
        double[][] x = new double[n][];
        double[][] y = new double[n][];
        for (int i = 0; i < n; i++) {
            x[i] = position(theta1[i], theta2[i]);
            y[i] = new double[] {theta1[i], theta2[i]};
        }
        return Dataset.of(columns(), x, y);
    }

    /** Where the hand is, {@code [2]}: forward kinematics with links of 0.8 and 0.2. */
    public double[] position(double theta1, double theta2) {
        return new double[] {
            FIRST_LINK * Math.cos(theta1) - SECOND_LINK * Math.cos(theta1 + theta2),
            FIRST_LINK * Math.sin(theta1) - SECOND_LINK * Math.sin(theta1 + theta2)
        };
    }

    /** How far the hand is from where it was to be, at angles {@code [theta1, theta2]}. */
    public double positionError(double[] target, double[] angles) {
        double[] reached = position(angles[0], angles[1]);
        return Math.hypot(reached[0] - target[0], reached[1] - target[1]);
    }
}
