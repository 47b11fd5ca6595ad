package org.mdn4j.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScoreReferenceTest {

    private static final String FILE = "scores.json";

    @TestFactory
    Stream<DynamicTest> forecastsScoreAsTheBundledReferenceValuesSay() {
        return ReferenceFile.bundled(FILE).stream().map(ScoreReferenceTest::test);
    }

    @TestFactory
    Stream<DynamicTest> forecastsScoreAsAllReferenceValuesSay() {
        return ReferenceFile.shared(FILE).stream().map(ScoreReferenceTest::test);
    }

    private static DynamicTest test(JsonNode reference) {
        String id = reference.get("id").asText();
        return DynamicTest.dynamicTest(id, () -> ScoreReference.check(reference, Comparison.asserting(id)));
    }
}
