package org.mdn4j.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.CsvSource;
import org.mdn4j.data.CsvTable;
import org.mdn4j.train.Epoch;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;
import picocli.CommandLine.ParameterException;

/** The work of {@code mdn train}. */
final class TrainRun {

    private final TrainCommand command;
    private final PrintWriter out;
    private final PrintWriter err;

    private TrainRun(TrainCommand command) {
        this.command = command;
        this.out = command.spec.commandLine().getOut();
        this.err = command.spec.commandLine().getErr();
    }

    static int of(TrainCommand command) {
        return new TrainRun(command).run();
    }

    private int run() {
        long start = System.nanoTime();
        MdnRegressor.Builder options = options(); // what is wrong with them is said before a file is read
        checkTarget(command.model);
        CsvSource source = Sources.of(command.data).repeatable();
        CsvTable table = CsvTable.training(source, inputs(source), command.targets);
        Fit fit;
        try (StopSignal signal = new StopSignal();
                EpochProgress progress = new EpochProgress(err, table.notes())) {
            fit = options.listener(epoch -> {
                        progress.show(epoch);
                        return !signal.isAsked();
                    })
                    .build()
                    .fit(table.data());
            fit.model().save(command.model);
        }
        report(table, fit, (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private MdnRegressor.Builder options() {
        MdnRegressor.Builder options = MdnRegressor.builder().seed(command.seed);
        try {
            set(command.family, options::family);
            set(command.components, options::components);
            set(command.hidden, options::hidden);
            set(command.activation, options::activation);
            set(command.members, options::members);
            set(command.validation, options::validationFraction);
            set(command.epochs, options::maxEpochs);
            set(command.batch, options::batchSize);
            set(command.learningRate, options::learningRate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.spec.commandLine(), e.getMessage(), e);
        }
        return options;
    }

    private static <T> void set(T value, Consumer<T> option) {
        if (value != null) {
            option.accept(value);
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
            JsonOutput.print(out, json);
        } else {
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
