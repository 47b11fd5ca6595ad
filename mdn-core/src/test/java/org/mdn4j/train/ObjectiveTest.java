package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.MixtureLayout;

final class ObjectiveTest {

    private static final int ROWS = 4;

    private interface Value {
        double of(float[] raw, int row);
    }

    private static float[] random(int count, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int j = 0; j < count; j++) {
            values[j] = (float) rng.nextDouble(-1.5, 1.5);
        }
        return values;
    }

    private static float[] gradient(BatchLikelihood objective, MixtureLayout layout, float[] raw, float[] y) {
        float[] gradient = new float[raw.length];
        objective.logLikelihood(raw, y, 0.5f, gradient, ROWS);
        return gradient;
    }

    /** Checks a gradient against central differences of what it should climb. */
    private static void check(Objective objective, MixtureLayout layout, Value value) {
        float[] raw = random(ROWS * layout.width(), 3);
        float[] y = random(ROWS * layout.targets(), 4);
        float[] gradient = gradient(objective.of(layout), layout, raw, y);
        double step = 1e-3;
        for (int j = 0; j < raw.length; j++) {
            float[] up = raw.clone();
            float[] down = raw.clone();
            up[j] += (float) step;
            down[j] -= (float) step;
            int row = j / layout.width();
            double slope = (value.of(up, row) - value.of(down, row)) / ((double) up[j] - down[j]);
            assertThat((double) gradient[j]).as("derivative %d", j).isCloseTo(0.5 * slope, within(2e-5));
        }
    }

    private static UnivariateMixture mixture(MixtureLayout layout, float[] raw, int row) {
        double[] own = new double[layout.width()];
        for (int j = 0; j < own.length; j++) {
            own[j] = raw[row * own.length + j];
        }
        return (UnivariateMixture) layout.mixture(own);
    }

    private static double entropyOfWeights(UnivariateMixture mixture) {
        double entropy = 0;
        for (double weight : mixture.weights()) {
            entropy -= weight * Math.log(weight);
        }
        return entropy;
    }

    @Test
    void theCrpsDescendsTheScoreOfTheMixture() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 3, 1);
        float[] y = random(ROWS, 4);
        check(
                Objective.LIKELIHOOD.withCrps(1),
                layout,
                (raw, row) -> -mixture(layout, raw, row).crps(y[row]));
    }

    @Test
    void aBlendClimbsBothInTheirShares() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 3, 1);
        float[] y = random(ROWS, 4);
        check(Objective.LIKELIHOOD.withCrps(0.3), layout, (raw, row) -> {
            UnivariateMixture mixture = mixture(layout, raw, row);
            return 0.7 * mixture.logDensity(y[row]) - 0.3 * mixture.crps(y[row]);
        });
    }

    @Test
    void entropyOfTheWeightsIsRewarded() {
        MixtureLayout layout = MixtureLayout.of("laplace", 3, 1);
        float[] y = random(ROWS, 4);
        check(Objective.LIKELIHOOD.withWeightEntropy(0.7), layout, (raw, row) -> {
            UnivariateMixture mixture = mixture(layout, raw, row);
            return mixture.logDensity(y[row]) + 0.7 * entropyOfWeights(mixture);
        });
    }

    @Test
    void eachKindOfRawOutputHasAPenaltyOfItsOwn() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 2, 1);
        float[] y = random(ROWS, 4);
        check(Objective.LIKELIHOOD.withHeadPenalties(0.1, 0.2, 0.3), layout, (raw, row) -> {
            double penalty = 0;
            for (int j = 0; j < 6; j++) {
                penalty += 0.1 * (1 + j / 2) * raw[row * 6 + j] * raw[row * 6 + j] / 2;
            }
            return mixture(layout, raw, row).logDensity(y[row]) - penalty;
        });
    }

    @Test
    void betaOfOneGivesMeansTheGradientOfSquaredErrors() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 1, 2);
        float[] raw = random(ROWS * layout.width(), 3);
        float[] y = random(ROWS * 2, 4);
        float[] gradient = gradient(Objective.LIKELIHOOD.withBeta(1).of(layout), layout, raw, y);
        for (int i = 0; i < ROWS; i++) {
            for (int d = 0; d < 2; d++) {
                float mean = raw[i * layout.width() + 1 + d];
                assertThat(gradient[i * layout.width() + 1 + d]).isCloseTo(0.5f * (y[i * 2 + d] - mean), within(1e-5f));
            }
        }
    }

    @Test
    void theNaturalGradientOfAMeanIsItsDistance() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 1, 1);
        float[] raw = random(ROWS * layout.width(), 3);
        float[] y = random(ROWS, 4);
        float[] gradient = gradient(Objective.LIKELIHOOD.withNaturalGradient().of(layout), layout, raw, y);
        for (int i = 0; i < ROWS; i++) {
            UnivariateMixture mixture = mixture(layout, raw, i);
            double distance = y[i] - mixture.mean()[0];
            assertThat((double) gradient[i * 3 + 1]).isCloseTo(0.5 * distance, within(1e-5));
            // (d ln p / dv) / (1 / (2 v^2)) in units of v, on the way back through the slope of the variance function.
            double natural = distance * distance - mixture.variance();
            double slope = 1 / (1 + Math.exp(-raw[i * 3 + 2]));
            assertThat((double) gradient[i * 3 + 2]).isCloseTo(0.5 * natural / slope, within(1e-3));
        }
    }

    @Test
    void missingTargetsMoveNothing() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 2, 1);
        float[] raw = random(ROWS * layout.width(), 3);
        float[] y = {Float.NaN, 1, Float.NaN, 1};
        float[] gradient = gradient(Objective.LIKELIHOOD.withCrps(0.5).of(layout), layout, raw, y);
        for (int j = 0; j < layout.width(); j++) {
            assertThat(gradient[j]).isZero();
        }
    }

    @Test
    void everyObjectiveTrainsToADensityNearTheTruth() {
        SplittableRandom rng = new SplittableRandom(1);
        double[] x = new double[400];
        double[] y = new double[400];
        for (int i = 0; i < x.length; i++) {
            x[i] = rng.nextDouble(-1, 1);
            y[i] = 2 * x[i] + (0.2 + 0.1 * x[i]) * rng.nextGaussian();
        }
        double truth = -0.5 * Math.log(2 * Math.PI * Math.E * 0.04);
        for (Objective objective : new Objective[] {
            Objective.LIKELIHOOD,
            Objective.LIKELIHOOD.withBeta(0.5),
            Objective.LIKELIHOOD.withCrps(0.5),
            Objective.LIKELIHOOD.withWeightEntropy(0.01),
            Objective.LIKELIHOOD.withNaturalGradient()
        }) {
            Fit fit = MdnRegressor.builder()
                    .components(2)
                    .hidden(16)
                    .members(1)
                    .maxEpochs(60)
                    .objective(objective)
                    .seed(1)
                    .build()
                    .fit(Dataset.of(x, y));
            assertThat(fit.model().logLikelihood(Dataset.of(x, y)))
                    .as(objective.toString())
                    .isCloseTo(truth, within(0.2));
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatThrownBy(() -> Objective.LIKELIHOOD.withBeta(1.5)).hasMessageContaining("beta from 0 to 1");
        assertThatThrownBy(() -> Objective.LIKELIHOOD.withCrps(-1)).hasMessageContaining("share of the CRPS");
        assertThatThrownBy(() -> Objective.LIKELIHOOD.withBeta(0.5).withNaturalGradient())
                .hasMessageContaining("either");
        assertThatThrownBy(() -> Objective.LIKELIHOOD.withWeightEntropy(Double.NaN))
                .hasMessageContaining("finite reward");
        assertThatThrownBy(() -> Objective.LIKELIHOOD.withBeta(0.5).of(MixtureLayout.of("laplace", 2, 1)))
                .hasMessageContaining("family gaussian")
                .hasMessageContaining("laplace");
        assertThatThrownBy(() -> Objective.LIKELIHOOD.withCrps(0.5).of(MixtureLayout.of("gaussian", 2, 3)))
                .hasMessageContaining("one target")
                .hasMessageContaining("3");
    }
}
