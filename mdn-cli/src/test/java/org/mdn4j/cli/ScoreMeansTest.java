package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.data.CsvSource;
import org.mdn4j.data.CsvTable;
import org.mdn4j.data.Dataset;
import org.mdn4j.io.Json;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.model.MdnModel;

/** Scores of parts, put together, against the scores of the whole. */
final class ScoreMeansTest {

    @TempDir
    Path folder;

    @Test
    void scoresOfPartsAreThoseOfTheWhole() throws IOException {
        Path table = Example.table(folder.resolve("t.csv"), 500, 1);
        for (String targets : List.of("y", "y,z")) {
            MdnModel model = MdnModel.load(Example.train(table, targets, folder.resolve("m.mdn")));
            Dataset data = CsvTable.read(
                            CsvSource.of(table),
                            model.encoding(),
                            null,
                            model.columns().targets())
                    .data();
            ScoreMeans means = new ScoreMeans();
            for (int start : new int[] {0, 130, 260, 390}) {
                Evaluation part = Evaluation.of(
                        model,
                        data.rows(IntStream.range(start, Math.min(500, start + 130))
                                .toArray()));
                means.add(start, part, fields(part));
            }
            Map<String, Object> whole = fields(Evaluation.of(model, data));
            Map<String, Object> together = means.fields();
            whole.forEach((name, value) -> {
                if (!name.equals("pit_p_value")) {
                    agree(name, together.get(name), value);
                }
            });
            assertThat(together).doesNotContainKey("pit_p_value");
        }
    }

    private static void agree(String name, Object actual, Object expected) {
        if (expected instanceof Map<?, ?> perTarget) {
            perTarget.forEach((target, value) -> agree(name, ((Map<?, ?>) actual).get(target), value));
        } else if (expected instanceof Double number) {
            // Errors of parts see the spread inside of them only, and that of a dispersion or an RMSE is approximate.
            double tolerance = name.endsWith("_se") || name.equals("pit_dispersion") ? 0.15 : 1e-9;
            assertThat((Double) actual).as(name).isCloseTo(number, within(tolerance * Math.abs(number)));
        } else {
            assertThat(actual).as(name).isEqualTo(expected);
        }
    }

    private static Map<String, Object> fields(Evaluation evaluation) {
        return Json.parse(evaluation.json().getBytes(StandardCharsets.UTF_8)).values();
    }
}
