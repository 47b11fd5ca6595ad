package org.mdn4j.distribution;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class UnivariateReferenceTest {

    private static final String FILE = "univariate_mixtures.json";

    @TestFactory
    Stream<DynamicTest> mixturesOverTheLineAgreeWithTheBundledReferenceValues() {
        return ReferenceFile.bundled(FILE).stream().map(UnivariateReferenceTest::test);
    }

    @TestFactory
    Stream<DynamicTest> mixturesOverTheLineAgreeWithAllReferenceValues() {
        return ReferenceFile.shared(FILE).stream().map(UnivariateReferenceTest::test);
    }

    private static DynamicTest test(JsonNode reference) {
        String id = reference.get("id").asText();
        return DynamicTest.dynamicTest(id, () -> {
            UnivariateMixture mixture = UnivariateReference.mixture(reference);
            assumeTrue(mixture != null, "there is no such family: " + reference.get("kind"));
            UnivariateReference.check(reference, mixture, Comparison.asserting(id));
        });
    }
}
