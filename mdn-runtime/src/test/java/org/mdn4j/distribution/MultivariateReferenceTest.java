package org.mdn4j.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MultivariateReferenceTest {

    private static final String FILE = "multivariate_gaussian_mixtures.json";

    @TestFactory
    Stream<DynamicTest> mixturesOverVectorsAgreeWithTheBundledReferenceValues() {
        return ReferenceFile.bundled(FILE).stream().flatMap(MultivariateReferenceTest::tests);
    }

    @TestFactory
    Stream<DynamicTest> mixturesOverVectorsAgreeWithAllReferenceValues() {
        return ReferenceFile.shared(FILE).stream().flatMap(MultivariateReferenceTest::tests);
    }

    /** Cases with diagonal covariances are held to their values twice, as diagonals and as full matrices. */
    private static Stream<DynamicTest> tests(JsonNode reference) {
        return Stream.of(false, true)
                .filter(full -> reference.has(full ? "covariances" : "variances"))
                .map(full -> test(reference, full));
    }

    private static DynamicTest test(JsonNode reference, boolean full) {
        String id = reference.get("id").asText() + (full ? " with full matrices" : " with diagonals");
        return DynamicTest.dynamicTest(
                id,
                () -> MultivariateReference.check(
                        reference, MultivariateReference.mixture(reference, full), Comparison.asserting(id)));
    }
}
