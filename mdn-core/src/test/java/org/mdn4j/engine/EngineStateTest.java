package org.mdn4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** What an engine hands over, and what goes on from there. */
final class EngineStateTest {

    private static final int INPUTS = 3;
    private static final int ROWS = 24;

    private static MultiLayerConfiguration configuration(IUpdater updater, double kept) {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(updater)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(INPUTS)
                        .nOut(12)
                        .activation(Activation.TANH)
                        .build())
                .layer(new BatchNormalization.Builder().nIn(12).nOut(12).build())
                .layer(new DenseLayer.Builder()
                        .nIn(12)
                        .nOut(8)
                        .activation(Activation.TANH)
                        .dropOut(kept)
                        .build())
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(8)
                        .components(3)
                        .targets(1)
                        .build())
                .build();
    }

    private static void train(Engine engine, int first, int steps) {
        for (int step = first; step < first + steps; step++) {
            SplittableRandom rng = new SplittableRandom(step);
            float[] x = new float[ROWS * INPUTS];
            float[] y = new float[ROWS];
            for (int i = 0; i < x.length; i++) {
                x[i] = rng.nextFloat() - 0.5f;
            }
            for (int i = 0; i < y.length; i++) {
                y[i] = rng.nextFloat() - 0.5f;
            }
            engine.step(x, y, ROWS);
        }
    }

    static Stream<IUpdater> updaters() {
        return Stream.of(new Adam(1e-2), new Nesterovs(1e-2, 0.9), new Sgd(1e-2));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void aRestoredFusedEngineGoesOnToTheBit(IUpdater updater) throws Exception {
        FusedEngine original = FusedEngine.compile(configuration(updater, 0.8));
        train(original, 0, 5);
        EngineState state = original.state();
        train(original, 5, 5);
        FusedEngine other = FusedEngine.compile(configuration(updater, 0.8));
        other.restore(state);
        train(other, 5, 5);
        assertThat(other.parameters()).isEqualTo(original.parameters());
        assertThat(other.state().updater()).isEqualTo(original.state().updater());
        assertThat(other.state().iteration()).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void aRestoredDl4jEngineGoesOnToTheBit(IUpdater updater) {
        Dl4jEngine original = new Dl4jEngine(configuration(updater, 0.8));
        train(original, 0, 5);
        EngineState state = original.state();
        train(original, 5, 5);
        Dl4jEngine other = new Dl4jEngine(configuration(updater, 0.8));
        other.restore(state);
        train(other, 5, 5);
        assertThat(other.parameters()).isEqualTo(original.parameters());
        assertThat(other.state().iteration()).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void aTrainingIsHandedOverInBothDirections(IUpdater updater) throws Exception {
        FusedEngine fused = FusedEngine.compile(configuration(updater, 1));
        Dl4jEngine dl4j = new Dl4jEngine(configuration(updater, 1));
        train(fused, 0, 5);
        train(dl4j, 0, 5);
        MultiLayerNetwork handedBack = fused.network();
        assertThat(handedBack.getIterationCount()).isEqualTo(5);
        Dl4jEngine fromFused = new Dl4jEngine(handedBack);
        FusedEngine fromDl4j = FusedEngine.of(dl4j.network());
        train(fused, 5, 10);
        train(fromFused, 5, 10);
        train(fromDl4j, 5, 10);
        assertClose(fromFused.parameters(), fused.parameters());
        assertClose(fromDl4j.parameters(), fused.parameters());
        assertThat(fromDl4j.state().updater()).hasSameSizeAs(fused.state().updater());
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("parameter %d", i)
                    .isLessThan(1e-4f * Math.max(0.1f, Math.abs(expected[i])));
        }
    }

    @Test
    void aStateOfAnotherShapeIsRefused() throws Exception {
        FusedEngine adam = FusedEngine.compile(configuration(new Adam(1e-2), 1));
        EngineState sgd = FusedEngine.compile(configuration(new Sgd(1e-2), 1)).state();
        assertThatThrownBy(() -> adam.restore(sgd)).hasMessageContaining("numbers of updater state but got 0");
        assertThatThrownBy(() -> new Dl4jEngine(adam.network()).restore(sgd))
                .hasMessageContaining("numbers of updater state but got 0");
    }

    @Test
    void averagesMoveTowardsTheParameters() throws Exception {
        FusedEngine fused = FusedEngine.compile(configuration(new Adam(1e-2), 1));
        Dl4jEngine dl4j = new Dl4jEngine(configuration(new Adam(1e-2), 1));
        float[] parameters = fused.parameters();
        for (Engine engine : List.of(fused, dl4j)) {
            assertThat(engine.average()).isEqualTo(parameters);
            engine.average(new float[parameters.length]);
            engine.moveAverage(0.25f);
            engine.moveAverage(0.5f);
            float[] average = engine.average();
            for (int i = 0; i < average.length; i++) {
                float quarter = 0.25f * parameters[i];
                assertThat(average[i]).isEqualTo(quarter + 0.5f * (parameters[i] - quarter));
            }
            assertThat(engine.parameters()).isEqualTo(parameters);
            assertThatThrownBy(() -> engine.average(new float[3])).hasMessageContaining("parameters but got 3");
        }
    }

    @Test
    void anAverageStartsWhereTheParametersAreWhenItIsFirstMoved() throws Exception {
        FusedEngine fused = FusedEngine.compile(configuration(new Adam(1e-2), 1));
        Dl4jEngine dl4j = new Dl4jEngine(configuration(new Adam(1e-2), 1));
        for (Engine engine : List.of(fused, dl4j)) {
            train(engine, 0, 2);
            float[] start = engine.parameters();
            engine.moveAverage(0.1f);
            assertThat(engine.average()).isEqualTo(start);
            train(engine, 2, 3);
            engine.moveAverage(1);
            assertThat(engine.average()).isNotEqualTo(start);
            assertClose(engine.average(), engine.parameters());
        }
    }

    @Test
    void anotherObjectiveCanBeTrained() throws Exception {
        MultiLayerConfiguration configuration = configuration(new Sgd(1e-2), 1);
        FusedEngine plain = FusedEngine.compile(configuration);
        MixtureOutputLayer output = Configurations.mixtureLayer(configuration);
        FusedEngine doubled = FusedEngine.compile(configuration, () -> {
            BatchLikelihood likelihood = output.layout().batchLikelihood();
            return (raw, y, factor, gradient, rows) -> 2 * likelihood.logLikelihood(raw, y, 2 * factor, gradient, rows);
        });
        FusedEngine faster = FusedEngine.compile(configuration(new Sgd(2e-2), 1));
        train(plain, 0, 1);
        train(doubled, 0, 1);
        train(faster, 0, 1);
        assertThat(doubled.parameters()).isNotEqualTo(plain.parameters());
        assertClose(doubled.parameters(), faster.parameters());
    }

    @Test
    void dropoutKeepsTheShareItIsAskedToAndTheMean() {
        int width = 1000;
        FusedLayer.Pass pass = new FusedDropout(width, 0.8, null, 42, 0).pass(20, new OffHeap(0));
        float[] ones = new float[20 * width];
        java.util.Arrays.fill(ones, 1);
        double kept = 0;
        float[] before = null;
        for (int iteration = 0; iteration < 50; iteration++) {
            FusedLayer.Step step = new FusedLayer.Step();
            step.iteration = iteration;
            float[] out = pass.forward(ones, 20, step).clone();
            assertThat(out).isNotEqualTo(before).containsOnly(0f, 1.25f);
            before = out;
            for (float value : out) {
                kept += value > 0 ? 1 : 0;
            }
        }
        // A million draws: the standard deviation of the share is 0.0004.
        assertThat(kept / (50.0 * ones.length)).isBetween(0.798, 0.802);
    }
}
