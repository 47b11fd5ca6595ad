package org.mdn4j.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.io.Json;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.model.MdnModel;

/**
 * The scores of a model on rows.
 *
 * @param fields by name, as JSON has them
 * @param text for a person
 */
record Scores(Map<String, Object> fields, String text) {

    /** Rows that are scored at a time where the heap cannot hold all. */
    private static final int CHUNK = 100_000;

    static Scores of(MdnModel model, Dataset data) {
        if (data.isOnHeap()) {
            Evaluation evaluation = Evaluation.of(model, data);
            return new Scores(fields(evaluation), evaluation.text());
        }
        ScoreMeans means = new ScoreMeans();
        for (int start = 0; start < data.size(); start += CHUNK) {
            int[] rows =
                    IntStream.range(start, Math.min(data.size(), start + CHUNK)).toArray();
            Evaluation evaluation = Evaluation.of(model, data.rows(rows));
            means.add(start, evaluation, fields(evaluation));
        }
        Map<String, Object> fields = means.fields();
        StringJoiner text = new StringJoiner(System.lineSeparator());
        fields.forEach((name, value) -> text.add(String.format(Locale.ROOT, "%-26s %s", name, value)));
        return new Scores(fields, text.toString());
    }

    private static Map<String, Object> fields(Evaluation evaluation) {
        return Json.parse(evaluation.json().getBytes(StandardCharsets.UTF_8)).values();
    }
}
