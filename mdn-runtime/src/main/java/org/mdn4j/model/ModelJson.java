package org.mdn4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.io.JsonFormatException;
import org.mdn4j.io.JsonObject;
import org.mdn4j.network.RawNetwork;

/** The table of contents of {@code model.json}: one section class for each of its fields. */
final class ModelJson {

    /** Raised when older readers could no longer make sense of a file; unknown fields do not disturb them. */
    static final int VERSION = 1;

    private static final String FORMAT = "mdn4j-model";

    /** What a file may require of its reader: sections without which predictions would be wrong. */
    private static final List<String> KNOWN_FEATURES = InputFeaturesSection.REQUIREMENTS;

    private ModelJson() {}

    static Map<String, Object> write(MdnModel model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("version", VERSION);
        json.put("requires", InputFeaturesSection.requires(model.inputFeatures()));
        json.put("columns", ColumnsSection.write(model.columns()));
        InputFeaturesSection.write(model.inputFeatures(), json);
        json.put("target_scaling", ScalingSection.write(model.targetScaling()));
        json.put("layout", LayoutSection.write(model.layout()));
        List<Map<String, Object>> members = new ArrayList<>();
        for (int m = 0; m < model.members().size(); m++) {
            members.add(MemberFile.describe(MemberFile.dense(model.members().get(m), m), m));
        }
        json.put("members", members);
        json.put("encoding", EncodingSection.write(model.encoding()));
        model.trainingRanges().ifPresent(ranges -> json.put("training_ranges", RangesSection.write(ranges)));
        model.provenance().ifPresent(provenance -> json.put("provenance", ProvenanceSection.write(provenance)));
        model.history().ifPresent(history -> json.put("history", HistorySection.write(history)));
        return json;
    }

    /**
     * Checks that this version can read the file.
     *
     * @throws IllegalArgumentException if not
     */
    static void check(JsonObject json) {
        if (!json.string("format").equals(FORMAT)) {
            throw new JsonFormatException("format", "need " + FORMAT + " but got " + json.string("format"));
        }
        int version = json.integer("version");
        if (version < 1 || version > VERSION) {
            throw new JsonFormatException(
                    "version",
                    "need a format version from 1 to " + VERSION + " but got " + version
                            + (version > VERSION ? "; a newer mdn4j wrote this file and can read it" : ""));
        }
        for (String feature : json.strings("requires")) {
            if (!KNOWN_FEATURES.contains(feature)) {
                throw new JsonFormatException(
                        "requires",
                        "need features among " + KNOWN_FEATURES + " but got '" + feature
                                + "'; a newer mdn4j wrote this file and can read it");
            }
        }
    }

    /**
     * The model of a description and its networks.
     *
     * @throws IllegalArgumentException if they do not agree
     */
    static MdnModel read(JsonObject json, List<? extends RawNetwork> members) {
        MixtureLayout layout =
                LayoutSection.read(json.object("layout"), members.get(0).outputs());
        MdnModel model = MdnModel.of(
                ColumnsSection.read(json.object("columns")),
                InputFeaturesSection.read(json),
                ScalingSection.read(json.object("target_scaling")),
                layout,
                members);
        if (json.has("encoding")) {
            model = model.withEncoding(EncodingSection.read(json.objects("encoding")));
        }
        if (json.has("training_ranges")) {
            model = model.withTrainingRanges(RangesSection.read(json.object("training_ranges")));
        }
        if (json.has("history")) {
            model = model.withHistory(HistorySection.read(json.objects("history")));
        }
        if (json.has("provenance")) {
            model = model.withProvenance(ProvenanceSection.read(json.object("provenance")));
        }
        return model;
    }
}
