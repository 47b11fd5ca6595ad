package org.mdn4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.data.InputColumn;
import org.mdn4j.data.InputEncoding;
import org.mdn4j.io.JsonFormatException;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} that says how the cells of a table become inputs: levels and what stands in for gaps. */
final class EncodingSection {

    private static final String NUMBER = "number";
    private static final String TEXT = "text";

    private EncodingSection() {}

    static List<Map<String, Object>> write(InputEncoding encoding) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (InputColumn column : encoding.columns()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", column.name());
            if (column instanceof InputColumn.Categorical categorical) {
                json.put("type", TEXT);
                json.put("levels", categorical.levels());
                json.put("substitute", categorical.substitute());
            } else if (column instanceof InputColumn.Numeric numeric) {
                json.put("type", NUMBER);
                json.put("substitute", numeric.substitute());
            }
            json.put("flagged", column.flagged());
            columns.add(json);
        }
        return columns;
    }

    static InputEncoding read(List<JsonObject> columns) {
        return InputEncoding.of(columns.stream().map(EncodingSection::column).toList());
    }

    private static InputColumn column(JsonObject json) {
        String name = json.string("name");
        boolean flagged = json.bool("flagged");
        return switch (json.string("type")) {
            case NUMBER -> new InputColumn.Numeric(name, json.number("substitute"), flagged);
            case TEXT -> new InputColumn.Categorical(name, json.strings("levels"), json.string("substitute"), flagged);
            default ->
                throw new JsonFormatException(
                        json.path("type"), "need " + NUMBER + " or " + TEXT + " but got " + json.string("type"));
        };
    }
}
