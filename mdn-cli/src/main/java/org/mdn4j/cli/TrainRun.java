package org.mdn4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.CsvSource;
import org.mdn4j.data.CsvTable;
import org.mdn4j.train.Epoch;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;
import org.mdn4j.train.TrainingListener;
import picocli.CommandLine;

/** The work of {@code mdn train}. */
final class TrainRun {

    private static final int PATIENCE = 60; // seconds until an epoch has come to its end

    private final TrainCommand command;
    private final Path checkpoint;
    private final PrintWriter out;
    private final PrintWriter err;

    private TrainRun(TrainCommand command) {
        this.command = command;
        this.checkpoint = Path.of(command.model + ".checkpoint");
        this.out = command.spec.commandLine().getOut();
        this.err = command.spec.commandLine().getErr();
    }

    static int of(TrainCommand command) {
        return new TrainRun(command).run();
    }

    private int run() {
        long start = System.nanoTime();
        TrainOptions options = new TrainOptions(command); // what is wrong with them is said before a file is read
        MdnRegressor.Builder regressor = options.regressor();
        checkTarget(command.model);
        boolean resumed = checkCheckpoint();
        CsvSource source = Sources.of(command.data).repeatable();
        CsvTable table = CsvTable.training(source, inputs(source), command.targets);
        try (StopSignal signal = new StopSignal(PATIENCE, this::sayStoppedLate);
                EpochProgress progress = new EpochProgress(err, notes(table, resumed), steps())) {
            TrainingListener listener = epoch -> {
                progress.show(epoch);
                return !signal.isAsked();
            };
            Fit fit = command.auto
                    ? options.auto()
                            .listener(listener)
                            .progress(progress::stage)
                            .fit(table.data())
                    : regressor
                            .listener(listener)
                            .checkpoint(checkpoint)
                            .build()
                            .fit(table.data());
            progress.finish();
            if (signal.isAsked() && !command.auto) {
                err.println("mdn train: stopped; how far it came is in " + checkpoint
                        + ": the same command with --resume goes on from there");
                return CommandLine.ExitCode.SOFTWARE;
            }
            fit.model().save(command.model);
            deleteCheckpoint();
            report(table, fit, (System.nanoTime() - start) / 1e9);
        }
        return CommandLine.ExitCode.OK;
    }

    private void sayStoppedLate() {
        err.println("mdn: stopped in the middle of an epoch; only what was in a checkpoint before is kept");
    }

    /** The most epochs that there can be, if somebody said so: nobody waits for the many that are allowed by default. */
    private long steps() {
        boolean known = command.epochs != null && command.members != null;
        return known ? (long) command.epochs * command.members : -1;
    }

    /** Whether there is something to go on from; refuses to lose it unasked. */
    private boolean checkCheckpoint() {
        boolean there = Files.exists(checkpoint);
        if (there && !command.resume && !command.auto) {
            throw new IllegalArgumentException(checkpoint + ": a training into this model was stopped;"
                    + " go on with --resume, or delete this file to begin anew");
        }
        return there;
    }

    private List<String> notes(CsvTable table, boolean resumed) {
        List<String> notes = new ArrayList<>(table.notes());
        if (command.resume) {
            notes.add(
                    resumed
                            ? "going on from " + checkpoint
                            : "no checkpoint " + checkpoint + ": this is the beginning");
        }
        return notes;
    }

    private void deleteCheckpoint() {
        try {
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            err.println("note: the model is whole; " + checkpoint + " could not be deleted");
        }
    }

    /** Refuses a place that cannot be written to now, not after an hour of training. */
    private static void checkTarget(Path model) {
        Path folder = model.toAbsolutePath().getParent();
        if (Files.isDirectory(model)) {
            throw new IllegalArgumentException(model + ": need a file to write the model into but this is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    model + ": need a folder to write the model into but there is no " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException(model + ": no permission to write into folder " + folder);
        }
    }

    private List<String> inputs(CsvSource source) {
        try (CsvRows rows = source.rows()) {
            rows.indices(command.targets);
            rows.indices(command.ignored);
            rows.indices(command.inputs);
            List<String> inputs = new ArrayList<>(command.inputs.isEmpty() ? rows.header() : command.inputs);
            inputs.removeAll(command.ignored);
            inputs.removeAll(command.targets);
            if (inputs.isEmpty()) {
                throw new IllegalArgumentException(rows.source() + ": need a column to predict from but "
                        + String.join(", ", rows.header()) + " are all targets or ignored");
            }
            return inputs;
        }
    }

    private void report(CsvTable table, Fit fit, double seconds) {
        double validation = fit.bestEpochs().stream()
                .mapToDouble(Epoch::validationLogLikelihood)
                .average()
                .orElseThrow();
        if (command.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", command.model.toString());
            json.put("rows", table.data().size());
            json.put("inputs", fit.model().encoding().columnNames());
            json.put("targets", fit.model().columns().targets());
            json.put("validation_log_likelihood", JsonOutput.number(validation));
            json.put("epochs", fit.history().size());
            json.put("stop_reason", fit.stopReason().name().toLowerCase(Locale.ROOT));
            json.put("seconds", seconds);
            json.put("warnings", table.notes());
            if (command.auto) {
                json.put("report", fit.report());
            }
            JsonOutput.print(out, json);
        } else {
            if (command.auto) {
                out.println(fit.report());
            }
            out.printf(
                    Locale.ROOT,
                    "%s: trained on %d rows in %.1f s; validation log-likelihood %.4f nats a row%n",
                    command.model,
                    table.data().size(),
                    seconds,
                    validation);
            out.flush();
        }
    }
}
