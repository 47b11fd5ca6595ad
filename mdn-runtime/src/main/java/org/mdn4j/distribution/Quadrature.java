package org.mdn4j.distribution;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals over pieces of the real line by the 15-point Gauss-Kronrod rule (Kronrod 1965), halving every piece until
 * its error estimate is negligible.
 *
 * <p>An integral to infinity is a sum over pieces that double in width, which suits exponential and algebraic tails
 * alike. Integrands are smooth inside pieces and of one sign, or nearly so.
 */
final class Quadrature {

    /** Positive nodes of the Kronrod rule in descending order; every second one is a node of the Gauss rule. */
    private static final double[] NODES = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691693013,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245
    };

    private static final double[] KRONROD = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649
    };

    private static final double KRONROD_CENTRE = 0.209482141084727828012999174891714;

    private static final double[] GAUSS = {
        0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975
    };

    private static final double GAUSS_CENTRE = 0.417959183673469387755102040816327;

    /** Error that a piece may add, relative to the sum over all pieces. */
    static final double TOLERANCE = 1e-14;

    private static final int MAX_HALVINGS = 48;

    /** Doublings of a piece that go through all doubles. */
    private static final int MAX_DOUBLINGS = 2100;

    /** Squares of numbers near the smallest have no digits to agree on. */
    private static final double NOISE = 1e-290;

    /** Halvings before rounding has to be what keeps an integrand from looking smooth. */
    private static final int BUDGET = 20_000;

    private static final int ROUGH_BUDGET = 200;

    private final DoubleUnaryOperator integrand;
    private final double tolerance;
    private int budget;
    private double total; // sum of the absolute values so far: the scale of the tolerance
    private double error; // of the last rule

    private Quadrature(DoubleUnaryOperator integrand, double tolerance) {
        this.integrand = integrand;
        this.tolerance = tolerance;
    }

    /**
     * The integral from the first to the last of ascending points.
     *
     * @param points at least two; the first may be minus and the last plus infinity, if there is a finite one between
     */
    static double integrate(DoubleUnaryOperator integrand, double[] points) {
        return integrate(integrand, points, TOLERANCE);
    }

    /** The same of an integrand that has fewer digits: the error that a piece may add, relative to the whole. */
    static double integrate(DoubleUnaryOperator integrand, double[] points, double tolerance) {
        Quadrature quadrature = new Quadrature(integrand, tolerance);
        quadrature.budget = tolerance == TOLERANCE ? BUDGET : ROUGH_BUDGET;
        int first = points[0] == Double.NEGATIVE_INFINITY ? 1 : 0;
        int last = points[points.length - 1] == Double.POSITIVE_INFINITY ? points.length - 2 : points.length - 1;
        // A rough pass sets the scale; otherwise the first pieces, deep in a tail, would be refined for nothing.
        for (int i = first; i < last; i++) {
            quadrature.total += Math.abs(quadrature.rule(points[i], points[i + 1]));
        }
        double sum = 0;
        for (int i = first; i < last; i++) {
            sum += quadrature.adaptive(points[i], points[i + 1], MAX_HALVINGS);
        }
        double width = last > first ? (points[last] - points[first]) / (last - first) : 0;
        if (first == 1) {
            sum += quadrature.tail(points[first], -start(width, points[first]));
        }
        if (last == points.length - 2) {
            sum += quadrature.tail(points[last], start(width, points[last]));
        }
        return sum;
    }

    private static double start(double width, double point) {
        return width > 0 ? width : Math.max(Math.abs(point), 1) * 0x1p-10;
    }

    private double tail(double from, double firstStep) {
        double sum = 0;
        double previous = 0;
        double near = from;
        double step = firstStep;
        for (int i = 0; i < MAX_DOUBLINGS; i++) {
            double far = near + step;
            if (Double.isInfinite(far)) {
                break;
            }
            double left = Math.min(near, far);
            double right = Math.max(near, far);
            if (total == 0) {
                total = Math.abs(rule(left, right)); // without a scale every piece would be halved to the end
            }
            double piece = adaptive(left, right, MAX_HALVINGS);
            sum += piece;
            total = Math.max(total, Math.abs(sum));
            boolean fading = Math.abs(piece) <= Math.abs(previous);
            // What is left of an algebraic tail is a geometric series of pieces like this one.
            if (fading && Math.abs(piece) <= 1e-17 * total) {
                break;
            }
            previous = piece;
            near = far;
            step *= 2;
        }
        return sum;
    }

    private double adaptive(double lower, double upper, int halvings) {
        double value = rule(lower, upper);
        double middle = 0.5 * lower + 0.5 * upper;
        boolean exact = !(error > Math.max(tolerance * total, NOISE));
        if (exact || halvings == 0 || budget == 0 || middle <= lower || middle >= upper) {
            return value;
        }
        budget--;
        return adaptive(lower, middle, halvings - 1) + adaptive(middle, upper, halvings - 1);
    }

    private double rule(double lower, double upper) {
        double centre = 0.5 * lower + 0.5 * upper;
        double half = 0.5 * upper - 0.5 * lower;
        double middle = integrand.applyAsDouble(centre);
        double kronrod = KRONROD_CENTRE * middle;
        double gauss = GAUSS_CENTRE * middle;
        double[] pairs = new double[NODES.length];
        for (int i = 0; i < NODES.length; i++) {
            double left = integrand.applyAsDouble(centre - half * NODES[i]);
            double right = integrand.applyAsDouble(centre + half * NODES[i]);
            pairs[i] = left + right;
            kronrod += KRONROD[i] * pairs[i];
            if (i % 2 == 1) {
                gauss += GAUSS[i / 2] * pairs[i];
            }
        }
        double spread = KRONROD_CENTRE * Math.abs(middle - 0.5 * kronrod);
        for (int i = 0; i < NODES.length; i++) {
            spread += KRONROD[i] * Math.abs(pairs[i] - kronrod);
        }
        // The estimate of QUADPACK (Piessens et al. 1983): the Kronrod rule is far better than its distance from Gauss.
        double distance = Math.abs(kronrod - gauss) * half;
        spread *= half;
        error = spread > 0 ? spread * Math.min(1, Math.pow(200 * distance / spread, 1.5)) : distance;
        return kronrod * half;
    }
}
