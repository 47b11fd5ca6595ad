package org.mdn4j.benchmarks.uci;

import java.util.List;
import java.util.Locale;

/**
 * How a model did on the test rows of one split, in data units.
 *
 * @param logLikelihood mean, nats a row
 * @param crps mean over rows and targets
 * @param rmse of the predicted mean, over rows and targets
 * @param coverage the share of targets inside their central 90 % interval
 * @param floor the smallest standard deviation that a component could have, in units of the target; of the first target
 *     where there are several
 * @param seconds what training took
 * @param choice what was chosen, in words
 */
record UciRow(
        String set,
        int split,
        double logLikelihood,
        double crps,
        double rmse,
        double coverage,
        double floor,
        double seconds,
        int trainRows,
        int testRows,
        String choice) {

    /** The columns of a file of rows. */
    static final List<String> HEADER = List.of(
            "set",
            "split",
            "log_likelihood",
            "crps",
            "rmse",
            "coverage_90",
            "floor",
            "seconds",
            "train_rows",
            "test_rows",
            "choice");

    List<String> cells() {
        return List.of(
                set,
                Integer.toString(split),
                number(logLikelihood),
                number(crps),
                number(rmse),
                number(coverage),
                number(floor),
                String.format(Locale.ROOT, "%.1f", seconds),
                Integer.toString(trainRows),
                Integer.toString(testRows),
                choice);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    static UciRow of(List<String> cells) {
        return new UciRow(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                Double.parseDouble(cells.get(2)),
                Double.parseDouble(cells.get(3)),
                Double.parseDouble(cells.get(4)),
                Double.parseDouble(cells.get(5)),
                Double.parseDouble(cells.get(6)),
                Double.parseDouble(cells.get(7)),
                Integer.parseInt(cells.get(8)),
                Integer.parseInt(cells.get(9)),
                cells.get(10));
    }
}
