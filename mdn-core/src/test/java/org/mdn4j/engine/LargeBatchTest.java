package org.mdn4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mdn4j.activation.RandomisedLeakyReLU;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** Batches of several blocks and shares, and what a step leaves behind. */
final class LargeBatchTest {

    private static final int INPUTS = 4;
    private static final int ROWS = 5000;

    private final float[] x = random(ROWS * INPUTS, 1);
    private final float[] y = random(ROWS, 2);

    private static float[] random(int count, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * rng.nextFloat() - 1;
        }
        return values;
    }

    private static MultiLayerConfiguration configuration(
            NeuralNetConfiguration.Builder network, IActivation activation, double kept) {
        return network.seed(5)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(INPUTS)
                        .nOut(50)
                        .activation(activation)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(50)
                        .nOut(20)
                        .activation(Activation.TANH)
                        .dropOut(kept)
                        .build())
                .layer(new MixtureOutputLayer.Builder()
                        .nIn(20)
                        .components(3)
                        .targets(1)
                        .build())
                .build();
    }

    private static MultiLayerConfiguration tanh(double kept) {
        return configuration(
                new NeuralNetConfiguration.Builder().updater(new Adam(1e-2)),
                Activation.TANH.getActivationFunction(),
                kept);
    }

    @Test
    void blocksAddUpToWhatDl4jDoesAtOnce() throws Exception {
        MultiLayerConfiguration configuration = configuration(
                new NeuralNetConfiguration.Builder().updater(new Sgd(0.1)), Activation.TANH.getActivationFunction(), 1);
        FusedEngine fused = FusedEngine.compile(configuration);
        Dl4jEngine dl4j = new Dl4jEngine(configuration);
        for (int step = 0; step < 3; step++) {
            double expected = dl4j.step(x, y, ROWS);
            assertThat(fused.step(x, y, ROWS) / expected).isBetween(1 - 1e-5, 1 + 1e-5);
        }
        float[] expected = dl4j.parameters();
        float[] actual = fused.parameters();
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThan(1e-5f * Math.max(0.1f, Math.abs(expected[i])));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.8})
    void theNumberOfThreadsIsNoMatter(double kept) throws Exception {
        FusedEngine alone = FusedEngine.compile(tanh(kept));
        FusedEngine shared = FusedEngine.compile(tanh(kept));
        shared.splitBatches(true);
        for (int step = 0; step < 5; step++) {
            int rows = step == 3 ? 1234 : ROWS;
            assertThat(shared.step(x, y, rows)).isEqualTo(alone.step(x, y, rows));
        }
        assertThat(shared.parameters()).isEqualTo(alone.parameters());
    }

    @Test
    void aStepAllocatesNothing() throws Exception {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported());
        FusedEngine engine = FusedEngine.compile(configuration(
                new NeuralNetConfiguration.Builder()
                        .updater(new Adam(1e-3))
                        .l2(1e-3)
                        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(1),
                Activation.TANH.getActivationFunction(),
                0.9));
        long id = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 100 && least > 0; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int step = 0; step < 10; step++) {
                engine.step(x, y, 300);
                engine.moveAverage(0.1f);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        assertThat(least).as("bytes in ten steps").isZero();
    }

    @Test
    void randomisedSlopesLieBetweenTheirEnds() {
        FusedLayer.Pass pass = new FusedRandomisedRectifier(100, 0.1f, 0.3f, 9).pass(100, new OffHeap(0));
        float[] in = random(10_000, 3);
        FusedLayer.Step step = new FusedLayer.Step();
        float[] first = pass.forward(in, 100, step).clone();
        float[] gradient = new float[in.length];
        java.util.Arrays.fill(gradient, 1);
        pass.backward(gradient, 100, true);
        double sum = 0;
        int below = 0;
        for (int i = 0; i < in.length; i++) {
            assertThat(first[i]).isEqualTo(in[i] * gradient[i]);
            if (in[i] >= 0) {
                assertThat(gradient[i]).isEqualTo(1);
            } else {
                assertThat(gradient[i]).isBetween(0.1f, 0.3f);
                sum += gradient[i];
                below++;
            }
        }
        // Five thousand slopes: the standard deviation of their mean is 0.0008.
        assertThat(sum / below).isBetween(0.196, 0.204);
        step.iteration = 1;
        assertThat(pass.forward(in, 100, step)).isNotEqualTo(first);
    }

    @Test
    void aRandomisedRectifierTrains() throws Exception {
        FusedEngine engine = FusedEngine.compile(configuration(
                new NeuralNetConfiguration.Builder().updater(new Adam(1e-2)), new RandomisedLeakyReLU(0.1, 0.3), 1));
        double first = engine.step(x, y, ROWS);
        double last = first;
        for (int step = 0; step < 30; step++) {
            last = engine.step(x, y, ROWS);
        }
        assertThat(last).isLessThan(first - 0.05);
    }
}
