package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/** What temperatures have in common: one changes nothing, zero leaves the centre alone. */
final class Temperature {

    private Temperature() {}

    static double check(double temperature) {
        return Checks.nonNegative("variance temperature", temperature);
    }

    /**
     * A member of a family at a temperature.
     *
     * @param centre what is left at zero
     * @param member the one whose variance is multiplied by the temperature given to it
     */
    static UnivariateDistribution of(
            UnivariateDistribution distribution,
            double temperature,
            double centre,
            DoubleFunction<UnivariateDistribution> member) {
        check(temperature);
        if (temperature == 1) {
            return distribution;
        }
        return temperature == 0 ? PointMass.of(centre) : member.apply(temperature);
    }

    /** Draws move away from the mean by the root of the temperature. */
    static Distribution aboutMean(Distribution distribution, double temperature) {
        check(temperature);
        if (temperature == 1) {
            return distribution;
        }
        double[] mean = distribution.mean();
        if (temperature == 0) {
            return distribution.dimension() == 1 ? PointMass.of(mean[0]) : constant(mean);
        }
        double spread = Math.sqrt(temperature);
        double[] shift = Arrays.stream(mean)
                .map(m -> (1 - spread) * Checks.finite("mean of what is tempered", m))
                .toArray();
        double[] scale = new double[mean.length];
        Arrays.fill(scale, spread);
        return distribution.affine(shift, scale);
    }

    private static Distribution constant(double[] value) {
        return IndependentProduct.of(
                Arrays.stream(value).mapToObj(PointMass::of).toList());
    }
}
