package org.mdn4j.distribution;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of {@code exp(kappa (cos t - 1))} over arcs, with a small relative error however far from the peak an arc
 * lies: the largest value on the arc is taken out before anything underflows.
 */
final class ArcIntegral {

    /** What lies further below the peak of an arc than this many nats does not reach the last digit. */
    private static final double NEGLIGIBLE = 60;

    private final double concentration;

    ArcIntegral(double concentration) {
        this.concentration = concentration;
    }

    /** The logarithm of the integral from {@code lower} to {@code upper}, both between -2 pi and 2 pi. */
    double log(double lower, double upper) {
        // Between two antipodes of the peak the integrand rises, then falls.
        double left = Math.min(Math.max(-Math.PI, lower), upper);
        double right = Math.max(Math.min(Math.PI, upper), lower);
        return LogSpace.sum(new double[] {
            logPiece(lower, left, -2 * Math.PI), logPiece(left, right, 0), logPiece(right, upper, 2 * Math.PI)
        });
    }

    /** The integral of a weight times the exponential; no scale is taken out, so it is for arcs that hold the peak. */
    double integral(DoubleUnaryOperator weight, double lower, double upper) {
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

    private double logPiece(double lower, double upper, double centre) {
        if (!(lower < upper)) {
            return Double.isNaN(lower + upper) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        double peak = nearest(lower, upper, centre);
        double[] points = points(lower, upper, peak);
        return drop(peak, 0) + Math.log(Quadrature.integrate(t -> Math.exp(drop(t, peak)), points));
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
