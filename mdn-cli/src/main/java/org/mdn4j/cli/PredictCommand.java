package org.mdn4j.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
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

/** {@code mdn predict}: on all cores, in bounded memory. */
@Command(
        name = "predict",
        description = "Predict the distribution of the targets for every row.",
        footer = {
            "",
            "Writes the columns of the data and behind them, for one target: mean, sd, q0.05 and so on, log_density,"
                    + " weight_1, mean_1, sd_1, weight_2 and so on. With several targets the names that belong to one"
                    + " begin with it: y1_mean. A name that the data has already gets the prefix predicted_."
        })
final class PredictCommand implements Callable<Integer> {

    private static final int BLOCK = 1024; // rows

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = Sources.STREAM,
            description = "Where to write the CSV table; standard output by default.")
    private String out;

    @Option(
            names = "--quantiles",
            split = ",",
            paramLabel = "P",
            description = "Write these quantiles, for example 0.05,0.5,0.95.")
    private List<String> quantiles = List.of();

    @Option(names = "--mixture", description = "Write weight, mean and standard deviation of every component.")
    private boolean mixture;

    @Option(names = "--log-density", description = "Write the log density, in nats, of the targets that the data has.")
    private boolean logDensity;

    @Option(names = "--json", description = "Print a summary as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Quantile> wanted = quantiles();
        if (json && CsvOutput.isStream(out)) {
            throw new ParameterException(spec.commandLine(), "need --out FILE with --json: both go to standard output");
        }
        MdnModel model = options.load();
        try (CsvRows csv = options.source().rows()) {
            PredictionColumns columns = new PredictionColumns(model, csv.header(), wanted, mixture, logDensity);
            RowBlocks blocks = new RowBlocks(csv, model, logDensity, BLOCK);
            boolean whole = CsvOutput.write(
                    "predicting",
                    out,
                    columns.header(),
                    blocks,
                    block -> CsvOutput.Part.of(block.size(), text -> predict(model, block, columns, text)),
                    spec.commandLine().getErr());
            if (!whole) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            report(blocks.rows(), blocks.deviations());
        }
        return CommandLine.ExitCode.OK;
    }

    private static void predict(MdnModel model, RowBlock block, PredictionColumns columns, CsvWriter text) {
        block.predict(model, prediction -> {
            List<String> cells =
                    new ArrayList<>(block.rows().get(prediction.row()).cells());
            columns.add(prediction.mixture(), block.y(prediction.row()), cells);
            text.writeRecord(cells);
        });
    }

    private List<Quantile> quantiles() {
        try {
            return quantiles.stream().map(Quantile::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void report(long rows, DeviationSummary deviations) {
        List<String> warnings = Warnings.of(deviations);
        Warnings.print(spec.commandLine().getErr(), warnings);
        if (json) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("rows", rows);
            summary.put("out", out);
            summary.put("unusual_rows", deviations.rows());
            summary.put("warnings", warnings);
            JsonOutput.print(spec.commandLine().getOut(), summary);
        } else if (!CsvOutput.isStream(out)) {
            spec.commandLine().getOut().println(rows + (rows == 1 ? " row" : " rows") + " predicted into " + out);
        }
    }
}
