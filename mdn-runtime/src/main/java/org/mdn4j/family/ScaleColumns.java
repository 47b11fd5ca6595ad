package org.mdn4j.family;

import org.mdn4j.special.LoopMath;

/** A {@link PositiveFunction} of whole columns of raw scales: exp or softplus, plus a floor. */
final class ScaleColumns {

    /** How many precisions a product may have before it goes into the exponent. */
    static final int IN_PRODUCT = 4;

    /** Scales are kept from e^-44 to e^44, so that their squares and products of four stay far within a double. */
    private static final double LARGEST_EXPONENT = 44;

    private static final double LARGEST = Math.exp(LARGEST_EXPONENT);

    private final boolean softplus;
    private final double floor;
    private final double[] share; // e^-|raw|

    /**
     * Only for what {@link #supports} says.
     *
     * @param mostSlots the length of the longest column
     */
    ScaleColumns(Constraint constraint, int mostSlots) {
        this.softplus = constraint.name().equals(PositiveFunction.SOFTPLUS.label());
        this.floor = constraint.floor();
        this.share = new double[mostSlots];
    }

    static boolean supports(Constraint constraint) {
        return constraint.name().equals(PositiveFunction.SOFTPLUS.label())
                || constraint.name().equals(PositiveFunction.EXP.label());
    }

    /**
     * The inverses of scales.
     *
     * @param raw raw scales; gives way to the derivatives of the logarithms of the scales
     * @param precisions receives the inverses
     */
    void invert(double[] raw, double[] precisions, int slots) {
        if (softplus) {
            softplus(raw, precisions, slots);
        } else {
            exp(raw, precisions, slots);
        }
    }

    private void exp(double[] raw, double[] precisions, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, raw[i]));
        }
        LoopMath.exp(share, share, slots);
        for (int i = 0; i < slots; i++) {
            precisions[i] = 1 / (share[i] + floor);
        }
        for (int i = 0; i < slots; i++) {
            raw[i] = share[i] * precisions[i];
        }
    }

    private void softplus(double[] raw, double[] precisions, int slots) {
        for (int i = 0; i < slots; i++) {
            share[i] = Math.max(-LARGEST_EXPONENT, -Math.abs(raw[i]));
        }
        LoopMath.exp(share, share, slots);
        LoopMath.log1p(share, precisions, slots);
        for (int i = 0; i < slots; i++) {
            precisions[i] = 1 / (precisions[i] + Math.min(LARGEST, Math.max(raw[i], 0)) + floor);
        }
        for (int i = 0; i < slots; i++) {
            // 1 above zero, e^raw below: the smaller term is the wrong one on either side.
            double numerator = Math.max(share[i], Math.min(1, raw[i] * 1e300));
            raw[i] = numerator * precisions[i] / (1 + share[i]);
        }
    }
}
