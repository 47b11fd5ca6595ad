package org.mdn4j.family;

import org.mdn4j.special.LoopMath;

/**
 * {@code ln Gamma(h + 1/2) - ln Gamma(h) - ln(h) / 2} of whole columns of numbers, with {@code h = nu / 2}: what makes a
 * Student-t density differ from a Gaussian one at its centre.
 *
 * <p>From {@code h} to {@code h + 1} the function grows by {@code ln(1 + 1 / (4 h (h + 1))) / 2}, by the recurrence of the
 * gamma function (DLMF 5.5.1); six steps on, four terms of the asymptotic series (DLMF 5.11.8) are right to 1e-10.
 */
final class HalfStepColumns {

    private static final int STEPS = 6;

    // -1/8 h^-1 + 1/192 h^-3 - 1/640 h^-5 + 17/14336 h^-7
    private static final double FIRST = -1.0 / 8;
    private static final double THIRD = 1.0 / 192;
    private static final double FIFTH = -1.0 / 640;
    private static final double SEVENTH = 17.0 / 14336;

    private final double[] half; // h, then h + STEPS
    private final double[] below; // the product of h (h + 1) over all steps
    private final double[] above; // that of h (h + 1) + 1/4
    private final double[] growth; // the sum of the derivatives of the logarithms of the steps

    HalfStepColumns(int mostSlots) {
        this.half = new double[mostSlots];
        this.below = new double[mostSlots];
        this.above = new double[mostSlots];
        this.growth = new double[mostSlots];
    }

    /**
     * The function and its slopes.
     *
     * @param inverseDegrees 1 / nu
     * @param values receives the function
     * @param slopes receives its derivative with respect to ln h
     */
    void evaluate(double[] inverseDegrees, double[] values, double[] slopes, int slots) {
        begin(inverseDegrees, slots);
        for (int step = 0; step < STEPS; step++) {
            step(slots);
        }
        for (int i = 0; i < slots; i++) {
            below[i] = (above[i] - below[i]) / below[i];
        }
        LoopMath.log1pOfAny(below, above, slots);
        for (int i = 0; i < slots; i++) {
            double inverse = 1 / half[i];
            double square = inverse * inverse;
            double series = FIRST + square * (THIRD + square * (FIFTH + square * SEVENTH));
            values[i] = inverse * series - 0.5 * above[i];
        }
        for (int i = 0; i < slots; i++) {
            double inverse = 1 / half[i];
            double square = inverse * inverse;
            double series = -FIRST - square * (3 * THIRD + square * (5 * FIFTH + square * (7 * SEVENTH)));
            slopes[i] = 0.5 / inverseDegrees[i] * (square * series + growth[i]);
        }
    }

    private void begin(double[] inverseDegrees, int slots) {
        for (int i = 0; i < slots; i++) {
            half[i] = 0.5 / inverseDegrees[i];
        }
        for (int i = 0; i < slots; i++) {
            below[i] = 1;
        }
        for (int i = 0; i < slots; i++) {
            above[i] = 1;
        }
        for (int i = 0; i < slots; i++) {
            growth[i] = 0;
        }
    }

    private void step(int slots) {
        for (int i = 0; i < slots; i++) {
            double product = half[i] * (half[i] + 1);
            growth[i] += (half[i] + 0.5) / (4 * product * (product + 0.25));
        }
        for (int i = 0; i < slots; i++) {
            above[i] *= half[i] * (half[i] + 1) + 0.25;
        }
        for (int i = 0; i < slots; i++) {
            below[i] *= half[i] * (half[i] + 1);
        }
        for (int i = 0; i < slots; i++) {
            half[i] += 1;
        }
    }
}
