package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mdn4j.data.CsvRow;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.CsvSource;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.io.Json;
import org.mdn4j.io.JsonObject;
import org.mdn4j.model.MdnModel;

/** What the commands write, beside what the library says. */
final class CommandsTest {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path table;
    private static Path one;
    private static Path two;

    @BeforeAll
    static void train() throws IOException {
        table = Example.table(shared.resolve("t.csv"), 400, 1);
        one = Example.train(table, "y", shared.resolve("one.mdn"));
        two = Example.train(table, "y,z", shared.resolve("two.mdn"));
    }

    private static List<CsvRow> read(Path csv) {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvRows in = CsvSource.of(csv).rows()) {
            rows.add(new CsvRow(1, in.header()));
            in.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static JsonObject json(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Json.parse(run.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void predictKeepsTheColumnsAndAddsWhatTheModelSays() {
        Path out = folder.resolve("p.csv");
        CommandLineRun run = CommandLineRun.of(
                "predict",
                "--model",
                one,
                "--data",
                table,
                "--out",
                out,
                "--quantiles",
                "0.05,0.5",
                "--mixture",
                "--log-density");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("400 rows predicted into " + out + System.lineSeparator());
        List<CsvRow> rows = read(out);
        assertThat(rows.get(0).cells())
                .containsExactly(
                        "id",
                        "colour",
                        "x",
                        "y",
                        "z",
                        "mean",
                        "sd",
                        "q0.05",
                        "q0.5",
                        "log_density",
                        "weight_1",
                        "mean_1",
                        "sd_1",
                        "weight_2",
                        "mean_2",
                        "sd_2");
        assertThat(rows).hasSize(401);
        MdnModel model = MdnModel.load(one);
        for (int i : new int[] {1, 7, 400}) {
            List<String> cells = rows.get(i).cells();
            assertThat(cells.get(0)).isEqualTo("row " + (i - 1));
            UnivariateMixture expected = model.predict(Map.of("colour", cells.get(1), "x", cells.get(2)))
                    .marginal(0);
            assertThat(number(cells, 5)).isCloseTo(expected.expectation(), within(1e-6));
            assertThat(number(cells, 6)).isCloseTo(expected.standardDeviation(), within(1e-6));
            assertThat(number(cells, 7)).isCloseTo(expected.quantile(0.05), within(1e-6));
            assertThat(number(cells, 9)).isCloseTo(expected.logDensity(number(cells, 3)), within(1e-5));
            assertThat(number(cells, 10)).isCloseTo(expected.weights()[0], within(1e-6));
            assertThat(number(cells, 14)).isCloseTo(expected.components().get(1).mean()[0], within(1e-6));
        }
    }

    private static double number(List<String> cells, int column) {
        return Double.parseDouble(cells.get(column));
    }

    @Test
    void withSeveralTargetsTheNamesBeginWithOne() {
        Path out = folder.resolve("p.csv");
        CommandLineRun run = CommandLineRun.of(
                "predict",
                "--model",
                two,
                "--data",
                table,
                "--out",
                out,
                "--quantiles",
                "0.5",
                "--log-density",
                "--json");
        assertThat(json(run).integer("rows")).isEqualTo(400);
        assertThat(read(out).get(0).cells().subList(5, 12))
                .containsExactly("y_mean", "y_sd", "y_q0.5", "z_mean", "z_sd", "z_q0.5", "log_density");
    }

    @Test
    void aColumnThatIsThereAlreadyIsNotLost() throws IOException {
        Path data = Files.writeString(folder.resolve("d.csv"), "mean,colour,x\n3,red,0.5\n");
        Path out = folder.resolve("p.csv");
        CommandLineRun.of("predict", "--model", one, "--data", data, "--out", out);
        assertThat(read(out).get(0).cells()).containsExactly("mean", "colour", "x", "predicted_mean", "sd");
    }

    @Test
    void oddRowsArePredictedAndSaid() throws IOException {
        Path data = Files.writeString(folder.resolve("d.csv"), "colour,x\nmauve,0.5\nred,17\nred,0.5\n");
        CommandLineRun run = CommandLineRun.of(
                "predict", "--model", one, "--data", data, "--out", folder.resolve("p.csv"), "--json");
        assertThat(json(run).integer("unusual_rows")).isEqualTo(2);
        assertThat(json(run).strings("warnings"))
                .containsExactly(
                        "1 cell of 'colour' has an unknown level, first in line 2: 'mauve'",
                        "1 cell of 'x' is out of the training range, first in line 3: '17.0'");
        assertThat(run.err()).contains("note: 1 cell of 'x'");
        assertThat(read(folder.resolve("p.csv"))).hasSize(4);
    }

    @Test
    void rowsMayComeThroughAPipe() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(table)));
            JsonObject piped = json(CommandLineRun.of("evaluate", "--model", one, "--data", "-", "--json"));
            JsonObject read = json(CommandLineRun.of("evaluate", "--model", one, "--data", table, "--json"));
            assertThat(piped.values()).isEqualTo(read.values());
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(table)));
            Path model = folder.resolve("m.mdn");
            JsonObject trained = json(CommandLineRun.of(
                    "train",
                    "--data",
                    "-",
                    "--target",
                    "y",
                    "--inputs",
                    "x",
                    "--model",
                    model,
                    "--epochs",
                    2,
                    "--members",
                    1,
                    "--json"));
            assertThat(trained.strings("inputs")).containsExactly("x");
            assertThat(MdnModel.load(model).columns().inputs()).containsExactly("x", "x is missing");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void evaluateGivesTheAgreedKeys() {
        JsonObject scores = json(CommandLineRun.of("evaluate", "--model", one, "--data", table, "--json"));
        assertThat(scores.integer("n")).isEqualTo(400);
        assertThat(scores.number("log_likelihood")).isGreaterThan(-1.5);
        assertThat(scores.number("crps")).isBetween(0.05, 0.6);
        assertThat(scores.number("rmse")).isBetween(0.1, 1.2);
        assertThat(scores.number("coverage_90")).isBetween(0.8, 1.0);
        JsonObject both = json(CommandLineRun.of("evaluate", "--model", two, "--data", table, "--json"));
        assertThat(both.object("crps").names()).containsExactly("y", "z");
        assertThat(both.object("rmse").number("z")).isPositive();
        assertThat(CommandLineRun.of("evaluate", "--model", one, "--data", table)
                        .out())
                .contains("log-likelihood", "CRPS");
    }

    @Test
    void samplesFollowTheSeedAndTheModel() {
        Path first = folder.resolve("1.csv");
        Path second = folder.resolve("2.csv");
        for (Path out : List.of(first, second)) {
            CommandLineRun run =
                    CommandLineRun.of("sample", "--model", two, "--data", table, "--n", 20, "--seed", 7, "--out", out);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        List<CsvRow> rows = read(first);
        assertThat(rows).isEqualTo(read(second)).hasSize(8001);
        assertThat(rows.get(0).cells())
                .containsExactly("id", "colour", "x", "y", "z", "draw", "sampled_y", "sampled_z");
        double mean = rows.stream()
                .skip(1)
                .mapToDouble(row -> number(row.cells(), 6))
                .average()
                .orElseThrow();
        double observed = rows.stream()
                .skip(1)
                .mapToDouble(row -> number(row.cells(), 3))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(observed, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples", "density", "components", "pit", "history"})
    void everyKindOfPictureIsDrawn(String kind) throws IOException {
        for (String name : List.of("f.png", "f.svg")) {
            Path out = folder.resolve(name);
            CommandLineRun run = CommandLineRun.of(
                    "plot", "--model", one, "--data", table, "--kind", kind, "--input", "x", "--out", out);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(Files.size(out)).isGreaterThan(5000);
        }
    }

    @Test
    void autoChoosesWithinItsTimeAndReports() {
        Path model = folder.resolve("m.mdn");
        CommandLineRun run = CommandLineRun.of(
                "train",
                "--data",
                table,
                "--target",
                "y",
                "--inputs",
                "colour,x",
                "--model",
                model,
                "--auto",
                "--budget",
                "5s");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("validation log-likelihood");
        assertThat(run.out().lines().count()).as("the report").isGreaterThan(5);
        assertThat(MdnModel.load(model).columns().targets()).containsExactly("y");
    }

    @Test
    void infoSaysWhatTheModelIs() {
        assertThat(CommandLineRun.of("info", one).out())
                .contains(
                        "y given colour, x", "one of blue, red, may be missing", "gaussian", "2 in each of 1 network");
        JsonObject info = json(CommandLineRun.of("info", "--json", two));
        assertThat(info.strings("inputs")).containsExactly("colour", "x");
        assertThat(info.strings("targets")).containsExactly("y", "z");
    }

    @Test
    void helpAndVersionAndCompletionAreThere() {
        assertThat(CommandLineRun.of("--help").out())
                .contains("train", "evaluate", "predict", "sample", "plot", "info");
        assertThat(CommandLineRun.of("--version").out()).startsWith("mdn ");
        for (String command : List.of("train", "evaluate", "predict", "sample", "plot", "info")) {
            CommandLineRun run = CommandLineRun.of(command, "--help");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("Usage: mdn " + command).contains("--json");
        }
        assertThat(CommandLineRun.of("completion").out())
                .contains("complete -F")
                .contains("--quantiles");
    }
}
