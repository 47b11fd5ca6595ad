package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mdn4j.distribution.ReferenceFile.number;
import static org.mdn4j.distribution.ReferenceFile.vector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** Holds a mixture over the real line to a case of reference values. */
final class UnivariateReference {

    static final double EXACT = 1e-10;
    static final double INTEGRATED = 1e-8;

    /** A family by its name in the files: the class and the fields that its factory takes. */
    private static final Map<String, List<String>> FACTORIES = Map.of(
            "gaussian", List.of("Gaussian", "mean", "sd"),
            "truncated_gaussian", List.of("Gaussian", "mean", "sd"),
            "laplace", List.of("Laplace", "location", "scale"),
            "student_t", List.of("StudentT", "df", "location", "scale"),
            "logistic", List.of("Logistic", "location", "scale"),
            "lognormal", List.of("LogNormal", "mu", "sigma"),
            "gamma", List.of("Gamma", "shape", "rate"),
            "beta", List.of("Beta", "alpha", "beta"));

    private static final Set<String> CLOSED_SCORES = Set.of("gaussian", "laplace");

    private UnivariateReference() {}

    /** The mixture of a case, or null where its family is not there. */
    static UnivariateMixture mixture(JsonNode reference) {
        List<UnivariateDistribution> components = new ArrayList<>();
        for (JsonNode component : reference.get("components")) {
            UnivariateDistribution distribution = component(component);
            if (distribution == null) {
                return null;
            }
            components.add(distribution);
        }
        return UnivariateMixture.of(vector(reference.get("weights")), components);
    }

    private static UnivariateDistribution component(JsonNode node) {
        String kind = node.get("kind").asText();
        List<String> factory = FACTORIES.get(kind);
        assertThat(factory).as("factory of %s", kind).isNotNull();
        Object[] values = factory.stream()
                .skip(1)
                .map(field -> field.equals("rate") ? 1 / number(node.get(field)) : number(node.get(field)))
                .toArray();
        Class<?>[] types = new Class<?>[values.length];
        Arrays.fill(types, double.class);
        try {
            Class<?> family = Class.forName("org.mdn4j.distribution." + factory.get(0));
            Object made = family.getMethod("of", types).invoke(null, values);
            UnivariateDistribution distribution = (UnivariateDistribution) made;
            return kind.equals("truncated_gaussian")
                    ? distribution.truncate(number(node.get("lower")), number(node.get("upper")))
                    : distribution;
        } catch (ClassNotFoundException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static void check(JsonNode reference, UnivariateMixture mixture, Comparison comparison) {
        points(reference, mixture, comparison);
        quantiles(reference.get("quantiles"), mixture, comparison);
        moments(reference, mixture, comparison);
        shape(reference, mixture, comparison);
    }

    private static void points(JsonNode reference, UnivariateMixture mixture, Comparison comparison) {
        JsonNode points = reference.get("points");
        double[] y = vector(points.get("y"));
        for (int i = 0; i < y.length; i++) {
            double at = y[i];
            // The sum of the logs of a weight and a density may cancel down to zero.
            comparison.compare("log density", mixture.logDensity(at), entry(points, "log_density", i), EXACT, 1e-13);
            tail(comparison, "cdf", mixture.cdf(at), entry(points, "cdf", i));
            tail(comparison, "survival", mixture.survival(at), entry(points, "survival", i));
            comparison.compare("log cdf", mixture.logCdf(at), entry(points, "log_cdf", i), EXACT, 0);
            comparison.compare("log survival", mixture.logSurvival(at), entry(points, "log_survival", i), EXACT, 0);
            // Without a mean the score is still the threshold integral.
            double crps = entry(points, points.has("crps_threshold_integral") ? "crps_threshold_integral" : "crps", i);
            if (!Double.isNaN(crps)) {
                boolean closed = CLOSED_SCORES.contains(reference.get("kind").asText());
                comparison.compare("crps", mixture.crps(at), crps, closed ? EXACT : INTEGRATED, 0);
            }
            JsonNode responsibilities = points.get("responsibilities").get(i);
            if (!responsibilities.isNull()) {
                double[] actual = mixture.responsibilities(at);
                for (int k = 0; k < actual.length; k++) {
                    tail(comparison, "responsibility", actual[k], number(responsibilities.get(k)));
                }
            }
        }
    }

    /** Subnormal numbers cannot be right to ten digits. */
    private static void tail(Comparison comparison, String what, double actual, double expected) {
        comparison.compare(what, actual, expected, EXACT, Double.MIN_NORMAL);
    }

    private static double entry(JsonNode points, String name, int i) {
        return ReferenceFile.number(points.get(name).get(i));
    }

    private static void quantiles(JsonNode quantiles, UnivariateMixture mixture, Comparison comparison) {
        double[] p = vector(quantiles.get("p"));
        for (int i = 0; i < p.length; i++) {
            double x = entry(quantiles, "x", i);
            double quantile = mixture.quantile(p[i]);
            if (mixture.cdf(quantile) != p[i]) {
                double rounding = 1e-15 / Math.exp(entry(quantiles, "log_density_at_x", i));
                comparison.compare("quantile", quantile, x, EXACT, rounding);
            }
        }
    }

    private static void moments(JsonNode reference, UnivariateMixture mixture, Comparison comparison) {
        comparison.compare("mean", mixture.expectation(), number(reference.get("mean")), EXACT, 1e-14);
        defined(comparison, "variance", mixture.variance(), reference.get("variance"), EXACT, 0);
        defined(comparison, "skewness", mixture.skewness(), reference.get("skewness"), EXACT, 1e-13);
        defined(comparison, "kurtosis", mixture.excessKurtosis(), reference.get("excess_kurtosis"), EXACT, 1e-12);
        comparison.compare("entropy", mixture.entropy(), number(reference.get("entropy")), INTEGRATED, 0);
    }

    private static void defined(
            Comparison comparison, String what, double actual, JsonNode expected, double relative, double absolute) {
        if (!expected.isNull()) {
            comparison.compare(what, actual, number(expected), relative, absolute);
        } else {
            assertThat(Double.isFinite(actual)).as("%s is finite", what).isFalse();
        }
    }

    private static void shape(JsonNode reference, UnivariateMixture mixture, Comparison comparison) {
        vectors(comparison, "mode", mixture.modes(), vector(reference.get("modes")), EXACT);
        for (JsonNode region : reference.get("highest_density_regions")) {
            double mass = number(region.get("mass"));
            List<Interval> intervals = mixture.highestDensityRegion(mass);
            double[] ends = intervals.stream()
                    .flatMapToDouble(i -> DoubleStream.of(i.lower(), i.upper()))
                    .toArray();
            double[] expected = StreamSupport.stream(region.get("intervals").spliterator(), false)
                    .flatMapToDouble(i -> DoubleStream.of(vector(i)))
                    .toArray();
            vectors(comparison, "region", ends, expected, INTEGRATED);
            double sum = intervals.stream()
                    .mapToDouble(i -> mixture.probability(i.lower(), i.upper()))
                    .sum();
            double rounding = ends.length * 0x1p-52 * Math.abs(ends[0]) / mixture.standardDeviation();
            comparison.compare("mass of region", sum, mass, EXACT, Double.isNaN(rounding) ? 0 : rounding);
        }
    }

    static void vectors(Comparison comparison, String what, double[] actual, double[] expected, double relative) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            comparison.compare(what, actual[i], expected[i], relative, 1e-13);
        }
    }
}
