package org.mdn4j.distribution;

import static org.mdn4j.distribution.ReferenceFile.number;
import static org.mdn4j.distribution.ReferenceFile.vector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Single distributions against values from 50-digit arithmetic: far tails, extreme shapes, counts, angles. */
class SingleDistributionReferenceTest {

    private static final double EXACT = 1e-10;

    @TestFactory
    Stream<DynamicTest> singleDistributionsAgreeWithReferenceValues() {
        return ReferenceFile.bundled("families.json").stream().map(reference -> {
            UnivariateDistribution distribution = distribution(reference);
            return DynamicTest.dynamicTest(
                    distribution.toString(),
                    () -> check(reference, distribution, Comparison.asserting(distribution.toString())));
        });
    }

    static UnivariateDistribution distribution(JsonNode reference) {
        double[] p = vector(reference.get("parameters"));
        String kind = reference.get("kind").asText();
        return switch (kind) {
            case "von_mises" -> VonMises.of(p[0], p[1]);
            case "poisson" -> Poisson.of(p[0]);
            case "negative_binomial" -> NegativeBinomial.of(p[0], p[1]);
            case "gamma" -> Gamma.of(p[0], p[1]);
            case "beta" -> Beta.of(p[0], p[1]);
            case "exponential_power" -> ExponentialPower.of(p[0], p[1], p[2]);
            case "student_t" -> StudentT.of(p[0], p[1], p[2]);
            default -> throw new AssertionError(kind + Arrays.toString(p));
        };
    }

    static void check(JsonNode reference, UnivariateDistribution distribution, Comparison comparison) {
        for (JsonNode point : reference.get("points")) {
            double y = number(point.get("y"));
            String at = " at " + y;
            double scale = 1e-12 * Math.abs(y * distribution.logDensityDerivative(y)); // a density as steep as that
            comparison.compare(
                    "log density" + at,
                    distribution.logDensity(y),
                    number(point.get("log_density")),
                    EXACT,
                    Double.isNaN(scale) ? 1e-13 : 1e-13 + 1e-3 * scale);
            comparison.compare("cdf" + at, distribution.cdf(y), number(point.get("cdf")), EXACT, Double.MIN_NORMAL);
            comparison.compare(
                    "survival" + at, distribution.survival(y), number(point.get("survival")), EXACT, Double.MIN_NORMAL);
            comparison.compare("log cdf" + at, distribution.logCdf(y), number(point.get("log_cdf")), EXACT, 0);
            comparison.compare(
                    "log survival" + at, distribution.logSurvival(y), number(point.get("log_survival")), EXACT, 0);
            if (!point.get("crps").isNull()) {
                comparison.compare("crps" + at, distribution.crps(y), number(point.get("crps")), EXACT, 0);
            }
            roundTrip(distribution, y, at, comparison);
        }
        comparison.compare("mean", distribution.expectation(), number(reference.get("mean")), EXACT, 1e-14);
        comparison.compare("variance", distribution.variance(), number(reference.get("variance")), EXACT, 0);
        comparison.compare("skewness", distribution.skewness(), number(reference.get("skewness")), EXACT, 1e-12);
        comparison.compare(
                "kurtosis", distribution.excessKurtosis(), number(reference.get("excess_kurtosis")), EXACT, 1e-12);
        if (!reference.get("entropy").isNull()) {
            comparison.compare("entropy", distribution.entropy(), number(reference.get("entropy")), EXACT, 1e-13);
        }
    }

    /** The smaller tail leads back to the value, but for what rounding of the probability allows. */
    private static void roundTrip(UnivariateDistribution distribution, double y, String at, Comparison comparison) {
        double below = distribution.cdf(y);
        double above = distribution.survival(y);
        boolean lower = below <= above;
        double tail = lower ? below : above;
        if (tail < Double.MIN_NORMAL || y != Math.floor(y) && distribution instanceof CountDistribution) {
            return;
        }
        double back = lower ? distribution.quantile(tail) : distribution.inverseSurvival(tail);
        double rounding = distribution instanceof CountDistribution ? 0 : 1e-14 * tail / distribution.density(y);
        comparison.compare("quantile" + at, back, y, EXACT, rounding);
    }
}
