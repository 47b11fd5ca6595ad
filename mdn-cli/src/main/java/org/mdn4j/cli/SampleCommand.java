package org.mdn4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.DeviationSummary;
import org.mdn4j.model.MdnModel;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mdn sample}: draws of the targets for every row, on all cores, in bounded memory. */
@Command(
        name = "sample",
        description = "Draw targets at random for every row.",
        footer = {
            "",
            "Writes every row of the data as often as draws are wanted, with the number of the draw and a column for"
                    + " each target behind it. A name that the data has already gets the prefix sampled_."
        })
final class SampleCommand implements Callable<Integer> {

    private static final String PREFIX = "sampled_";

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = Sources.STREAM,
            description = "Where to write the CSV table; standard output by default.")
    private String out;

    @Option(names = "--n", defaultValue = "1", description = "Draws for each row. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "The same seed gives the same draws. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print a summary as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (draws < 1) {
            throw new ParameterException(spec.commandLine(), "need --n of at least 1 but got " + draws);
        }
        if (json && CsvOutput.isStream(out)) {
            throw new ParameterException(spec.commandLine(), "need --out FILE with --json: both go to standard output");
        }
        MdnModel model = options.load();
        try (CsvRows csv = options.source().rows()) {
            RowBlocks blocks = new RowBlocks(csv, model, false, RowDraws.rowsAtATime(draws));
            boolean whole = CsvOutput.write(
                    "sampling",
                    out,
                    header(csv.header(), model),
                    RowDraws.slices(blocks, draws),
                    new RowDraws(model, seed)::part,
                    spec.commandLine().getErr());
            if (!whole) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            report(blocks.rows(), blocks.deviations());
        }
        return CommandLine.ExitCode.OK;
    }

    private static List<String> header(List<String> data, MdnModel model) {
        List<String> header = new ArrayList<>(data);
        header.add(CsvOutput.name(data, "draw", PREFIX));
        for (String target : model.columns().targets()) {
            header.add(CsvOutput.name(data, target, PREFIX));
        }
        return header;
    }

    private void report(long rows, DeviationSummary deviations) {
        List<String> warnings = Warnings.of(deviations);
        Warnings.print(spec.commandLine().getErr(), warnings);
        if (json) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("rows", rows);
            summary.put("draws", draws);
            summary.put("seed", seed);
            summary.put("out", out);
            summary.put("warnings", warnings);
            JsonOutput.print(spec.commandLine().getOut(), summary);
        } else if (!CsvOutput.isStream(out)) {
            spec.commandLine().getOut().println(rows * draws + " draws for " + rows + " rows into " + out);
        }
    }
}
