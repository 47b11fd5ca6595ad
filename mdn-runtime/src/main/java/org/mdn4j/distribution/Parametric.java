package org.mdn4j.distribution;

import java.util.Arrays;

/** A univariate distribution that its class and a few numbers determine. */
abstract class Parametric implements UnivariateDistribution {

    /** The numbers, in the order of the factory method. */
    abstract double[] parameters();

    /**
     * The finite ends of the support and the values between which the density, the score and its derivative are monotone
     * and the score keeps its sign, in any order; null if nobody has worked them out.
     */
    double[] bends() {
        return null;
    }

    /** The derivative of the {@link #logDensityDerivative score}; used only together with {@link #bends}. */
    double logDensityCurvature(double y) {
        return Double.NaN;
    }

    /** {@code ln tail}, by way of the complement where the tail is the larger part. */
    static double logTail(double tail, double complement) {
        return tail < 0.5 ? Math.log(tail) : Math.log1p(-complement);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Parametric that
                && getClass() == that.getClass()
                && Arrays.equals(parameters(), that.parameters());
    }

    @Override
    public final int hashCode() {
        return 31 * getClass().hashCode() + Arrays.hashCode(parameters());
    }
}
