package org.mdn4j.benchmarks.compare;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Times contenders in turn, round by round, so that whatever the machine does besides meets them all; the median round
 * counts.
 *
 * @param rounds how many
 * @param roundSeconds how long one contender is timed in a round
 * @param warmUpSeconds how long each runs before the first round
 */
record Contest(int rounds, double roundSeconds, double warmUpSeconds) {

    /** For figures to be kept. */
    static final Contest THOROUGH = new Contest(9, 0.2, 2);

    /** For a first look. */
    static final Contest QUICK = new Contest(5, 0.04, 0.4);

    /** The seconds that each contender takes once, by name. */
    Map<String, Double> run(Map<String, Contender> contenders) {
        Map<String, Integer> repetitions = new LinkedHashMap<>();
        Map<String, double[]> times = new LinkedHashMap<>();
        contenders.forEach((name, contender) -> {
            repetitions.put(name, warmUp(contender));
            times.put(name, new double[rounds]);
        });
        for (int r = 0; r < rounds; r++) {
            int round = r;
            contenders.forEach((name, contender) -> {
                int count = repetitions.get(name);
                times.get(name)[round] = contender.seconds(count) / count;
            });
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, values) -> medians.put(name, median(values)));
        return medians;
    }

    /** The seconds that one contender takes once. */
    double run(Contender contender) {
        return run(Map.of("", contender)).get("");
    }

    /** Runs until compilers have seen enough; returns how many repetitions make a round. */
    private int warmUp(Contender contender) {
        int count = 1;
        double spent = 0;
        double last = 0;
        while (spent < warmUpSeconds || last < roundSeconds / 10) {
            last = contender.seconds(count);
            spent += last;
            if (last < roundSeconds / 2) {
                count = Math.max(count + 1, (int) Math.min(2.0 * count, 1e9));
            }
        }
        return (int) Math.max(1, Math.round(count * roundSeconds / last));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
