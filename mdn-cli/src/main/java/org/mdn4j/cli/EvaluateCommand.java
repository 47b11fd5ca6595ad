package org.mdn4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mdn4j.data.CsvTable;
import org.mdn4j.model.MdnModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mdn evaluate}: scores of a model on rows whose targets are known. */
@Command(
        name = "evaluate",
        description = "Score the predictions for rows whose targets are known.",
        footer = {
            "",
            "The JSON has n, log_likelihood (nats a row), crps, rmse, coverage_90 and more; with several targets each"
                    + " score of a target is an object with a value for each."
        })
final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private ModelOptions options;

    @Option(names = "--json", description = "Print the scores as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MdnModel model = options.load();
        CsvTable table = CsvTable.read(
                options.source(),
                model.encoding(),
                model.trainingRanges().orElse(null),
                model.columns().targets());
        List<String> warnings = new ArrayList<>(table.notes());
        warnings.addAll(Warnings.of(table.deviations()));
        Scores scores = Scores.of(model, table.data());
        Warnings.print(spec.commandLine().getErr(), warnings);
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>(scores.fields());
            fields.put("warnings", warnings);
            JsonOutput.print(spec.commandLine().getOut(), fields);
        } else {
            spec.commandLine().getOut().println(scores.text());
        }
        return 0;
    }
}
