package org.mdn4j.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mdn train}: its options. The work is in {@link TrainRun}, so that no other command loads what it needs. */
@Command(
        name = "train",
        description = "Train a model on a table.",
        footer = {
            "",
            "Every column but targets and ignored ones is an input unless --inputs names them. Columns of texts become"
                    + " one-hot, missing inputs are replaced and flagged, missing targets are integrated out."
        })
final class TrainCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "The rows: a CSV file with a header line, gzip too; - for standard input.")
    String data;

    @Option(
            names = "--target",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "The columns to predict.")
    List<String> targets;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "Where to write the model.")
    Path model;

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "NAME",
            description = "The columns to predict from. Default: all others.")
    List<String> inputs = List.of();

    @Option(names = "--ignore", split = ",", paramLabel = "NAME", description = "Columns to leave out.")
    List<String> ignored = List.of();

    @Option(names = "--family", description = "The family of the components. Default: gaussian.")
    String family;

    @Option(names = "--components", paramLabel = "K", description = "Components of the mixture. Default: 5.")
    Integer components;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "Widths of the hidden layers. Default: 64,64.")
    int[] hidden;

    @Option(names = "--activation", paramLabel = "NAME", description = "Their nonlinearity. Default: tanh.")
    String activation;

    @Option(names = "--members", paramLabel = "N", description = "Networks whose predictions are mixed. Default: 4.")
    Integer members;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "The share of rows that says when to stop. Default: 0.15.")
    Double validation;

    @Option(names = "--epochs", paramLabel = "N", description = "The most passes through the rows. Default: 2000.")
    Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            description = "Rows in a minibatch. Default: 32 to 512, more for longer tables.")
    Integer batch;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Default: 0.003.")
    Double learningRate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed on the same machine gives the same model. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--auto",
            description = "Choose family, components, network and penalties from the training rows, within a time.")
    boolean auto;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "The time for --auto, for example 60s, 5m or 1h. Default: 45s.")
    Duration budget;

    @Option(
            names = "--resume",
            description = "Go on where an earlier training into the same model was stopped. The same options and data"
                    + " lead to the same model as without the stop.")
    boolean resume;

    @Option(names = "--json", description = "Print a summary as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return TrainRun.of(this);
    }
}
