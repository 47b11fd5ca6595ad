package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mdn4j.distribution.ReferenceFile.indices;
import static org.mdn4j.distribution.ReferenceFile.matrix;
import static org.mdn4j.distribution.ReferenceFile.number;
import static org.mdn4j.distribution.ReferenceFile.vector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** Holds a Gaussian mixture over vectors to a case of reference values. */
final class MultivariateReference {

    private MultivariateReference() {}

    /** The mixture of a case, with full matrices if the case has them and they are wanted. */
    static Mixture mixture(JsonNode reference, boolean full) {
        double[] weights = vector(reference.get("weights"));
        double[][] means = matrix(reference.get("means"));
        return full
                ? Mixture.gaussian(weights, means, matrices(reference.get("covariances")))
                : Mixture.diagonalGaussian(weights, means, matrix(reference.get("variances")));
    }

    private static double[][][] matrices(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(ReferenceFile::matrix)
                .toArray(double[][][]::new);
    }

    static void check(JsonNode reference, Mixture mixture, Comparison comparison) {
        // A Cholesky factor in double precision has lost eight digits there.
        boolean singular = reference.get("id").asText().endsWith("condition_1e8");
        double tolerance = singular ? 1e-7 : 1e-10;
        double[][] points = matrix(reference.get("points").get("y"));
        points(reference.get("points"), mixture, comparison, points, tolerance);
        vectors(comparison, "mean", mixture.mean(), vector(reference.get("mixture_mean")), 1e-10);
        matrices(comparison, "covariance", mixture.covariance(), matrix(reference.get("mixture_covariance")), 1e-10);
        for (JsonNode marginal : reference.get("marginals")) {
            int[] indices = indices(marginal.get("indices"));
            Mixture actual = mixture.marginal(indices);
            components(comparison, "marginal", actual, marginal, tolerance);
            double[] logDensity = vector(marginal.get("log_density"));
            for (int i = 0; i < points.length; i++) {
                double[] y = new double[indices.length];
                for (int d = 0; d < y.length; d++) {
                    y[d] = points[i][indices[d]];
                }
                comparison.compare("marginal density", actual.logDensity(y), logDensity[i], tolerance, 1e-12);
            }
        }
        for (JsonNode conditional : reference.get("conditionals")) {
            int[] given = indices(conditional.get("given_indices"));
            double[] values = vector(conditional.get("given_values"));
            double logDensity = mixture.marginal(given).logDensity(values);
            double expected = number(conditional.get("log_density_given"));
            comparison.compare("log density given", logDensity, expected, tolerance, 1e-12);
            components(comparison, "conditional", mixture.conditional(given, values), conditional, tolerance);
        }
    }

    private static void points(
            JsonNode node, Mixture mixture, Comparison comparison, double[][] points, double tolerance) {
        for (int i = 0; i < points.length; i++) {
            double[] y = points[i];
            double logDensity = number(node.get("log_density").get(i));
            comparison.compare("log density", mixture.logDensity(y), logDensity, tolerance, 1e-12);
            comparison.compare(
                    "energy score",
                    mixture.energyScore(y),
                    number(node.get("energy_score").get(i)),
                    1e-10,
                    0);
            double[] responsibilities = mixture.responsibilities(y);
            double[] expected = vector(node.get("responsibilities").get(i));
            for (int k = 0; k < expected.length; k++) {
                // A share is the exponential of a difference of logs, whose error is relative to these.
                double logs = Math.abs(logDensity) + Math.abs(Math.log(expected[k] + Double.MIN_NORMAL));
                double allowed = tolerance + (tolerance > 1e-9 ? tolerance : 1e-15) * logs;
                comparison.compare("responsibility", responsibilities[k], expected[k], allowed, Double.MIN_NORMAL);
            }
        }
    }

    private static void components(
            Comparison comparison, String what, Mixture actual, JsonNode expected, double tolerance) {
        double[] weights = vector(expected.get("weights"));
        double[][] means = matrix(expected.get("means"));
        for (int k = 0; k < weights.length; k++) {
            comparison.compare(what + " weight", actual.weights()[k], weights[k], tolerance, Double.MIN_NORMAL);
            Distribution component = actual.components().get(k);
            vectors(comparison, what + " mean", component.mean(), means[k], tolerance);
            if (expected.has("covariances")) {
                double[][] covariance = matrix(expected.get("covariances").get(k));
                matrices(comparison, what + " covariance", component.covariance(), covariance, tolerance);
            } else {
                double[] variances = vector(expected.get("variances").get(k));
                for (int d = 0; d < variances.length; d++) {
                    double variance = component.marginal(d).variance();
                    comparison.compare(what + " variance", variance, variances[d], tolerance, 0);
                }
            }
        }
    }

    private static void vectors(
            Comparison comparison, String what, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int d = 0; d < expected.length; d++) {
            comparison.compare(what, actual[d], expected[d], tolerance, 1e-13);
        }
    }

    private static void matrices(
            Comparison comparison, String what, double[][] actual, double[][] expected, double tolerance) {
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                double scale = Math.sqrt(expected[i][i] * expected[j][j]);
                comparison.compare(what, actual[i][j], expected[i][j], tolerance, 1e-12 * scale);
            }
        }
    }
}
