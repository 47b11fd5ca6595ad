package org.mdn4j.family;

import org.mdn4j.special.LoopMath;

/** A density on the line with its peak at zero, of whole columns of numbers. */
enum StandardDensity {
    /** The standard normal density. */
    NORMAL(-GaussianGroups.HALF_LOG_TWO_PI) {
        @Override
        void multiply(double[] u, double[] exponent, double[] factor, double[] score, int slots) {
            for (int i = 0; i < slots; i++) {
                exponent[i] -= 0.5 * (u[i] * u[i]);
            }
            System.arraycopy(u, 0, score, 0, slots);
        }
    },
    /** {@code e^-|u| / 2}. */
    LAPLACE(-Math.log(2)) {
        @Override
        void multiply(double[] u, double[] exponent, double[] factor, double[] score, int slots) {
            for (int i = 0; i < slots; i++) {
                exponent[i] -= Math.abs(u[i]);
            }
            for (int i = 0; i < slots; i++) {
                score[i] = sign(u[i]);
            }
        }
    },
    /** {@code e^-|u| / (1 + e^-|u|)^2}. */
    LOGISTIC(-Math.log(4)) {
        @Override
        void multiply(double[] u, double[] exponent, double[] factor, double[] score, int slots) {
            for (int i = 0; i < slots; i++) {
                exponent[i] -= Math.abs(u[i]);
            }
            for (int i = 0; i < slots; i++) {
                score[i] = -Math.abs(u[i]);
            }
            LoopMath.exp(score, score, slots);
            for (int i = 0; i < slots; i++) {
                factor[i] *= 4 / ((1 + score[i]) * (1 + score[i]));
            }
            for (int i = 0; i < slots; i++) {
                score[i] = (1 - score[i]) / (1 + score[i]) * sign(u[i]);
            }
        }
    };

    private final double logPeak;

    StandardDensity(double logPeak) {
        this.logPeak = logPeak;
    }

    /** The logarithm of the density at zero. */
    double logPeak() {
        return logPeak;
    }

    /**
     * Multiplies densities, in units of their peak, with {@code factor * e^exponent}.
     *
     * @param u where
     * @param exponent takes in what is beyond the range of factors
     * @param factor takes in what is of the order of one
     * @param score receives -d ln p / du
     */
    abstract void multiply(double[] u, double[] exponent, double[] factor, double[] score, int slots);

    private static double sign(double u) {
        return Math.max(-1, Math.min(1, u * 1e300)); // without a branch, so that loops vectorise
    }
}
