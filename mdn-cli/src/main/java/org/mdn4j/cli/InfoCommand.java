package org.mdn4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mdn4j.data.InputColumn;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.distribution.Interval;
import org.mdn4j.model.MdnModel;
import org.mdn4j.model.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mdn info}: what a model file holds. */
@Command(name = "info", description = "Say what a model predicts from what, and where it comes from.")
final class InfoCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "The model: a .mdn file.")
    private Path file;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MdnModel model = MdnModel.load(file);
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), json(model));
        } else {
            print(model, spec.commandLine().getOut());
        }
        return 0;
    }

    private static void print(MdnModel model, PrintWriter out) {
        out.println(String.join(", ", model.columns().targets()) + " given "
                + String.join(", ", model.encoding().columnNames()));
        line(out, "family", model.layout().family().name());
        line(
                out,
                "components",
                model.layout().components() + " in each of " + model.members().size()
                        + (model.members().size() == 1 ? " network" : " networks"));
        TrainingRanges ranges = model.trainingRanges().orElse(null);
        for (InputColumn column : model.encoding().columns()) {
            line(out, "input " + column.name(), describe(model, column, ranges));
        }
        for (int d = 0; d < model.columns().targets().size(); d++) {
            String range = ranges == null ? "a number" : range(ranges.targets().get(d));
            line(out, "target " + model.columns().targets().get(d), range);
        }
        model.provenance().ifPresent(provenance -> print(provenance, out));
        out.flush();
    }

    private static void print(Provenance provenance, PrintWriter out) {
        out.println("trained on " + provenance.rows() + " rows");
        provenance.scores().forEach((name, value) -> line(out, name, String.format(Locale.ROOT, "%.5g", value)));
        line(out, "data sha256", provenance.dataHash());
        out.println("with");
        provenance.options().forEach((name, value) -> line(out, name, value));
        out.println("by");
        provenance.versions().forEach((name, value) -> line(out, name, value));
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("  %-26s %s%n", name, value);
    }

    private static String describe(MdnModel model, InputColumn column, TrainingRanges ranges) {
        String missing = column.flagged() ? ", may be missing" : "";
        if (column instanceof InputColumn.Categorical categorical) {
            return "one of " + String.join(", ", categorical.levels()) + missing;
        }
        int index = model.columns().inputs().indexOf(column.name());
        return (ranges == null ? "a number" : range(ranges.inputs().get(index))) + missing;
    }

    private static String range(Interval range) {
        return range.lower() + " to " + range.upper();
    }

    private static Map<String, Object> json(MdnModel model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inputs", model.encoding().columnNames());
        json.put("targets", model.columns().targets());
        json.put("family", model.layout().family().name());
        json.put("components", model.layout().components());
        json.put("members", model.members().size());
        List<Map<String, Object>> levels = new ArrayList<>();
        for (InputColumn column : model.encoding().columns()) {
            if (column instanceof InputColumn.Categorical categorical) {
                levels.add(Map.of("name", column.name(), "levels", categorical.levels()));
            }
        }
        json.put("categorical", levels);
        model.provenance().ifPresent(provenance -> json.put("provenance", json(provenance)));
        return json;
    }

    private static Map<String, Object> json(Provenance provenance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", provenance.rows());
        json.put("seed", provenance.seed());
        json.put("data_sha256", provenance.dataHash());
        json.put("scores", provenance.scores());
        json.put("options", provenance.options());
        json.put("versions", provenance.versions());
        return json;
    }
}
