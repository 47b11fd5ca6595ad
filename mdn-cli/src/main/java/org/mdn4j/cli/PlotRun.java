package org.mdn4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.Columns;
import org.mdn4j.data.CsvTable;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Interval;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.metrics.Pit;
import org.mdn4j.model.MdnModel;
import org.mdn4j.model.TrainingHistory;
import org.mdn4j.plot.ComponentPanels;
import org.mdn4j.plot.DensityMap;
import org.mdn4j.plot.HistoryChart;
import org.mdn4j.plot.Pictures;
import org.mdn4j.plot.PitChart;
import org.mdn4j.plot.SamplesChart;
import org.mdn4j.plot.Slice;
import picocli.CommandLine.ParameterException;

/** The work of {@code mdn plot}. */
final class PlotRun {

    private static final int MOST_POINTS = 5000; // rows that a picture shows
    private static final int MOST_SCORED = 100_000; // rows; more make no other picture

    private final PlotCommand command;
    private final MdnModel model;
    private final List<String> warnings = new ArrayList<>();

    private PlotRun(PlotCommand command) {
        this.command = command;
        this.model = MdnModel.load(command.model);
    }

    static int of(PlotCommand command) throws IOException {
        String name = command.out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new ParameterException(
                    command.spec.commandLine(),
                    "need --out with a name that ends in .png or .svg but got " + command.out);
        }
        if (command.data == null && command.kind != PlotCommand.Kind.HISTORY) {
            throw new ParameterException(command.spec.commandLine(), "need --data for --kind " + command.kind);
        }
        PlotRun run = new PlotRun(command);
        List<XYChart> charts = run.charts();
        int columns = charts.size() <= 3 ? charts.size() : (int) Math.ceil(Math.sqrt(charts.size()));
        Pictures.save(charts, columns, command.out);
        Warnings.print(command.spec.commandLine().getErr(), run.warnings);
        if (command.json) {
            JsonOutput.print(
                    command.spec.commandLine().getOut(),
                    Map.of("out", command.out.toString(), "kind", command.kind.toString()));
        }
        return 0;
    }

    private List<XYChart> charts() {
        if (command.kind == PlotCommand.Kind.HISTORY) {
            return histories();
        }
        Dataset data = data();
        return switch (command.kind) {
            case PIT -> calibration(data);
            case SAMPLES -> samples(shown(data));
            case DENSITY ->
                List.of(DensityMap.of(target() + " given " + input(), slice(data), alongInput(shown(data))));
            case COMPONENTS -> ComponentPanels.of(slice(data), range(data));
            case HISTORY -> throw new IllegalStateException("drawn above");
        };
    }

    private Dataset data() {
        CsvTable table = CsvTable.read(
                Sources.of(command.data),
                model.encoding(),
                model.trainingRanges().orElse(null),
                model.columns().targets());
        warnings.addAll(table.notes());
        warnings.addAll(Warnings.of(table.deviations()));
        return table.data();
    }

    private List<XYChart> calibration(Dataset data) {
        Pit pit =
                Evaluation.of(model, spread(data, MOST_SCORED)).target(target()).pit();
        return List.of(PitChart.of(pit));
    }

    private List<XYChart> histories() {
        TrainingHistory history = model.history()
                .orElseThrow(() -> new IllegalArgumentException(
                        command.model + ": need a model that was trained but this one has no history"));
        return IntStream.range(0, history.members().size())
                .mapToObj(member -> HistoryChart.of(history, member))
                .toList();
    }

    private List<XYChart> samples(Dataset data) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(command.seed);
        Dataset drawn = Dataset.of(data.columns(), data.x(), model.sampler(rng).sample(data.x()));
        return SamplesChart.beside("Data", alongInput(data), "Draws from the model", alongInput(drawn));
    }

    private String input() {
        String input =
                command.input != null ? command.input : model.columns().inputs().get(0);
        return known("--input", input, model.columns().inputs());
    }

    private String target() {
        String target = command.target != null
                ? command.target
                : model.columns().targets().get(0);
        return known("--target", target, model.columns().targets());
    }

    private String known(String option, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new ParameterException(
                    command.spec.commandLine(),
                    "need " + option + " to be one of " + String.join(", ", names) + " but got '" + name + "'");
        }
        return name;
    }

    private Slice slice(Dataset data) {
        return Slice.of(model, input(), target(), TypicalRow.of(data, model.encoding()));
    }

    private Interval range(Dataset data) {
        double[] x = data.column(input());
        return new Interval(
                IntStream.range(0, x.length).mapToDouble(i -> x[i]).min().orElseThrow(),
                IntStream.range(0, x.length).mapToDouble(i -> x[i]).max().orElseThrow());
    }

    /** At most so many rows as a picture can show, spread evenly over the data, all with the target that is drawn. */
    private Dataset shown(Dataset data) {
        int target = model.columns().targets().indexOf(target());
        int[] known = IntStream.range(0, data.size())
                .filter(row -> !Double.isNaN(data.y(row)[target]))
                .toArray();
        if (known.length == 0) {
            throw new IllegalArgumentException("need rows with '" + target() + "' but all are missing");
        }
        return spread(data.rows(known), MOST_POINTS);
    }

    private static Dataset spread(Dataset data, int most) {
        int count = Math.min(most, data.size());
        return data.rows(IntStream.range(0, count)
                .map(i -> (int) ((long) i * data.size() / count))
                .toArray());
    }

    private Dataset alongInput(Dataset data) {
        double[] x = data.column(input());
        double[] y = data.column(target());
        return Dataset.of(
                new Columns(List.of(input()), List.of(target())),
                IntStream.range(0, x.length).mapToObj(i -> new double[] {x[i]}).toArray(double[][]::new),
                IntStream.range(0, y.length).mapToObj(i -> new double[] {y[i]}).toArray(double[][]::new));
    }
}
