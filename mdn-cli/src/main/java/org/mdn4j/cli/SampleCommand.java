package org.mdn4j.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mdn4j.data.CsvRow;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.DeviationSummary;
import org.mdn4j.data.EncodedRows;
import org.mdn4j.model.ConditionalSampler;
import org.mdn4j.model.MdnModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mdn sample}: draws of the targets for every row, in bounded memory. */
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
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        ConditionalSampler sampler = model.sampler(rng);
        DeviationSummary deviations = new DeviationSummary();
        long[] rows = {0};
        try (CsvRows csv = options.source().rows();
                RowProgress progress =
                        new RowProgress("sampling", spec.commandLine().getErr())) {
            EncodedRows encoded = new EncodedRows(
                    csv, model.encoding(), model.trainingRanges().orElse(null), List.of());
            double[] x = new double[model.columns().inputs().size()];
            CsvOutput.write(out, writer -> {
                writer.writeRecord(header(csv.header(), model));
                while (csv.hasNext()) {
                    CsvRow row = csv.next();
                    encoded.inputs(row, x, deviations);
                    write(row, sampler.sample(x, draws), writer);
                    progress.rows(++rows[0]);
                }
            });
        }
        report(rows[0], deviations);
        return 0;
    }

    private static List<String> header(List<String> data, MdnModel model) {
        List<String> header = new ArrayList<>(data);
        header.add(CsvOutput.name(data, "draw", PREFIX));
        for (String target : model.columns().targets()) {
            header.add(CsvOutput.name(data, target, PREFIX));
        }
        return header;
    }

    private static void write(CsvRow row, double[][] draws, CsvWriter writer) {
        List<String> cells = new ArrayList<>(row.cells());
        int data = cells.size();
        for (int i = 0; i < draws.length; i++) {
            cells.subList(data, cells.size()).clear();
            cells.add(Integer.toString(i + 1));
            for (double value : draws[i]) {
                cells.add(Double.toString(value));
            }
            writer.writeRecord(cells);
        }
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
