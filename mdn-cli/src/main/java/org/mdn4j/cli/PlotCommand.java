package org.mdn4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mdn plot}: its options. The work is in {@link PlotRun}, so that no other command loads what it needs. */
@Command(
        name = "plot",
        description = "Draw a picture of a model.",
        footer = {
            "",
            "samples: the rows beside draws from the model. density: p(y|x) as colour, with the rows. components:"
                    + " weights, means and standard deviations over x. pit: where observations fell in their"
                    + " predicted distributions. history: how training went."
        })
final class PlotCommand implements Callable<Integer> {

    /** What can be drawn. */
    enum Kind {
        SAMPLES,
        DENSITY,
        COMPONENTS,
        PIT,
        HISTORY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model: a .mdn file.")
    Path model;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The rows: a CSV file with a header line, gzip too; - for standard input. Not needed for"
                    + " history.")
    String data;

    @Option(names = "--kind", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    Kind kind;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The picture: .png or .svg.")
    Path out;

    @Option(
            names = "--input",
            paramLabel = "NAME",
            description = "The input along the x axis. Default: the first. The others stay at their median.")
    String input;

    @Option(names = "--target", paramLabel = "NAME", description = "The target. Default: the first.")
    String target;

    @Option(names = "--seed", defaultValue = "0", description = "Where draws come from. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(names = "--json", description = "Print a summary as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return PlotRun.of(this);
    }
}
