package org.mdn4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mdn4j.data.InputFeatures;
import org.mdn4j.data.NormalScores;
import org.mdn4j.io.JsonObject;

/** The parts of {@code model.json} that say what networks see of the inputs. */
final class InputFeaturesSection {

    private static final String SCALING = "input_scaling";
    private static final String SCORES = "normal_scores";
    private static final String PRODUCTS = "input_products";

    /** What a file may require of its reader, which would else predict wrongly. */
    static final List<String> REQUIREMENTS = List.of(SCORES, PRODUCTS);

    private InputFeaturesSection() {}

    /** What this model requires of a reader. */
    static List<String> requires(InputFeatures features) {
        List<String> required = new ArrayList<>();
        if (features.normalScores().size() > 0) {
            required.add(SCORES);
        }
        if (features.products()) {
            required.add(PRODUCTS);
        }
        return required;
    }

    /** Adds the fields of this section. */
    static void write(InputFeatures features, Map<String, Object> json) {
        json.put(SCALING, ScalingSection.write(features.scaling()));
        if (features.normalScores().size() > 0) {
            json.put(SCORES, NormalScoresSection.write(features.normalScores()));
        }
        if (features.products()) {
            json.put(PRODUCTS, true);
        }
    }

    static InputFeatures read(JsonObject json) {
        return new InputFeatures(
                ScalingSection.read(json.object(SCALING)),
                json.has(SCORES) ? NormalScoresSection.read(json.objects(SCORES)) : NormalScores.none(),
                json.has(PRODUCTS) && json.bool(PRODUCTS));
    }
}
