package org.mdn4j.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} that says how the likelihood rose in training. */
final class HistorySection {

    /** Nobody looks at more digits, and there may be thousands of epochs. */
    private static final MathContext SHOWN = new MathContext(7);

    private HistorySection() {}

    static List<Map<String, Object>> write(TrainingHistory history) {
        return history.members().stream().map(HistorySection::write).toList();
    }

    private static Map<String, Object> write(TrainingHistory.Member member) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("best_epoch", member.bestEpoch());
        json.put("train_log_likelihood", rounded(member.train()));
        json.put("validation_log_likelihood", rounded(member.validation()));
        return json;
    }

    private static List<Double> rounded(List<Double> values) {
        return values.stream()
                .map(value -> new BigDecimal(value).round(SHOWN).doubleValue())
                .toList();
    }

    static TrainingHistory read(List<JsonObject> members) {
        return new TrainingHistory(members.stream().map(HistorySection::member).toList());
    }

    private static TrainingHistory.Member member(JsonObject json) {
        return new TrainingHistory.Member(
                list(json.numbers("train_log_likelihood")),
                list(json.numbers("validation_log_likelihood")),
                json.integer("best_epoch"));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
