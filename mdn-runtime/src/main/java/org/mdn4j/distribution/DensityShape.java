package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Where a density rises and falls: its support cut into pieces on which it is monotone.
 *
 * <p>Pieces end at the ends of supports, where the density may jump, and where the {@link
 * UnivariateDistribution#logDensityDerivative score} changes its sign.
 */
final class DensityShape {

    private final double[] ends; // ascending, from the lower to the upper end of the support
    private final double[] modes;

    private DensityShape(double[] ends, double[] modes) {
        this.ends = ends;
        this.modes = modes;
    }

    static DensityShape of(UnivariateDistribution distribution) {
        return of(distribution, turningPoints(distribution));
    }

    /** The shape of a distribution whose turning points are known already. */
    static DensityShape of(UnivariateDistribution distribution, TreeMap<Double, Turn> turningPoints) {
        Interval support = distribution.support();
        TreeSet<Double> ends = new TreeSet<>(turningPoints.keySet());
        ends.addAll(Landmarks.jumps(distribution));
        ends.add(support.lower() + 0.0);
        ends.add(support.upper() + 0.0);
        List<Double> modes = new ArrayList<>();
        for (double end : ends.subSet(support.lower(), false, support.upper(), false)) {
            Turn turn = turningPoints.get(end);
            if (turn == Turn.PEAK
                    || turn != Turn.DIP
                            && !Atoms.at(distribution, end)
                            && isPeak(distribution, ends, end, turn != null)) {
                modes.add(end);
            }
        }
        return new DensityShape(array(ends), modes.stream().mapToDouble(m -> m).toArray());
    }

    /** Whether the density is lower on both sides, or not higher where it is known to turn. */
    private static boolean isPeak(
            UnivariateDistribution distribution, TreeSet<Double> ends, double end, boolean turns) {
        double here = distribution.logDensity(end);
        // A thousandth of the way to the neighbours, between which nothing else turns.
        double left = distribution.logDensity(towards(end, ends.lower(end)));
        double right = distribution.logDensity(towards(end, ends.higher(end)));
        return left < here && right < here || turns && left <= here && right <= here;
    }

    private static double towards(double from, double to) {
        if (Double.isInfinite(to)) {
            return from + Math.copySign(0x1p-10 * Math.max(Math.abs(from), 0x1p-20), to);
        }
        return from + 0x1p-10 * (to - from);
    }

    private static double[] array(TreeSet<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] modes() {
        return modes.clone();
    }

    double[] ends() {
        return ends.clone();
    }

    private static TreeMap<Double, Turn> turningPoints(UnivariateDistribution distribution) {
        TreeSet<Double> jumps = Landmarks.jumps(distribution);
        List<Curve> curves = Curve.of(distribution);
        return curves == null ? betweenQuantiles(distribution, jumps) : TurningPoints.of(curves, jumps);
    }

    /** What the score tells between many quantiles of a distribution of which nothing else is known. */
    private static TreeMap<Double, Turn> betweenQuantiles(UnivariateDistribution distribution, TreeSet<Double> jumps) {
        DoubleUnaryOperator score = distribution::logDensityDerivative;
        TreeSet<Double> points = Landmarks.fine(distribution);
        TreeMap<Double, Turn> turns = new TreeMap<>();
        double previous = Double.NaN;
        double previousScore = Double.NaN;
        for (double point : points) {
            // A jump is an end of a piece anyway: the search starts afresh behind it.
            double y = jumps.contains(point) ? Math.nextUp(point) : point;
            double value = score.applyAsDouble(y);
            boolean jumped = jumps.contains(point);
            if (jumped) {
                double before = Math.nextDown(point);
                search(score, previous, previousScore, before, score.applyAsDouble(before), turns);
            }
            if (Double.isNaN(value) || value == 0 && !jumped) {
                value = 0; // a kink, or a turning point to the last digit: let its neighbours enclose it
            }
            if (jumped || value != 0) {
                if (!jumped) {
                    search(score, previous, previousScore, y, value, turns);
                }
                previous = y;
                previousScore = value;
            }
        }
        return turns;
    }

    private static void search(
            DoubleUnaryOperator score,
            double from,
            double fromScore,
            double to,
            double toScore,
            TreeMap<Double, Turn> turns) {
        if (!(fromScore * toScore < 0)) {
            return;
        }
        double lower = from;
        double upper = to;
        while (true) {
            double middle = 0.5 * lower + 0.5 * upper;
            double value = score.applyAsDouble(middle);
            if (middle <= lower || middle >= upper || value == 0 || Double.isNaN(value)) {
                turns.put(middle + 0.0, Turn.UNKNOWN);
                return;
            }
            if (value > 0 == fromScore > 0) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
    }
}
