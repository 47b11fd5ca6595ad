package org.mdn4j.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mdn4j.data.Standardizer;
import org.mdn4j.io.JsonObject;

/** A part of {@code model.json} with the shifts and scales between data units and standard units. */
final class ScalingSection {

    private ScalingSection() {}

    static Map<String, Object> write(Standardizer scaling) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shift", scaling.shift());
        json.put("scale", scaling.scale());
        return json;
    }

    static Standardizer read(JsonObject json) {
        return Standardizer.of(json.numbers("shift"), json.numbers("scale"));
    }
}
