package org.mdn4j.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mdn4j.train.Epoch;

/** Says how training goes: the epochs of all members and the best validation log-likelihood so far. */
final class EpochProgress implements AutoCloseable {

    private final PrintWriter err;
    private final List<String> notes;
    private final long steps;
    private Display display; // null: nothing has worked yet
    private final Map<Integer, Double> best = new HashMap<>();
    private String stage; // null: nothing is searched for
    private long epochs;

    /**
     * Nothing to say yet.
     *
     * @param notes what there is to say about the data, once it has proved of use
     * @param steps the most epochs of all members; -1 where nobody knows
     */
    EpochProgress(PrintWriter err, List<String> notes, long steps) {
        this.err = err;
        this.steps = steps;
        this.notes = notes;
    }

    /** A stage of a search begins. */
    void stage(String text) {
        stage = text;
        best.clear();
        display().step(epochs, text);
    }

    void show(Epoch epoch) {
        best.merge(epoch.member(), epoch.validationLogLikelihood(), Math::max);
        String text = String.format(
                Locale.ROOT,
                "network %d, epoch %d, best %.4f nats a row",
                epoch.member() + 1,
                epoch.number(),
                best.get(epoch.member()));
        display().step(++epochs, stage == null ? text : stage);
    }

    private Display display() {
        if (display == null) {
            Warnings.print(err, notes);
            display = Display.of("training", steps, err);
        }
        return display;
    }

    /** Nothing more will come: takes a bar off the screen. */
    void finish() {
        if (display != null) {
            display.close();
            display = null;
        }
    }

    @Override
    public void close() {
        finish();
    }
}
