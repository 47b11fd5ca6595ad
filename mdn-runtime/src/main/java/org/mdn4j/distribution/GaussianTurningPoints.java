package org.mdn4j.distribution;

import java.util.List;
import java.util.TreeMap;

/**
 * All points at which the density of a Gaussian mixture turns, by bisection with bounds: an interval is dropped once the
 * slope of the density provably has no zero in it, and searched once the slope is provably monotone.
 *
 * <p>All of them lie between the smallest and the largest mean. The bounds are sums of the ranges of the terms.
 */
final class GaussianTurningPoints {

    /** Two turning points closer than this, relative to the narrowest component, drown in rounding. */
    private static final double RESOLUTION = 1e-7;

    private static final double FLAT = 4e-15; // relative change of the log density that is rounding
    private static final double FLAT_REACH = 1e-4; // in standard deviations of the narrowest component
    private static final double SLOPE_NOISE = 1e-14;

    private final GaussianKernel kernel;
    private final double narrowest; // the smallest standard deviation, the unit of the derivatives
    private final double resolution;
    private final TreeMap<Double, Turn> found = new TreeMap<>();

    private GaussianTurningPoints(GaussianKernel kernel, double narrowest) {
        this.kernel = kernel;
        this.narrowest = narrowest;
        this.resolution = RESOLUTION * narrowest;
    }

    static TreeMap<Double, Turn> of(GaussianKernel kernel) {
        double narrowest = Double.POSITIVE_INFINITY;
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < kernel.means().length; k++) {
            narrowest = Math.min(narrowest, kernel.deviations()[k]);
            lower = Math.min(lower, kernel.means()[k]);
            upper = Math.max(upper, kernel.means()[k]);
        }
        GaussianTurningPoints search = new GaussianTurningPoints(kernel, narrowest);
        // A margin that is no round number keeps bisection off the symmetric places where zeros like to be.
        double margin = Math.max(0.0917 * narrowest, 4 * Math.ulp(Math.max(Math.abs(lower), Math.abs(upper))));
        search.split(lower - margin, upper + 1.3 * margin);
        return search.withoutNoise();
    }

    /**
     * One turning point, or none, for each run of them between which the density is the same but for rounding: where a
     * peak is as flat as that of two equal Gaussians two standard deviations apart, the slope changes sign by chance.
     */
    private TreeMap<Double, Turn> withoutNoise() {
        List<Double> points = List.copyOf(found.keySet());
        TreeMap<Double, Turn> turns = new TreeMap<>();
        for (int first = 0, last; first < points.size(); first = last + 1) {
            last = first;
            while (last + 1 < points.size() && isFlat(points.get(last), points.get(last + 1))) {
                last++;
            }
            if (first == last) {
                turns.put(points.get(first), found.get(points.get(first)));
            } else {
                double before = signBeyond(points.get(first), -1);
                double after = signBeyond(points.get(last), 1);
                double middle = 0.5 * points.get(first) + 0.5 * points.get(last);
                if (before != after) {
                    turns.put(middle + 0.0, before > 0 ? Turn.PEAK : Turn.DIP);
                }
            }
        }
        return turns;
    }

    private boolean isFlat(double left, double right) {
        double change = Math.abs(kernel.logDensity(left) - kernel.logDensity(right));
        return right - left < FLAT_REACH * narrowest && change <= FLAT * (1 + Math.abs(kernel.logDensity(left)));
    }

    /** The sign of the slope a little further out, where it is more than rounding. */
    private double signBeyond(double y, int direction) {
        double step = FLAT_REACH * narrowest;
        while (Math.abs(slope(y + direction * step)) < SLOPE_NOISE && step < narrowest) {
            step *= 2;
        }
        return Math.signum(slope(y + direction * step));
    }

    private void split(double lower, double upper) {
        if (!containsZero(lower, upper, 1)) {
            return;
        }
        double middle = 0.5 * lower + 0.5 * upper;
        boolean finest = upper - lower <= resolution || middle <= lower || middle >= upper;
        if (finest || !containsZero(lower, upper, 2)) {
            enclose(lower, upper);
            return;
        }
        split(lower, middle);
        split(middle, upper);
    }

    /** Notes the zero of a monotone slope, if there is one: by secants, with bisection wherever they are slow. */
    private void enclose(double from, double to) {
        double first = slope(from);
        if (first == 0) {
            found.put(from + 0.0, Turn.UNKNOWN);
            return;
        }
        double last = slope(to);
        if (!(first * last < 0)) {
            return;
        }
        double lower = from;
        double upper = to;
        double atLower = first;
        double atUpper = last;
        double width = to - from; // three steps ago
        double previous = Double.NaN;
        double y = 0.5 * lower + 0.5 * upper;
        for (int step = 1; y > lower && y < upper; step++) {
            double value = slope(y);
            if (value == 0) {
                break;
            }
            // An end that stays for the second time counts half, so that it will not stay long (Dowell and Jarratt
            // 1971).
            if (value > 0 == first > 0) {
                atUpper *= y > previous ? 0.5 : 1;
                lower = y;
                atLower = value;
            } else {
                atLower *= y < previous ? 0.5 : 1;
                upper = y;
                atUpper = value;
            }
            previous = y;
            boolean slow = step % 3 == 0 && upper - lower > 0.25 * width;
            width = step % 3 == 0 ? upper - lower : width;
            double secant = lower + (upper - lower) * (atLower / (atLower - atUpper));
            y = slow || !(secant > lower && secant < upper) ? 0.5 * lower + 0.5 * upper : secant;
        }
        found.put(y + 0.0, first > 0 ? Turn.PEAK : Turn.DIP);
    }

    /** The slope of the density, up to a positive factor. */
    private double slope(double y) {
        int strongest = strongest(y);
        double sum = 0;
        for (int k = 0; k < kernel.means().length; k++) {
            double s = kernel.deviations()[k];
            sum += (kernel.means()[k] - y)
                    / s
                    / (s / narrowest)
                    * FastNormal.exp(logRatio(y, k, strongest)); // at most one
        }
        return sum;
    }

    /**
     * Whether the bounds of the first or second derivative of the density leave room for a zero.
     *
     * <p>All terms are divided by the density of the component that is strongest in the middle: far from every mean,
     * where densities change by many orders of magnitude inside an interval, the strongest still outweighs the rest.
     */
    private boolean containsZero(double lower, double upper, int order) {
        int strongest = strongest(0.5 * lower + 0.5 * upper);
        double smallest = 0;
        double largest = 0;
        for (int k = 0; k < kernel.means().length; k++) {
            double a = (lower - kernel.means()[k]) / kernel.deviations()[k];
            double b = (upper - kernel.means()[k]) / kernel.deviations()[k];
            double s = kernel.deviations()[k] / narrowest;
            double atA = order == 1 ? -a / s : (a * a - 1) / s / s;
            double atB = order == 1 ? -b / s : (b * b - 1) / s / s;
            double min = Math.min(atA, atB);
            double max = Math.max(atA, atB);
            if (order == 2 && a < 0 && b > 0) {
                min = -1 / s / s;
            }
            double least = k == strongest ? 1 : exp(logRatio(lower, upper, k, strongest, -1));
            double most = k == strongest ? 1 : exp(logRatio(lower, upper, k, strongest, 1));
            smallest += min < 0 ? min * most : min * least;
            largest += max > 0 ? max * most : max * least;
        }
        return !(smallest > 0 || largest < 0);
    }

    private static double exp(double x) {
        return x < 700 ? FastNormal.exp(x) : Double.POSITIVE_INFINITY;
    }

    private int strongest(double y) {
        int strongest = 0;
        for (int k = 1; k < kernel.means().length; k++) {
            strongest = logRatio(y, k, strongest) > 0 ? k : strongest;
        }
        return strongest;
    }

    /** The largest (sign 1) or smallest (sign -1) log ratio of two components in an interval: a parabola over y. */
    private double logRatio(double lower, double upper, int k, int other, int sign) {
        double ends = sign * Math.max(sign * logRatio(lower, k, other), sign * logRatio(upper, k, other));
        double ratio = kernel.deviations()[other] / kernel.deviations()[k];
        double difference = kernel.means()[other] - kernel.means()[k];
        double vertex = kernel.means()[k] - difference / (ratio * ratio - 1);
        return vertex > lower && vertex < upper
                ? sign * Math.max(sign * ends, sign * logRatio(vertex, k, other))
                : ends;
    }

    private double logRatio(double y, int k, int other) {
        double u = (y - kernel.means()[k]) / kernel.deviations()[k];
        double v = (y - kernel.means()[other]) / kernel.deviations()[other];
        return kernel.logHeights()[k] - kernel.logHeights()[other] - 0.5 * (u - v) * (u + v);
    }
}
