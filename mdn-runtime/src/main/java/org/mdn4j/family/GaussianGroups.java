package org.mdn4j.family;

/** Parameter groups and constants of the Gaussian families. */
final class GaussianGroups {

    static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** Variance floor for standardised targets: a standard deviation of a thousandth of that of the target. */
    private static final double VARIANCE_FLOOR = 1e-6;

    private GaussianGroups() {}

    static Parameter means(int targets) {
        return new Parameter("means", targets, Parameter.Role.LOCATION, Constraint.IDENTITY);
    }

    static Parameter variances(int size) {
        Constraint variance = Constraint.positive(PositiveFunction.SOFTPLUS, VARIANCE_FLOOR);
        return new Parameter("variances", size, Parameter.Role.VARIANCE, variance);
    }

    /** The indices of the coordinates that are not missing, ascending. */
    static int[] observed(double[] y) {
        int[] observed = new int[y.length];
        int count = 0;
        for (int d = 0; d < y.length; d++) {
            if (!Double.isNaN(y[d])) {
                observed[count++] = d;
            }
        }
        return java.util.Arrays.copyOf(observed, count);
    }
}
