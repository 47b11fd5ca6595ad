package org.mdn4j.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.Poisson;
import org.mdn4j.distribution.Uniform;
import org.mdn4j.distribution.UnivariateMixture;

final class EvaluationTest {

    /** Rows of a simple truth: y is Gaussian about a known mean with standard deviation 2, predicted with another. */
    private static Evaluation gaussian(int n, double shift, double deviation, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        List<Distribution> predictions = new ArrayList<>();
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double mean = rng.nextDouble(-5, 5);
            predictions.add(Gaussian.of(mean + shift, deviation));
            y[i] = mean + 2 * rng.nextGaussian();
        }
        return Evaluation.of(predictions, y);
    }

    @Test
    void allScoresAreThoseOfAnIndependentComputation() {
        JsonNode reference = EvaluationReference.read();
        Evaluation evaluation = EvaluationReference.evaluation(reference);
        TargetEvaluation target = evaluation.target();
        JsonNode expected = reference.get("expected");
        EvaluationReference.check(expected, "log_likelihood", evaluation.logLikelihood(), 1e-12);
        EvaluationReference.check(expected, "crps", target.crps(), 1e-11);
        EvaluationReference.check(expected, "rmse", target.rmse(), 1e-12);
        EvaluationReference.check(expected, "mae", target.mae(), 1e-12);
        EvaluationReference.check(expected, "sharpness", target.sharpness(), 1e-12);
        EvaluationReference.check(expected, "pit_mean", target.pit().mean(), 1e-12);
        EvaluationReference.check(expected, "pit_dispersion", target.pit().dispersion(), 1e-12);
        assertThat(target.pit().distanceFromUniform())
                .isCloseTo(expected.get("pit_distance").asDouble(), within(1e-12));
        assertThat(target.pit().uniformityPValue())
                .isCloseTo(expected.get("pit_p_value").asDouble(), within(1e-8));
        EvaluationReference.check(expected, "brier", target.exceeding(1).brier(), 1e-12);
        List<Score> pinball = target.pinball(0.05, 0.5, 0.9);
        EvaluationReference.check(expected, "pinball_0.05", pinball.get(0), 1e-11);
        EvaluationReference.check(expected, "pinball_0.5", pinball.get(1), 1e-11);
        EvaluationReference.check(expected, "pinball_0.9", pinball.get(2), 1e-11);
        for (Coverage c : target.central(0.5, 0.9)) {
            String level = String.valueOf(Math.round(100 * c.level()));
            EvaluationReference.check(expected, "coverage_" + level, c.coverage(), 1e-12);
            EvaluationReference.check(expected, "width_" + level, c.width(), 1e-11);
        }
        for (Coverage c : target.highestDensity(0.5, 0.9)) {
            String level = String.valueOf(Math.round(100 * c.level()));
            EvaluationReference.check(expected, "hdr_coverage_" + level, c.coverage(), 1e-12);
            EvaluationReference.check(expected, "hdr_width_" + level, c.width(), 1e-4); // of a grid
        }
    }

    @Test
    void rightPredictionsPassTheTestOfUniformityAndWrongOnesFail() {
        Pit right = gaussian(2000, 0, 2, 1).target().pit();
        assertThat(right.uniformityPValue()).isGreaterThan(0.05);
        for (double share : right.histogram(10)) {
            assertThat(share).isCloseTo(0.1, within(0.03));
        }
        assertThat(right.share(0.3)).isCloseTo(0.3, within(0.03));
        Pit narrow = gaussian(2000, 0, 1, 1).target().pit();
        assertThat(narrow.uniformityPValue()).isLessThan(1e-6);
        assertThat(narrow.dispersion().value()).isGreaterThan(1.5);
        Pit wide = gaussian(2000, 0, 4, 1).target().pit();
        assertThat(wide.uniformityPValue()).isLessThan(1e-6);
        assertThat(wide.dispersion().value()).isLessThan(0.7);
        assertThat(gaussian(2000, 1, 2, 1).target().pit().mean().value()).isLessThan(0.4);
    }

    @Test
    void thePitOfCountsIsUniformToo() {
        SplittableRandom rng = new SplittableRandom(3);
        List<Distribution> predictions = new ArrayList<>();
        double[] y = new double[3000];
        for (int i = 0; i < y.length; i++) {
            Poisson poisson = Poisson.of(rng.nextDouble(0.2, 3));
            predictions.add(poisson);
            y[i] = poisson.sampler(rng).next();
        }
        Pit pit = Evaluation.of(predictions, y).target().pit();
        assertThat(pit.uniformityPValue()).isGreaterThan(0.01);
        for (double u : pit.values()) {
            assertThat(u).isBetween(0.0, 1.0);
        }
        assertThat(Evaluation.of(predictions, y).target().pit().values()).containsExactly(pit.values());
    }

    @Test
    void aRowHeldImpossibleIsNamedAndNotHidden() {
        List<Distribution> predictions = List.of(Uniform.of(0, 1), Uniform.of(0, 1), Uniform.of(0, 2));
        Evaluation evaluation = Evaluation.of(predictions, new double[] {0.5, 1.5, 1.5});
        assertThat(evaluation.logLikelihood().value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(evaluation.impossibleRows()).containsExactly(1);
        assertThat(evaluation.text())
                .contains("-Infinity")
                .contains("1 of the rows have a density of zero or infinity: 1 (counted from 0)")
                .contains("of the other rows");
        assertThat(evaluation.json()).contains("\"log_likelihood\" : \"-Infinity\"");
    }

    @Test
    void groupsSplitTheRowsAndTheirScores() {
        Evaluation all = gaussian(300, 0.5, 2, 4);
        List<Integer> labels =
                IntStream.range(0, 300).map(i -> i * i % 3).boxed().toList();
        Map<Integer, Evaluation> groups = all.by(labels);
        assertThat(groups.keySet()).containsExactly(0, 1);
        Evaluation zero = groups.get(0);
        Evaluation one = groups.get(1);
        assertThat(zero.n()).isEqualTo(100);
        assertThat(zero.target().rows()).startsWith(0, 3, 6);
        assertThat((zero.logLikelihood().value() + 2 * one.logLikelihood().value()) / 3)
                .isCloseTo(all.logLikelihood().value(), within(1e-12));
        double inside = (zero.target().central(0.8).get(0).coverage().value()
                        + 2 * one.target().central(0.8).get(0).coverage().value())
                / 3;
        assertThat(inside).isCloseTo(all.target().central(0.8).get(0).coverage().value(), within(1e-12));
        assertThat(Evaluation.compare(groups).lines()).hasSize(3);
        assertThat(one.by(Collections.nCopies(200, "all")).get("all").target().crps())
                .isEqualTo(one.target().crps());
        assertThatThrownBy(() -> all.by(List.of(1)))
                .hasMessageContaining("need a label for each of 300 rows but got 1");
    }

    private static Evaluation vectors(double[][] y) {
        List<Mixture> predictions = IntStream.range(0, y.length)
                .mapToObj(i -> Mixture.gaussian(
                        new double[] {0.3, 0.7}, new double[][] {{i, 0}, {i + 1, 2}}, new double[][][] {
                            {{1, 0.5}, {0.5, 2}}, {{1, 0}, {0, 1}}
                        }))
                .toList();
        return Evaluation.of(predictions, y, List.of("u", "v"), 0);
    }

    @Test
    void vectorsHaveOneLogScoreAndScoresForEachTarget() throws Exception {
        double[][] y = {{0, 1}, {1, 2}, {3, -1}, {2, 0}};
        Evaluation evaluation = vectors(y);
        assertThat(evaluation.target("v").crps().value()).isPositive();
        JsonNode json = new ObjectMapper().readTree(evaluation.json());
        assertThat(json.get("n").asInt()).isEqualTo(4);
        assertThat(json.get("crps").get("v").asDouble())
                .isEqualTo(evaluation.target("v").crps().value());
        assertThat(json.get("coverage_90").get("u").asDouble()).isBetween(0.0, 1.0);
        assertThat(evaluation.text()).contains("\nu\n").contains("\nv\n");
        assertThatThrownBy(evaluation::target).hasMessageContaining("[u, v]; use target(name)");
        assertThatThrownBy(() -> evaluation.target("w")).hasMessageContaining("no target 'w' among [u, v]");
    }

    @Test
    void theEnergyScoreFromDrawsIsTheExactOne() {
        double[][] y = {{0, 1}, {1, 2}, {3, -1}, {2, 0}, {4.5, 1}, {5, 4}, {6, 1}, {7, 0}};
        double[] mean = {0, 0};
        double[] sd = {0, 0};
        for (int d = 0; d < 2; d++) {
            for (double[] row : y) {
                mean[d] += row[d] / y.length;
            }
            for (double[] row : y) {
                sd[d] += (row[d] - mean[d]) * (row[d] - mean[d]) / y.length;
            }
            sd[d] = Math.sqrt(sd[d]);
        }
        double exact = 0;
        for (int i = 0; i < y.length; i++) {
            Mixture prediction =
                    Mixture.gaussian(new double[] {0.3, 0.7}, new double[][] {{i, 0}, {i + 1, 2}}, new double[][][] {
                        {{1, 0.5}, {0.5, 2}}, {{1, 0}, {0, 1}}
                    });
            Mixture scaled = prediction.affine(new double[2], new double[] {1 / sd[0], 1 / sd[1]});
            exact += scaled.energyScore(y[i][0] / sd[0], y[i][1] / sd[1]) / y.length;
        }
        Evaluation evaluation = vectors(y);
        double sum = 0;
        for (int seed = 0; seed < 25; seed++) {
            sum += evaluation.energyScore(seed).value() / 25;
        }
        assertThat(sum).isCloseTo(exact, within(0.004)); // 200,000 draws
        assertThat(evaluation.energyScore(7)).isEqualTo(evaluation.energyScore(7));
    }

    @Test
    void missingTargetsDoNotCountAndTheOthersOfTheirRowDo() {
        double[][] y = {{0, 1}, {1, Double.NaN}, {Double.NaN, Double.NaN}, {2, 0}};
        Evaluation evaluation = vectors(y);
        assertThat(evaluation.n()).isEqualTo(3);
        assertThat(evaluation.target("u").n()).isEqualTo(3);
        assertThat(evaluation.target("v").rows()).containsExactly(0, 3);
        UnivariateMixture known =
                UnivariateMixture.gaussian(new double[] {0.3, 0.7}, new double[] {1, 2}, new double[] {1, 1});
        assertThat(evaluation.logDensities()[1]).isCloseTo(known.logDensity(1), within(1e-12));
        assertThat(evaluation.energyScore(0).value()).isFinite();
        assertThatThrownBy(() -> vectors(new double[][] {{Double.NaN, Double.NaN}}))
                .hasMessageContaining("at least one row with a known target");
    }

    @Test
    void theBrierScoreSplitsIntoWhatIsLostAndGained() {
        Exceedance exceedance = gaussian(500, 1, 2, 5).target().exceeding(0);
        assertThat(exceedance.miscalibration()).isPositive();
        assertThat(exceedance.discrimination()).isPositive();
        assertThat(exceedance.uncertainty() - exceedance.discrimination() + exceedance.miscalibration())
                .isCloseTo(exceedance.brier().value(), within(1e-12));
        double[] probabilities = exceedance.probabilities();
        double[] recalibrated = exceedance.recalibrated();
        int[] order = IntStream.range(0, 500)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 1; i < 500; i++) {
            assertThat(recalibrated[order[i]]).isGreaterThanOrEqualTo(recalibrated[order[i - 1]]);
        }
    }

    @Test
    void isotonicRegressionPoolsWhatFallsAndWhatIsEqual() {
        // By hand: 0.1 -> {1, 0}, 0.3 -> {0}, 0.5 -> {1}: the first two blocks fall from 1/2 to 0 and pool to 1/3.
        Exceedance exceedance =
                new Exceedance(0, new double[] {0.5, 0.1, 0.3, 0.1}, new boolean[] {true, true, false, false});
        double third = 1.0 / 3;
        assertThat(exceedance.recalibrated()).containsExactly(new double[] {1, third, third, third}, within(1e-15));
    }

    @Test
    void evaluationsAreComparedLineByLine() {
        Map<String, Evaluation> models = new LinkedHashMap<>();
        models.put("right", gaussian(500, 0, 2, 6));
        models.put("too narrow", gaussian(500, 0, 0.5, 6));
        assertThat(Evaluation.compare(models).lines().toList()).satisfies(lines -> {
            assertThat(lines.get(0)).contains("log-likelihood").contains("inside 90 %");
            assertThat(lines.get(1)).startsWith("right");
            assertThat(lines.get(2)).startsWith("too narrow");
        });
        assertThatThrownBy(() -> Evaluation.compare(Map.of())).hasMessageContaining("at least one evaluation");
        models.put("vectors", vectors(new double[][] {{0, 1}}));
        assertThatThrownBy(() -> Evaluation.compare(models)).hasMessageContaining("same targets [y]");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Evaluation.of(List.of(Gaussian.of(0, 1)), new double[] {1, 2}))
                .hasMessageContaining("need as many rows as predictions, 1, but got 2");
        assertThatThrownBy(() ->
                        Evaluation.of(List.of(Gaussian.of(0, 1)), new double[][] {{1, 2}}, List.of("u", "v"), 0))
                .hasMessageContaining("need 2 targets [u, v] in row 0 but got 2 with a prediction of 1");
        TargetEvaluation target = gaussian(10, 0, 2, 1).target();
        assertThatThrownBy(() -> target.central(0.9, 1)).hasMessageContaining("strictly between 0 and 1");
        assertThatThrownBy(() -> target.exceeding(Double.NaN)).hasMessageContaining("finite threshold");
        assertThatThrownBy(() -> target.pit().histogram(0)).hasMessageContaining("at least 1 bin");
    }

    @Test
    void oneRowHasScoresWithoutAStandardError() {
        Evaluation evaluation = Evaluation.of(List.of(Gaussian.of(0, 1)), new double[] {1});
        assertThat(evaluation.logLikelihood().standardError()).isNaN();
        assertThat(evaluation.text()).contains("NaN");
        assertThat(evaluation).hasToString("Evaluation(1 rows, log-likelihood -1.419 +- NaN)");
    }
}
