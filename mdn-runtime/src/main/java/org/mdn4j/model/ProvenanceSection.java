package org.mdn4j.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} that says where the model comes from. */
final class ProvenanceSection {

    private ProvenanceSection() {}

    static Map<String, Object> write(Provenance provenance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("versions", provenance.versions());
        json.put("data_sha256", provenance.dataHash());
        json.put("rows", provenance.rows());
        json.put("seed", provenance.seed());
        json.put("options", provenance.options());
        json.put("scores", provenance.scores());
        return json;
    }

    static Provenance read(JsonObject json) {
        return new Provenance(
                json.stringMap("versions"),
                json.string("data_sha256"),
                json.integer("rows"),
                json.longInteger("seed"),
                json.stringMap("options"),
                json.numberMap("scores"));
    }
}
