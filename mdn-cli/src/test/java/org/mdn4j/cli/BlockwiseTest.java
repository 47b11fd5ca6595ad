package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mdn4j.data.CsvRow;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.DeviationSummary;
import org.mdn4j.data.EncodedRows;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.model.ConditionalSampler;
import org.mdn4j.model.MdnModel;

/** The commands take blocks of rows on all cores and write, to the byte, what one row after the other gives. */
final class BlockwiseTest {

    private static final int ROWS = 3000; // more than two blocks

    @TempDir
    static Path folder;

    private static Path table;
    private static Path small;

    @BeforeAll
    static void train() throws IOException {
        table = Example.table(folder.resolve("t.csv"), ROWS, 2);
        small = Example.table(folder.resolve("small.csv"), 3, 3);
        Path training = Example.table(folder.resolve("training.csv"), 300, 1);
        Example.train(training, "y", folder.resolve("y.mdn"));
        Example.train(training, "y,z", folder.resolve("y,z.mdn"));
    }

    /** What the command writes. */
    private static String run(Object... arguments) throws IOException {
        Path out = folder.resolve("out.csv");
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", out));
        CommandLineRun run = CommandLineRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(out);
    }

    /** A row with its inputs. */
    private record Row(List<String> cells, double[] x, double[] y) {}

    /** The same table, written row by row. */
    private static String rowByRow(
            Path data, MdnModel model, List<String> header, boolean targets, BiConsumer<Row, CsvWriter> action) {
        StringWriter text = new StringWriter();
        try (CsvRows csv = org.mdn4j.data.CsvSource.of(data).rows();
                CsvWriter writer =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            EncodedRows encoded = new EncodedRows(
                    csv, model.encoding(), null, targets ? model.columns().targets() : List.of());
            writer.writeRecord(header);
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                double[] x = new double[model.columns().inputs().size()];
                double[] y = new double[model.columns().targets().size()];
                encoded.inputs(row, x, new DeviationSummary());
                encoded.targets(row, y, 0);
                action.accept(new Row(row.cells(), x, y), writer);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static List<String> header(String text) {
        return List.of(text.substring(0, text.indexOf('\n')).split(","));
    }

    @ParameterizedTest
    @CsvSource({"y", "'y,z'"})
    void predictWritesWhatOneRowAfterTheOtherGives(String targets) throws IOException {
        Path file = folder.resolve(targets + ".mdn");
        String blocks = run(
                "predict", "--model", file, "--data", table, "--quantiles", "0.05,0.5", "--mixture", "--log-density");
        MdnModel model = MdnModel.load(file);
        PredictionColumns columns = new PredictionColumns(
                model,
                List.of("id", "colour", "x", "y", "z"),
                List.of(Quantile.of("0.05"), Quantile.of("0.5")),
                true,
                true);
        String rows = rowByRow(table, model, header(blocks), true, (row, out) -> {
            Mixture prediction = model.predict(row.x);
            List<String> cells = new ArrayList<>(row.cells);
            columns.add(prediction, row.y, cells);
            out.writeRecord(cells);
        });
        assertThat(blocks).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"y, 1, false", "y, 7, false", "'y,z', 2, false", "y, 10000, true", "'y,z', 4097, true"})
    void sampleWritesWhatOneRowAfterTheOtherGives(String targets, int draws, boolean fewRows) throws IOException {
        Path file = folder.resolve(targets + ".mdn");
        Path data = fewRows ? small : table;
        String blocks = run("sample", "--model", file, "--data", data, "--n", draws, "--seed", 9);
        MdnModel model = MdnModel.load(file);
        ConditionalSampler sampler =
                model.sampler(RandomGeneratorFactory.of("L64X128MixRandom").create(9));
        String rows = rowByRow(data, model, header(blocks), false, (row, out) -> {
            double[][] drawn = sampler.sample(row.x, draws);
            for (int i = 0; i < draws; i++) {
                List<String> cells = new ArrayList<>(row.cells);
                cells.add(Integer.toString(i + 1));
                for (double value : drawn[i]) {
                    cells.add(Double.toString(value));
                }
                out.writeRecord(cells);
            }
        });
        assertThat(blocks).isEqualTo(rows);
    }

    @Test
    void aBadRowIsNamedAndThoseBeforeItAreWritten() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.set(2500, "row 2499,red,wide,1,2");
        Path data = Files.write(folder.resolve("bad.csv"), lines);
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            CommandLineRun run = CommandLineRun.of("predict", "--model", folder.resolve("y.mdn"), "--data", data);
            assertThat(run.exitCode()).isOne();
            assertThat(run.err()).contains("bad.csv, line 2501: need a finite number in column 'x' but got 'wide'");
        } finally {
            System.setOut(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2500)
                .last()
                .asString()
                .startsWith("row 2498,");
    }

    @Test
    void aRowThatTheModelHasNoPredictionForIsNamed() throws IOException {
        Path model = folder.resolve("relu.mdn");
        CommandLineRun training = CommandLineRun.of(
                "train",
                "--data",
                table,
                "--target",
                "y",
                "--inputs",
                "x",
                "--model",
                model,
                "--activation",
                "relu",
                "--epochs",
                1,
                "--members",
                1);
        assertThat(training.exitCode()).as(training.err()).isZero();
        Path data = Files.writeString(folder.resolve("huge.csv"), "x\n" + "0.5\n".repeat(1500) + "1e300\n0.5\n");
        for (String command : List.of("predict", "sample")) {
            CommandLineRun run =
                    CommandLineRun.of(command, "--model", model, "--data", data, "--out", folder.resolve("none.csv"));
            assertThat(run.exitCode()).isOne();
            assertThat(run.err()).contains("huge.csv, line 1502: need inputs within the range of single precision");
        }
    }
}
