package org.mdn4j.distribution;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** Integrals of a weight times {@code exp(kappa (cos t - 1))} over arcs that hold the peak. */
final class ArcIntegral {

    /** What lies further below the peak of an arc than this many nats does not reach the last digit. */
    private static final double NEGLIGIBLE = 60;

    private final double concentration;

    ArcIntegral(double concentration) {
        this.concentration = concentration;
    }

    /** The integral of a weight times the exponential, between -2 pi and 2 pi. */
    double of(DoubleUnaryOperator weight, double lower, double upper) {
        double sum = 0;
        double[] ends = {lower, Math.max(-Math.PI, lower), Math.min(Math.PI, upper), upper};
        for (int i = 0; i < 3; i++) {
            if (ends[i] < ends[i + 1]) {
                double[] points = points(ends[i], ends[i + 1], nearest(ends[i], ends[i + 1], (i - 1) * 2 * Math.PI));
                sum += Quadrature.integrate(t -> weight.applyAsDouble(t) * Math.exp(drop(t, 0)), points);
            }
        }
        return sum;
    }

    private static double nearest(double lower, double upper, double centre) {
        return Math.min(Math.max(centre, lower), upper);
    }

    /** {@code kappa (cos t - cos peak)} without the difference. */
    private double drop(double t, double peak) {
        return -2 * concentration * Math.sin(0.5 * (t - peak)) * Math.sin(0.5 * (t + peak));
    }

    /** Points that double their distance from the peak, beginning at the width of the peak, until nothing is left. */
    private double[] points(double lower, double upper, double peak) {
        TreeSet<Double> points = new TreeSet<>();
        points.add(peak + 0.0);
        double steepness = Math.max(concentration * Math.abs(Math.sin(peak)), Math.sqrt(concentration));
        double width = 1 / Math.max(steepness, 1);
        for (int side = -1; side <= 1; side += 2) {
            double end = side < 0 ? lower : upper;
            double step = width;
            double point = peak;
            while (point != end && drop(point, peak) > -NEGLIGIBLE) {
                point = side * (peak + side * step - end) < 0 ? peak + side * step : end;
                points.add(point + 0.0);
                step *= 2;
            }
        }
        if (points.size() == 1) {
            points.add(peak == lower ? Math.nextUp(peak) : Math.nextDown(peak));
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
