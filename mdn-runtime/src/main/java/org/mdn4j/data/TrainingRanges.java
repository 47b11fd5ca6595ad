package org.mdn4j.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.Interval;

/**
 * Between which values the columns lay that a model was trained on, in data units: beyond them it extrapolates.
 *
 * @param inputs from the smallest to the largest value of each input
 * @param targets from the smallest to the largest value of each target
 */
public record TrainingRanges(List<Interval> inputs, List<Interval> targets) {

    /** Copies the lists. */
    public TrainingRanges {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** The ranges of all rows of a data set. */
    public static TrainingRanges of(Dataset data) {
        Extremes inputs = new Extremes(data.columns().inputs().size());
        Extremes targets = new Extremes(data.columns().targets().size());
        for (int i = 0; i < data.size(); i++) {
            inputs.add(data.x(i));
            targets.add(data.y(i));
        }
        return new TrainingRanges(inputs.intervals(), targets.intervals());
    }

    /**
     * The inputs that lie outside.
     *
     * @param names of the inputs
     * @param x as many as ranges; what it has beyond them is left alone
     */
    public List<Deviation> deviations(List<String> names, double[] x) {
        List<Deviation> outside = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            if (!inputs.get(j).contains(x[j])) {
                outside.add(new Deviation(Deviation.Kind.OUT_OF_RANGE, names.get(j), Double.toString(x[j])));
            }
        }
        return outside;
    }

    /** The smallest and the largest number of every column so far; missing ones, NaN, do not count. */
    private static final class Extremes {

        private final double[] smallest;
        private final double[] largest;

        Extremes(int columns) {
            smallest = new double[columns];
            largest = new double[columns];
            Arrays.fill(smallest, Double.POSITIVE_INFINITY);
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        }

        void add(double[] row) {
            for (int j = 0; j < row.length; j++) {
                if (row[j] < smallest[j]) {
                    smallest[j] = row[j];
                }
                if (row[j] > largest[j]) {
                    largest[j] = row[j];
                }
            }
        }

        List<Interval> intervals() {
            List<Interval> intervals = new ArrayList<>();
            for (int j = 0; j < smallest.length; j++) {
                intervals.add(new Interval(smallest[j], largest[j]));
            }
            return intervals;
        }
    }
}
