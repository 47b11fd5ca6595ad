package org.mdn4j.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** Evaluations as JSON objects for programs. */
final class EvaluationJson {

    private final JsonGenerator json;
    private final List<TargetEvaluation> targets;

    private EvaluationJson(JsonGenerator json, List<TargetEvaluation> targets) {
        this.json = json;
        this.targets = targets;
    }

    static String of(Evaluation evaluation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            new EvaluationJson(json, evaluation.targets()).write(evaluation);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return text.toString();
    }

    private void write(Evaluation evaluation) throws IOException {
        json.writeNumberField("n", evaluation.n());
        json.writeNumberField("log_likelihood", evaluation.logLikelihood().value());
        json.writeNumberField("log_likelihood_se", evaluation.logLikelihood().standardError());
        json.writeArrayFieldStart("impossible_rows");
        for (int row : evaluation.impossibleRows()) {
            json.writeNumber(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("targets");
        for (TargetEvaluation target : targets) {
            json.writeString(target.name());
        }
        json.writeEndArray();
        score("crps", TargetEvaluation::crps);
        score("rmse", TargetEvaluation::rmse);
        score("mae", TargetEvaluation::mae);
        score("sharpness", TargetEvaluation::sharpness);
        score("pit_mean", target -> target.pit().mean());
        score("pit_dispersion", target -> target.pit().dispersion());
        values(
                "pit_p_value",
                targets.stream().map(target -> target.pit().uniformityPValue()).toList());
        coverages();
    }

    private void coverages() throws IOException {
        List<List<Coverage>> all = targets.stream()
                .map(target -> target.central(EvaluationText.LEVELS))
                .toList();
        for (int l = 0; l < EvaluationText.LEVELS.length; l++) {
            int level = l;
            long percent = Math.round(100 * EvaluationText.LEVELS[l]);
            scores(
                    "coverage_" + percent,
                    all.stream().map(c -> c.get(level).coverage()).toList());
            scores(
                    "width_" + percent,
                    all.stream().map(c -> c.get(level).width()).toList());
        }
    }

    private void score(String name, Function<TargetEvaluation, Score> score) throws IOException {
        scores(name, targets.stream().map(score).toList());
    }

    private void scores(String name, List<Score> scores) throws IOException {
        values(name, scores.stream().map(Score::value).toList());
        values(name + "_se", scores.stream().map(Score::standardError).toList());
    }

    /** A number, or an object of one for each target where there are several. */
    private void values(String name, List<Double> values) throws IOException {
        if (values.size() == 1) {
            json.writeNumberField(name, values.get(0));
            return;
        }
        json.writeObjectFieldStart(name);
        for (int d = 0; d < values.size(); d++) {
            json.writeNumberField(targets.get(d).name(), values.get(d));
        }
        json.writeEndObject();
    }
}
