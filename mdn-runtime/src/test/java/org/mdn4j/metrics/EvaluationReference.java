package org.mdn4j.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.mdn4j.distribution.UnivariateMixture;

/** Forecasts with scores by mpmath and SciPy: {@code src/test/python/reference_evaluation.py}. */
final class EvaluationReference {

    private EvaluationReference() {}

    static JsonNode read() {
        try (InputStream in = EvaluationReference.class.getResourceAsStream("/reference/evaluation.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Evaluation evaluation(JsonNode reference) {
        List<UnivariateMixture> predictions = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (JsonNode row : reference.get("predictions")) {
            predictions.add(UnivariateMixture.gaussian(
                    vector(row.get("weights")), vector(row.get("means")), vector(row.get("sds"))));
            y.add(row.get("y").asDouble());
        }
        return Evaluation.of(
                predictions, y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] vector(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** @param tolerance relative */
    static void check(JsonNode expected, String name, Score score, double tolerance) {
        double value = expected.get(name).get(0).asDouble();
        double error = expected.get(name).get(1).asDouble();
        assertThat(score.value()).as(name).isCloseTo(value, within(tolerance * Math.abs(value)));
        assertThat(score.standardError())
                .as(name + ", standard error")
                .isCloseTo(error, within(100 * tolerance * Math.abs(error)));
    }
}
