package org.mdn4j.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mdn4j.train.Epoch;

/** Says how training goes: the epochs of all members and the best validation likelihood of each so far. */
final class EpochProgress implements AutoCloseable {

    private final Display display;
    private final Map<Integer, Double> best = new HashMap<>();
    private long epochs;

    EpochProgress(PrintWriter err) {
        this.display = Display.of("training", -1, err);
    }

    void show(Epoch epoch) {
        best.merge(epoch.member(), epoch.validationLogLikelihood(), Math::max);
        display.step(
                ++epochs,
                String.format(
                        Locale.ROOT,
                        "network %d, epoch %d, best validation log-likelihood %.4f nats a row",
                        epoch.member() + 1,
                        epoch.number(),
                        best.get(epoch.member())));
    }

    @Override
    public void close() {
        display.close();
    }
}
