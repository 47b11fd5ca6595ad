package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

final class MdnModelTest {

    private static RandomGenerator rng(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A random network of 2 inputs. */
    private static DenseNetwork network(int outputs, long seed) {
        RandomGenerator rng = rng(seed);
        return new DenseNetwork(List.of(
                new DenseNetwork.Layer(random(2 * 7, rng), random(7, rng), HiddenActivation.TANH),
                new DenseNetwork.Layer(random(7 * outputs, rng), random(outputs, rng), HiddenActivation.IDENTITY)));
    }

    private static float[] random(int count, RandomGenerator rng) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) rng.nextGaussian();
        }
        return values;
    }

    private static MdnModel model(int targets, int members) {
        MixtureLayout layout = MixtureLayout.of("gaussian", 3, targets);
        List<DenseNetwork> networks = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            networks.add(network(layout.width(), m));
        }
        List<String> names = targets == 1 ? List.of("y") : List.of("u", "v");
        double[] shift = targets == 1 ? new double[] {1000} : new double[] {1000, -5};
        double[] scale = targets == 1 ? new double[] {20} : new double[] {20, 0.1};
        return MdnModel.of(
                new Columns(List.of("a", "b"), names),
                Standardizer.of(new double[] {3, -1}, new double[] {2, 5}),
                Standardizer.of(shift, scale),
                layout,
                networks);
    }

    @Test
    void theDensityInDataUnitsIntegratesToOne() {
        UnivariateMixture mixture = model(1, 2).predictUnivariate(2.5, -3);
        double step = 0.01;
        double sum = 0;
        for (double y = 800; y < 1200; y += step) {
            sum += mixture.density(y) * step;
        }
        assertThat(sum).isCloseTo(mixture.cdf(1200) - mixture.cdf(800), Offset.offset(1e-6));
        assertThat(sum).isCloseTo(1, Offset.offset(1e-3));
    }

    @Test
    void logDensitiesAreThoseOfThePredictions() {
        for (MdnModel model : List.of(model(1, 1), model(1, 3), model(2, 2))) {
            RandomGenerator rng = rng(5);
            double[][] x = new double[20][];
            double[][] y = new double[20][];
            for (int i = 0; i < x.length; i++) {
                x[i] = new double[] {3 + 2 * rng.nextGaussian(), -1 + 5 * rng.nextGaussian()};
                y[i] = model.sampler(rng).at(x[i]).sample(1)[0];
            }
            Dataset data = Dataset.of(model.columns(), x, y);
            double[] logDensities = model.logDensities(data);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double expected = model.predict(x[i]).logDensity(y[i]);
                assertThat(logDensities[i]).isCloseTo(expected, Offset.offset(1e-9));
                sum += expected;
            }
            assertThat(model.logLikelihood(data)).isCloseTo(sum / x.length, Offset.offset(1e-9));
        }
    }

    @Test
    void anEnsembleIsTheMixtureOfItsMembers() {
        MdnModel both = model(1, 2);
        Mixture mixture = both.predict(1, 1);
        assertThat(mixture.components()).hasSize(6);
        double expected = 0;
        for (int m = 0; m < 2; m++) {
            expected += 0.5
                    * MdnModel.of(
                                    both.columns(),
                                    both.inputFeatures().scaling(),
                                    both.targetScaling(),
                                    both.layout(),
                                    List.of(both.members().get(m)))
                            .predict(1, 1)
                            .density(1010);
        }
        assertThat(mixture.density(1010)).isCloseTo(expected, Offset.offset(1e-15));
    }

    @Test
    void samplesFollowTheSeedAndTemperaturesSharpenThem() {
        MdnModel model = model(1, 1);
        double[][] x = {{1, 2}, {3, 4}, {5, 6}};
        assertThat(model.sampler(rng(1)).sample(x))
                .isDeepEqualTo(model.sampler(rng(1)).sample(x));
        assertThat(model.sampler(rng(2)).sample(x)[0])
                .isNotEqualTo(model.sampler(rng(1)).sample(x)[0]);
        double[][] cold = model.sampler(rng(1), 0, 0).sample(new double[] {1, 2}, 5);
        for (double[] draw : cold) {
            assertThat(draw).isEqualTo(cold[0]);
        }
        assertThatThrownBy(() -> model.sampler(rng(1), -1, 1)).hasMessageContaining("weight temperature");
    }

    @Test
    void manyThreadsGetTheSameBitsAsOne() throws Exception {
        MdnModel model = model(2, 2);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<List<Mixture>>> results = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                results.add(threads.submit(() -> predictions(model)));
            }
            List<Mixture> expected = predictions(model);
            for (Future<List<Mixture>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Mixture> predictions(MdnModel model) {
        List<Mixture> predictions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            predictions.add(model.predict(i * 0.01, 1 - i * 0.02));
        }
        return predictions;
    }

    @Test
    void inputsThatDoNotFitAreRefused() {
        MdnModel model = model(1, 1);
        assertThatThrownBy(() -> model.predict(1)).hasMessageContaining("need 2 inputs [a, b] but got 1");
        assertThatThrownBy(() -> model.predict(1, Double.NaN)).hasMessageContaining("NaN for 'b'");
        assertThatThrownBy(() -> model(2, 1).predictUnivariate(1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[u, v]");
        assertThat(model.toString()).startsWith("MdnModel(y | a, b; gaussian");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        MdnModel model = model(1, 1);
        assertThatThrownBy(() -> MdnModel.of(
                        model.columns(),
                        model.inputFeatures().scaling(),
                        Standardizer.identity(2),
                        model.layout(),
                        model.members()))
                .hasMessageContaining("need 1 columns of the target scaling but got 2");
        assertThatThrownBy(() -> MdnModel.of(
                        model.columns(),
                        model.inputFeatures().scaling(),
                        model.targetScaling(),
                        model.layout(),
                        List.of()))
                .hasMessageContaining("at least one network");
        assertThatThrownBy(() -> MdnModel.of(
                        model.columns(),
                        model.inputFeatures().scaling(),
                        model.targetScaling(),
                        model.layout(),
                        List.of(network(4, 0))))
                .hasMessageContaining("need 9 outputs of a network but got 4");
    }
}
