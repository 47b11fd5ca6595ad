package org.mdn4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.data.NormalScores;
import org.mdn4j.io.JsonFormatException;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} with the knots of the normal scores of inputs. */
final class NormalScoresSection {

    private NormalScoresSection() {}

    static List<Map<String, Object>> write(NormalScores scores) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (NormalScores.Column column : scores.columns()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("input", column.index());
            fields.put("values", column.values());
            fields.put("scores", column.scores());
            json.add(fields);
        }
        return json;
    }

    static NormalScores read(List<JsonObject> json) {
        List<NormalScores.Column> columns = new ArrayList<>();
        for (JsonObject column : json) {
            try {
                columns.add(new NormalScores.Column(
                        column.integer("input"), column.numbers("values"), column.numbers("scores")));
            } catch (JsonFormatException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new JsonFormatException(column.path("values"), e.getMessage());
            }
        }
        return NormalScores.of(columns);
    }
}
