package org.mdn4j.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mdn4j.data.Columns;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} with the names of inputs and targets. */
final class ColumnsSection {

    private ColumnsSection() {}

    static Map<String, Object> write(Columns columns) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inputs", columns.inputs());
        json.put("targets", columns.targets());
        return json;
    }

    static Columns read(JsonObject json) {
        return new Columns(json.strings("inputs"), json.strings("targets"));
    }
}
