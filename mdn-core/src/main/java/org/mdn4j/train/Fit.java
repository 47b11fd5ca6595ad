package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mdn4j.data.Dataset;
import org.mdn4j.model.MdnModel;
import org.mdn4j.model.Provenance;
import org.mdn4j.model.TrainingHistory;

/**
 * The result of training.
 *
 * @param model the model; every member has the weights of its best epoch, or as far beyond it as {@code overtraining}
 *     says, its outputs calibrated where there was a search
 * @param history all epochs of all members, first member first
 * @param stopReason why the training of the last member ended
 * @param engine what did the steps: {@code fused} or {@code dl4j}
 * @param findings what is worth knowing about the training rows and what components do on them
 * @param search what was tried before, where {@link MdnRegressor#auto} did
 */
public record Fit(
        MdnModel model,
        List<Epoch> history,
        StopReason stopReason,
        String engine,
        Optional<Findings> findings,
        Optional<Search> search) {

    /** Copies the history. */
    public Fit {
        history = List.copyOf(history);
    }

    /** A training that searched for nothing, and of which nothing is known but its epochs. */
    public Fit(MdnModel model, List<Epoch> history, StopReason stopReason, String engine) {
        this(model, history, stopReason, engine, Optional.empty(), Optional.empty());
    }

    /** The same with what is worth knowing about the training rows. */
    Fit withFindings(Dataset rows) {
        Optional<Findings> found = Findings.of(model, rows);
        return new Fit(model, history, stopReason, engine, found, search);
    }

    /** The same with what was tried before. */
    Fit withSearch(Search search) {
        return new Fit(model, history, stopReason, engine, findings, Optional.of(search));
    }

    /** The same with a note in the model where it comes from and how its training went. */
    Fit withOrigin(Provenance origin) {
        MdnModel noted = model.withProvenance(origin).withHistory(trainingHistory());
        return new Fit(noted, history, stopReason, engine, findings, search);
    }

    /** All epochs by member, as the model remembers them. */
    public TrainingHistory trainingHistory() {
        return Epochs.history(history);
    }

    /** For each member the epoch of its highest validation likelihood, whose weights it has where nothing else was asked for. */
    public List<Epoch> bestEpochs() {
        List<Epoch> best = new ArrayList<>();
        for (Epoch epoch : history) {
            if (epoch.best() && epoch.member() < best.size()) {
                best.set(epoch.member(), epoch);
            } else if (epoch.best()) {
                best.add(epoch);
            }
        }
        return best;
    }

    /** For each target the smallest standard deviation that a component can have, in its units; 0 where there is none. */
    public List<Double> smallestStandardDeviations() {
        return Arrays.stream(model.smallestStandardDeviations()).boxed().toList();
    }

    /** What was fitted and how it went, as a page to read; with the search where there was one. */
    public String report() {
        return FitReport.of(this);
    }
}
