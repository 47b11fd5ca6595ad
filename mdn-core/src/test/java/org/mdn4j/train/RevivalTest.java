package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

final class RevivalTest {

    private static final MixtureLayout LAYOUT = MixtureLayout.of("gaussian", 3, 1);
    private static final int FAN_IN = 2;

    /** Components of weights near 0.67, 0.33 and 0, at 1, -1 and 7. */
    private static float[] parameters() {
        float[] parameters = new float[LAYOUT.width() * (FAN_IN + 1)];
        int biases = LAYOUT.width() * FAN_IN;
        float[] raw = {(float) Math.log(2), 0, -30, 1, -1, 7, 0, 0, 0};
        System.arraycopy(raw, 0, parameters, biases, raw.length);
        parameters[3 * FAN_IN] = 0.5f; // the mean of the first component rises with the first input
        return parameters;
    }

    private static UnivariateMixture predict(float[] parameters, float... x) {
        float[] weights = new float[LAYOUT.width() * FAN_IN]; // [inputs][outputs]
        for (int j = 0; j < LAYOUT.width(); j++) {
            for (int i = 0; i < FAN_IN; i++) {
                weights[i * LAYOUT.width() + j] = parameters[j * FAN_IN + i];
            }
        }
        float[] biases = Arrays.copyOfRange(parameters, LAYOUT.width() * FAN_IN, parameters.length);
        DenseNetwork network =
                new DenseNetwork(List.of(new DenseNetwork.Layer(weights, biases, HiddenActivation.IDENTITY)));
        float[] raw = new float[LAYOUT.width()];
        network.forwardPass().run(x, raw);
        return (UnivariateMixture) LAYOUT.mixture(
                IntStream.range(0, raw.length).mapToDouble(j -> raw[j]).toArray());
    }

    @Test
    void aDeadComponentTakesHalfOfTheHeaviestOne() {
        float[] parameters = parameters();
        double[] use = {0.66, 0.34, 1e-9};
        assertThat(new Revival(LAYOUT, FAN_IN).apply(parameters, use, new Random(1)))
                .isEqualTo(1);
        assertThat(use).containsExactly(0.33, 0.34, 0.33);
        double[] weights = predict(parameters, 1, 0).weights();
        assertThat(weights).containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-6));
        for (double y = -3; y <= 3; y += 0.5) {
            assertThat(predict(parameters, 1, 0).density(y))
                    .isCloseTo(predict(parameters(), 1, 0).density(y), within(0.02));
        }
    }

    @Test
    void livingComponentsAreLeftAlone() {
        float[] parameters = parameters();
        assertThat(new Revival(LAYOUT, FAN_IN).apply(parameters, new double[] {0.5, 0.3, 0.2}, new Random(1)))
                .isZero();
        assertThat(parameters).containsExactly(parameters());
    }

    @Test
    void itIsDueEverLessOften() {
        assertThat(IntStream.rangeClosed(1, 100).filter(Revival::isDue).toArray())
                .containsExactly(5, 10, 20, 40, 80);
    }

    @Test
    void trainingWithItLeavesNoComponentDead() {
        Random rng = new Random(2);
        double[] x = rng.doubles(300, -1, 1).toArray();
        double[] y = IntStream.range(0, 300)
                .mapToDouble(i -> x[i] + 0.1 * rng.nextGaussian())
                .toArray();
        Fit fit = MdnRegressor.builder()
                .components(8)
                .hidden(8)
                .members(1)
                .maxEpochs(100)
                .revival(true)
                .build()
                .fit(Dataset.of(x, y));
        assertThat(fit.model().logLikelihood(Dataset.of(x, y))).isGreaterThan(0.5);
    }
}
