package org.mdn4j.distribution;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All points at which the density of a mixture of known families turns, by bisection with bounds.
 *
 * <p>Between the bends of all components the slope of each keeps its sign and lies between bounds that its ends give. An
 * interval is done once those bounds prove that the whole density rises, falls, or has a slope that is monotone;
 * otherwise it is halved. Beyond the outermost bends every component falls off, and so does their sum. Logarithms
 * throughout: between components far apart all densities underflow.
 */
final class TurningPoints {

    /** Turning points closer than this, relative to the length over which the density changes, drown in rounding. */
    private static final double RESOLUTION = 1e-7;

    /** Halvings before the density has to be flat but for rounding, as two beta densities may add up to a uniform one. */
    private static final int BUDGET = 50_000;

    /** So that its square is finite: an infinite one would outweigh any density, however small. */
    private static final double LARGEST_SCORE = 1e150;

    private final List<Curve> curves;
    private final TreeMap<Double, Turn> found = new TreeMap<>();
    private int budget = BUDGET;
    private double lastPoint;
    private double lastSign; // of the slope at the last point that had one; zero where the search starts afresh

    private TurningPoints(List<Curve> curves) {
        this.curves = curves;
    }

    /**
     * The turning points of a sum of curves.
     *
     * @param jumps where the density may jump: a turn there is none of the slope
     */
    static TreeMap<Double, Turn> of(List<Curve> curves, Set<Double> jumps) {
        TreeSet<Double> bends = new TreeSet<>();
        for (Curve curve : curves) {
            for (double bend : curve.bends()) {
                bends.add(bend + 0.0);
            }
        }
        TurningPoints search = new TurningPoints(curves);
        double previous = Double.NEGATIVE_INFINITY;
        for (double bend : bends) {
            double before = Math.nextDown(bend);
            if (previous == Double.NEGATIVE_INFINITY) {
                search.begin(before);
            } else {
                search.piece(Math.nextUp(previous), before);
            }
            if (jumps.contains(bend)) {
                search.lastSign = 0;
            }
            previous = bend;
        }
        search.finish(previous);
        return search.found;
    }

    /** Up to the first bend the density rises, also where its slope underflows; if that is where it begins, it is zero. */
    private void begin(double before) {
        lastPoint = before;
        lastSign = new Slopes(curves, before).largest > Double.NEGATIVE_INFINITY ? 1 : 0;
    }

    /** From the last bend on it falls, also where the slope next to it is lost in rounding. */
    private void finish(double bend) {
        Slopes after = new Slopes(curves, Math.nextUp(bend));
        visit(after);
        if (lastSign > 0 && after.largest > Double.NEGATIVE_INFINITY) {
            found.put(bend, Turn.PEAK);
        }
    }

    private void piece(double from, double to) {
        if (from < to) {
            split(new Slopes(curves, from), new Slopes(curves, to));
        } else if (from == to) {
            visit(new Slopes(curves, from));
        }
    }

    private void split(Slopes a, Slopes b) {
        double middle = 0.5 * a.y + 0.5 * b.y;
        boolean finest = budget <= 0 || middle <= a.y || middle >= b.y || (b.y - a.y) * rate(a, b) < RESOLUTION;
        if (finest || rises(a, b) || bends(a, b)) {
            visit(a);
            visit(b);
            return;
        }
        budget--;
        Slopes m = new Slopes(curves, middle);
        split(a, m);
        split(m, b);
    }

    /** Notes where the slope stands; where it has changed its sign since the last point, finds the place. */
    private void visit(Slopes here) {
        double slope = here.slope(SignBounds.ROUNDING);
        if (slope == 0 || Double.isNaN(slope)) {
            return;
        }
        if (slope * lastSign < 0) {
            bisect(lastPoint, here.y, lastSign);
        }
        lastPoint = here.y;
        lastSign = Math.signum(slope);
    }

    private void bisect(double from, double to, double sign) {
        double lower = from;
        double upper = to;
        double middle = 0.5 * lower + 0.5 * upper;
        while (middle > lower && middle < upper) {
            double value = new Slopes(curves, middle).slope(0);
            if (value == 0 || Double.isNaN(value)) {
                break; // NaN at a kink
            }
            if (value > 0 == sign > 0) {
                lower = middle;
            } else {
                upper = middle;
            }
            middle = 0.5 * lower + 0.5 * upper;
        }
        found.put(middle + 0.0, sign > 0 ? Turn.PEAK : Turn.DIP);
    }

    /** How fast the density changes, per unit of length, as the largest of its components say. */
    private static double rate(Slopes a, Slopes b) {
        double largest = Math.max(a.largest, b.largest);
        double rate = 0;
        for (int k = 0; k < a.log.length; k++) {
            double share = Math.exp(Math.max(a.log[k], b.log[k]) - largest);
            double own = Math.max(Math.abs(a.score[k]), Math.abs(b.score[k]));
            double bend = Math.max(Math.abs(a.curvature[k]), Math.abs(b.curvature[k]));
            rate += share > 0 ? share * (own + Math.sqrt(bend)) : 0;
        }
        return rate;
    }

    /** Whether the density provably rises or provably falls between two points. */
    private static boolean rises(Slopes a, Slopes b) {
        SignBounds bounds = new SignBounds(a.log.length);
        for (int k = 0; k < a.log.length; k++) {
            bounds.add(a.log[k], b.log[k], a.score[k], b.score[k]);
        }
        return bounds.decided();
    }

    /** Whether the slope of the density is provably monotone between two points: {@code p'' = p (score^2 + score')}. */
    private static boolean bends(Slopes a, Slopes b) {
        SignBounds bounds = new SignBounds(a.log.length);
        for (int k = 0; k < a.log.length; k++) {
            double squareA = a.score[k] * a.score[k];
            double squareB = b.score[k] * b.score[k];
            double least = Math.min(squareA, squareB) + Math.min(a.curvature[k], b.curvature[k]);
            double most = Math.max(squareA, squareB) + Math.max(a.curvature[k], b.curvature[k]);
            bounds.add(a.log[k], b.log[k], least, most);
        }
        return bounds.decided();
    }

    /** The log densities of all components at a point, their scores, and the derivatives of these. */
    private static final class Slopes {

        private final double y;
        private final double[] log; // [K]
        private final double[] score; // [K]
        private final double[] curvature; // [K]
        private final double largest; // of the log densities

        Slopes(List<Curve> curves, double y) {
            this.y = y;
            int count = curves.size();
            log = new double[count];
            score = new double[count];
            curvature = new double[count];
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                Curve curve = curves.get(k);
                log[k] = curve.logWeight() + curve.distribution().logDensity(y);
                if (log[k] > Double.NEGATIVE_INFINITY) {
                    double steepness = curve.distribution().logDensityDerivative(y);
                    score[k] = Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, steepness));
                    double bend = curve.curvature().applyAsDouble(y);
                    curvature[k] =
                            Math.max(-LARGEST_SCORE * LARGEST_SCORE, Math.min(LARGEST_SCORE * LARGEST_SCORE, bend));
                }
                max = Math.max(max, log[k]);
            }
            largest = max;
        }

        /** The slope of the density up to a positive factor, or zero where its terms cancel to a share of them. */
        double slope(double rounding) {
            double scale = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < log.length; k++) {
                scale = score[k] == 0 ? scale : Math.max(scale, log[k] + Math.log(Math.abs(score[k])));
            }
            double sum = 0;
            double size = 0;
            for (int k = 0; k < log.length; k++) {
                if (score[k] != 0) {
                    double term = Math.exp(log[k] + Math.log(Math.abs(score[k])) - scale);
                    sum += Math.signum(score[k]) * term;
                    size += term;
                }
            }
            return Math.abs(sum) <= rounding * size ? 0 : sum;
        }
    }
}
