package org.mdn4j.distribution;

/** The CRPS of a mixture of Laplace components in closed form: {@code E|X - y| - E|X - X'| / 2}, pair by pair. */
final class LaplaceScore {

    /** Below this share of its terms the difference of the two sums has lost three digits. */
    private static final double CANCELLATION = 1e-3;

    private LaplaceScore() {}

    /** The score, or NaN where a component is of another family or the two sums have cancelled. */
    static double crps(double[] weights, UnivariateDistribution[] parts, double y) {
        double distance = 0;
        double spread = 0;
        for (int k = 0; k < parts.length; k++) {
            if (!(parts[k] instanceof Laplace one)) {
                return Double.NaN;
            }
            double b = one.scale();
            double d = Math.abs(y - one.location());
            distance += weights[k] * (d + b * Math.exp(-d / b));
            spread += 1.5 * weights[k] * weights[k] * b;
            for (int l = 0; l < k; l++) {
                Laplace other = (Laplace) parts[l];
                double apart = Math.abs(one.location() - other.location());
                spread += 2 * weights[k] * weights[l] * meanDistance(apart, b, other.scale());
            }
        }
        double crps = distance - 0.5 * spread;
        return crps < CANCELLATION * distance ? Double.NaN : crps;
    }

    /**
     * {@code E|X - X'|} for two Laplace variables whose locations are d apart.
     *
     * <p>By partial fractions of the characteristic function {@code 1 / ((1 + a^2 t^2) (1 + b^2 t^2))} it is {@code d + (a^3
     * exp(-d/a) - b^3 exp(-d/b)) / (a^2 - b^2)}, written here so that nothing cancels for scales that are nearly equal.
     */
    static double meanDistance(double d, double scale, double otherScale) {
        double a = Math.max(scale, otherScale);
        double ratio = Math.min(scale, otherScale) / a;
        double u = d / a;
        double decay = Math.exp(-u);
        if (decay == 0) {
            return d;
        }
        double difference = u * (1 - ratio) / ratio; // d / b - d / a
        double fall = difference > 0 ? -Math.expm1(-difference) / difference : 1;
        return d + a * decay * (1 + ratio + ratio * ratio * (1 + u * fall)) / (1 + ratio);
    }
}
