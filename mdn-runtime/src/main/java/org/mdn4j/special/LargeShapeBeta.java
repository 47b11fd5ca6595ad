package org.mdn4j.special;

/**
 * The incomplete beta function of two large shapes, by a Gauss-Legendre rule over the smaller tail of the density, which is
 * nearly Gaussian: there continued fractions need many terms and lose digits. Both tails keep their relative accuracy.
 */
final class LargeShapeBeta {

    /** From here on the density is Gaussian enough for the rule. */
    private static final double SMALLEST_SHAPE = 1e4;

    /** Nats that the density falls by over the two pieces of the tail; what is beyond is below rounding. */
    private static final double[] FALLS = {16, 45};

    private final double logTail; // on the side of x that does not hold the mean
    private final boolean above; // whether that is the upper one

    private LargeShapeBeta(double logTail, boolean above) {
        this.logTail = logTail;
        this.above = above;
    }

    /** The function at a point with its complement, or null where a shape is small. */
    static LargeShapeBeta of(double a, double b, double x, double y) {
        if (!(Math.min(a, b) >= SMALLEST_SHAPE && x > 0 && y > 0)) {
            return null;
        }
        double excess = IncompleteFunctions.betaExcess(a, b, x, y);
        boolean above = excess > 0;
        // Mirrored, so that the tail is the one below x.
        return above
                ? new LargeShapeBeta(logLower(b, a, y, x, -excess), true)
                : new LargeShapeBeta(logLower(a, b, x, y, excess), false);
    }

    private static double logLower(double a, double b, double x, double y, double excess) {
        double here = IncompleteFunctions.betaDeviance(a, b, x, y, excess);
        double slope = -excess / x / y; // of the log density
        double curvature = a / x / x + b / y / y;
        double sum = 0;
        double start = 0;
        for (double fall : FALLS) {
            double end = Math.min(x, 2 * fall / (slope + Math.sqrt(slope * slope + 2 * curvature * fall)));
            double centre = 0.5 * (start + end);
            double half = 0.5 * (end - start);
            double piece = 0;
            for (int i = 0; i < GaussLegendre.POINTS; i++) {
                double distance = centre + half * GaussLegendre.node(i);
                double u = x - distance;
                double v = y + distance;
                double there = IncompleteFunctions.betaDeviance(a, b, u, v, excess - (a + b) * distance);
                piece += GaussLegendre.weight(i) * Math.exp(there - here) / u / v;
            }
            sum += half * piece;
            start = end;
        }
        return IncompleteFunctions.logBetaPrefix(a, b, x, y) + Math.log(sum);
    }

    double lower() {
        return above ? -Math.expm1(logTail) : Math.exp(logTail);
    }

    double logLower() {
        return above ? Math.log1p(-Math.exp(logTail)) : logTail;
    }
}
