package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Where a density is flat a region may hold any part of it: the part nearest to the median is taken. */
final class Plateau {

    private static final int MAX_STEPS = 200;

    private Plateau() {}

    /**
     * A region between two others whose mass is the one wanted.
     *
     * @param inside a region with too little mass, ascending
     * @param outside one with too much that holds it; what it holds more is flat
     * @param median from which distances are counted
     * @param massOf the mass of a region
     */
    static List<Interval> cut(
            List<Interval> inside,
            List<Interval> outside,
            double median,
            ToDoubleFunction<List<Interval>> massOf,
            double mass) {
        double near = 0;
        double far = Math.max(
                Math.abs(median - outside.get(0).lower()),
                Math.abs(outside.get(outside.size() - 1).upper() - median));
        for (int i = 0; i < MAX_STEPS; i++) {
            double middle = 0.5 * near + 0.5 * far;
            if (middle <= near || middle >= far) {
                break;
            }
            if (massOf.applyAsDouble(within(middle, inside, outside, median)) < mass) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return within(far, inside, outside, median);
    }

    /** The region inside, and what the one outside has within a distance from the median. */
    private static List<Interval> within(
            double distance, List<Interval> inside, List<Interval> outside, double median) {
        List<Interval> all = new ArrayList<>(inside);
        for (Interval interval : outside) {
            double[] cuts = DoubleStream.of(interval.lower(), interval.upper())
                    .map(end -> Math.min(Math.max(end, median - distance), median + distance))
                    .toArray();
            if (cuts[0] < cuts[1]) {
                all.add(new Interval(cuts[0], cuts[1]));
            }
        }
        all.sort(Comparator.comparingDouble(Interval::lower));
        return joined(all);
    }

    private static List<Interval> joined(List<Interval> ascending) {
        List<Interval> joined = new ArrayList<>();
        for (Interval next : ascending) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).upper() >= next.lower()) {
                double upper = Math.max(joined.get(last).upper(), next.upper());
                joined.set(last, new Interval(joined.get(last).lower(), upper));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }
}
