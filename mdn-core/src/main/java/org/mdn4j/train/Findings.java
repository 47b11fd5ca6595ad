package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mdn4j.data.Atom;
import org.mdn4j.data.Atoms;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Lattice;
import org.mdn4j.metrics.ComponentReport;
import org.mdn4j.model.MdnModel;

/**
 * What is worth knowing about the training rows and about what the components do on them, from at most 2,000 rows.
 *
 * @param targets what each target is like
 * @param components which components are dead, degenerate, or sit on a single repeated value
 */
public record Findings(List<Target> targets, ComponentReport components) {

    private static final int LARGEST_SAMPLE = 2_000; // rows

    /**
     * What a target is like.
     *
     * @param name of the column
     * @param lattice what it was recorded on, if on any
     * @param atoms values that recur far more than the lattice explains, such as a cap or zero
     */
    public record Target(String name, Optional<Lattice> lattice, List<Atom> atoms) {}

    /** Empty where every row lacks a target. */
    static Optional<Findings> of(MdnModel model, Dataset rows) {
        int count = Math.min(LARGEST_SAMPLE, rows.size());
        int[] complete = IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows.size() / count))
                .filter(i -> Arrays.stream(rows.y(i)).allMatch(Double::isFinite))
                .toArray();
        if (complete.length == 0) {
            return Optional.empty();
        }
        Dataset sample = rows.rows(complete);
        List<Target> targets = new ArrayList<>();
        for (String name : rows.columns().targets()) {
            double[] values = sample.column(name);
            targets.add(new Target(name, Lattice.find(values), Atoms.find(values)));
        }
        return Optional.of(new Findings(targets, ComponentReport.of(model, sample)));
    }

    /** A line a target, and what the components do. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Target target : targets) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %s%s%n",
                    target.name(),
                    target.lattice().map(Lattice::toString).orElse("on no lattice"),
                    target.atoms().isEmpty() ? "" : ", recurring values " + target.atoms()));
        }
        return text.append(components.text()).toString();
    }
}
