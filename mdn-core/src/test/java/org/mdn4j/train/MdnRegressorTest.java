package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.UnivariateMixture;

final class MdnRegressorTest {

    private static MdnRegressor.Builder quick() {
        return MdnRegressor.builder()
                .hidden(16)
                .components(2)
                .members(1)
                .maxEpochs(40)
                .seed(5);
    }

    /** y = +-(1 + x) in odd units, with noise of a tenth. */
    private static Dataset fork(int rows, long seed) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = rng.nextDouble();
            y[i] = 1e6 + 500 * ((rng.nextBoolean() ? 1 : -1) * (1 + x[i]) + 0.1 * rng.nextGaussian());
        }
        return Dataset.of(x, y);
    }

    /** The entropy of the fork's branches and noise: what no model can beat on average. */
    private static double forkTruth() {
        return -Math.log(2) - Math.log(500 * 0.1) - 0.5 * Math.log(2 * Math.PI * Math.E);
    }

    @Test
    void aForkIsLearntInDataUnits() {
        Fit fit = quick().maxEpochs(150).build().fit(fork(1500, 1));
        assertThat(fit.model().logLikelihood(fork(2000, 2))).isCloseTo(forkTruth(), Offset.offset(0.06));
        UnivariateMixture mixture = fit.model().predictUnivariate(0.5);
        assertThat(mixture.quantile(0.25)).isCloseTo(1e6 - 750, Offset.offset(30.0));
        assertThat(mixture.quantile(0.75)).isCloseTo(1e6 + 750, Offset.offset(30.0));
        assertThat(mixture.weights()[0]).isBetween(0.35, 0.65);
        assertThat(fit.engine()).isEqualTo("fused");
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void theSameSeedGivesTheSameModelToTheBit(EngineChoice engine) {
        MdnRegressor regressor = quick().maxEpochs(3).engine(engine).build();
        Dataset data = fork(200, 1);
        Fit first = regressor.fit(data);
        Fit second = regressor.fit(data);
        assertThat(second.history()).isEqualTo(first.history());
        assertThat(second.model().predict(0.3)).isEqualTo(first.model().predict(0.3));
        MdnRegressor zero = quick().maxEpochs(1).engine(engine).seed(0).build();
        assertThat(zero.fit(data).model().predict(0.3))
                .isEqualTo(zero.fit(data).model().predict(0.3));
        Fit other = quick().maxEpochs(3).engine(engine).seed(6).build().fit(data);
        assertThat(other.model().predict(0.3)).isNotEqualTo(first.model().predict(0.3));
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void membersThatTrainSideBySideStillFollowTheSeed(EngineChoice engine) {
        MdnRegressor regressor = quick().members(4).maxEpochs(4).engine(engine).build();
        Dataset data = fork(150, 1);
        assertThat(regressor.fit(data).model().predict(0.3))
                .isEqualTo(regressor.fit(data).model().predict(0.3));
    }

    @ParameterizedTest
    @MethodSource("org.mdn4j.train.MdnRegressor#activations")
    void everyActivationLearnsTheForkAndFollowsTheSeed(String activation) {
        MdnRegressor regressor = quick().activation(activation)
                .members(2)
                .batchSize(64)
                .maxEpochs(15)
                .build();
        Dataset data = fork(600, 1);
        Fit fit = regressor.fit(data);
        double gaussian = -Math.log(750) - 0.5 * Math.log(2 * Math.PI * Math.E); // one bell over both branches
        assertThat(fit.model().logLikelihood(fork(1000, 2))).isGreaterThan(gaussian + 0.2);
        assertThat(regressor.fit(data).model().predict(0.3))
                .isEqualTo(fit.model().predict(0.3));
    }

    @Test
    void bothEnginesTrainTheSameModel() {
        Dataset data = fork(300, 1);
        Fit fused = quick().maxEpochs(5).engine(EngineChoice.FUSED).build().fit(data);
        Fit dl4j = quick().maxEpochs(5).engine(EngineChoice.DL4J).build().fit(data);
        for (int i = 0; i < 5; i++) {
            assertThat(fused.history().get(i).validationLogLikelihood())
                    .isCloseTo(dl4j.history().get(i).validationLogLikelihood(), Offset.offset(1e-3));
            assertThat(fused.history().get(i).trainLogLikelihood())
                    .isCloseTo(dl4j.history().get(i).trainLogLikelihood(), Offset.offset(1e-3));
        }
    }

    @Test
    void theBestWeightsAreKept() {
        Dataset train = fork(60, 1);
        Dataset validation = fork(300, 2);
        Fit fit = quick().hidden(64)
                .components(5)
                .maxEpochs(400)
                .patience(20)
                .build()
                .fit(train, validation);
        double best = fit.history().stream()
                .mapToDouble(Epoch::validationLogLikelihood)
                .max()
                .orElseThrow();
        assertThat(fit.stopReason()).isEqualTo(StopReason.NO_IMPROVEMENT);
        assertThat(fit.bestEpochs().get(0).validationLogLikelihood()).isEqualTo(best);
        assertThat(fit.model().logLikelihood(validation)).isEqualTo(best);
        assertThat(fit.history()).hasSize(fit.bestEpochs().get(0).number() + 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 1000})
    void overtrainedWeightsAreThoseOfALaterEpoch(double times) {
        Dataset validation = fork(300, 2);
        Fit fit = quick().hidden(64)
                .components(5)
                .maxEpochs(400)
                .patience(20)
                .overtraining(times)
                .build()
                .fit(fork(60, 1), validation);
        int best = fit.bestEpochs().get(0).number();
        int kept = (int) Math.min(fit.history().size(), Math.round(times * best));
        assertThat(kept).isGreaterThan(best);
        assertThat(fit.model().logLikelihood(validation))
                .isEqualTo(fit.history().get(kept - 1).validationLogLikelihood());
    }

    @Test
    void aListenerHearsEveryEpochAndMayStop() {
        List<Epoch> heard = new ArrayList<>();
        Fit fit = quick().listener(epoch -> {
                    heard.add(epoch);
                    return epoch.number() < 4;
                })
                .build()
                .fit(fork(200, 1));
        assertThat(heard).hasSize(4).isEqualTo(fit.history());
        assertThat(fit.stopReason()).isEqualTo(StopReason.LISTENER);
    }

    @Test
    void anInterruptKeepsTheBestSoFar() {
        Thread caller = Thread.currentThread();
        Fit fit = quick().maxEpochs(100_000)
                .patience(100_000)
                .listener(epoch -> {
                    caller.interrupt();
                    return true;
                })
                .build()
                .fit(fork(200, 1));
        assertThat(Thread.interrupted())
                .as("the flag is still set, and cleared here")
                .isTrue();
        assertThat(fit.stopReason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(fit.model().members()).hasSize(1);
    }

    @Test
    void membersDifferAndAreMixed() {
        List<Epoch> heard = new ArrayList<>();
        Fit fit = quick().members(3).maxEpochs(5).listener(heard::add).build().fit(fork(100, 1));
        assertThat(heard).hasSize(15).containsExactlyInAnyOrderElementsOf(fit.history());
        assertThat(fit.history()).extracting(Epoch::member).isSorted();
        assertThat(fit.model().members()).hasSize(3).doesNotHaveDuplicates();
        assertThat(fit.model().predict(0.5).components()).hasSize(6);
        assertThat(fit.bestEpochs()).extracting(Epoch::member).containsExactly(0, 1, 2);
        Fit stopped = quick().members(3).listener(epoch -> false).build().fit(fork(100, 1), fork(50, 2));
        assertThat(stopped.model().members()).hasSizeBetween(1, 3);
        assertThat(stopped.history())
                .as("one epoch each")
                .hasSameSizeAs(stopped.model().members());
        assertThatThrownBy(() -> quick().members(3)
                        .listener(epoch -> {
                            throw new IllegalStateException("listener");
                        })
                        .build()
                        .fit(fork(100, 1)))
                .hasMessage("listener");
        assertThat(quick().members(3)
                        .validationFraction(0.6)
                        .maxEpochs(1)
                        .build()
                        .fit(fork(10, 1))
                        .history())
                .hasSize(3);
    }

    @Test
    void noComponentStartsDead() {
        double[] y = new double[100];
        Arrays.fill(y, 50, 100, 1);
        double[][] rows = Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        ComponentStart start = ComponentStart.find(rows, 7, rng);
        assertThat(Arrays.stream(start.weights()).min().orElseThrow()).isPositive();
        assertThat(Arrays.stream(start.weights()).sum()).isCloseTo(1, Offset.offset(1e-12));
        for (double[] deviation : start.standardDeviations()) {
            assertThat(deviation[0]).isGreaterThanOrEqualTo(0.05);
        }
    }

    @Test
    void hardDataStillTrains() {
        double[] ramp = new double[64];
        double[] constant = new double[64];
        double[] half = new double[64];
        double[] far = new double[64];
        for (int i = 0; i < 64; i++) {
            ramp[i] = i;
            constant[i] = 3;
            half[i] = i % 2 == 0 ? 5 : i;
            far[i] = i == 0 ? 1e12 : i;
        }
        for (double[] y : List.of(ramp, constant, half, far)) {
            for (double[] x : List.of(ramp, constant)) {
                Fit fit = quick().components(3).maxEpochs(30).build().fit(Dataset.of(x, y));
                assertThat(fit.history()).hasSize(30).allSatisfy(epoch -> {
                    assertThat(epoch.trainLogLikelihood()).isFinite();
                    assertThat(epoch.validationLogLikelihood()).isFinite();
                });
                assertThat(fit.history().get(29).trainLogLikelihood())
                        .isGreaterThan(fit.history().get(0).trainLogLikelihood());
            }
        }
    }

    @Test
    void aBatchOfOneAndABatchOfAllTrain() {
        for (int batch : new int[] {1, 10_000}) {
            Fit fit = quick().batchSize(batch).maxEpochs(2).build().fit(fork(50, 1));
            assertThat(fit.history()).hasSize(2);
        }
    }

    @Test
    void divergenceSaysWhere() {
        assertThatThrownBy(() -> quick().learningRate(1e30)
                        .variance("exp", 0)
                        .maxEpochs(50)
                        .build()
                        .fit(fork(100, 1)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("epoch 1, batch")
                .hasMessageContaining("row")
                .hasMessageContaining("component");
    }

    @Test
    void everyOptionReachesTheNetwork() {
        Dataset data = fork(200, 1);
        Fit plain = quick().maxEpochs(2).build().fit(data);
        List<MdnRegressor.Builder> changed = List.of(
                quick().activation("relu"),
                quick().learningRate(0.01),
                quick().weightDecay(0.5),
                quick().gradientClip(0.01),
                quick().batchSize(16),
                quick().variance("exp", 1e-6),
                quick().variance("softplus", 0.5),
                quick().hidden(8, 8),
                quick().hidden(),
                quick().components(3),
                quick().validationFraction(0.3));
        for (MdnRegressor.Builder builder : changed) {
            assertThat(builder.maxEpochs(2).build().fit(data).model().predict(0.3))
                    .isNotEqualTo(plain.model().predict(0.3));
        }
        Fit floored = quick().variance("softplus", 0.5).maxEpochs(2).build().fit(data);
        double scale = floored.model().targetScaling().scale()[0];
        floored.model()
                .predict(0.3)
                .components()
                .forEach(component -> assertThat(component.covariance()[0][0])
                        .isGreaterThanOrEqualTo(0.5 * scale * scale * (1 - 1e-9)));
    }

    @Test
    void badOptionsAreRefusedByName() {
        assertThatThrownBy(() -> quick().overtraining(0.5))
                .hasMessageContaining("overtraining of at least 1 but got 0.5");
        assertThatThrownBy(() -> quick().components(0)).hasMessageContaining("at least 1 component but got 0");
        assertThatThrownBy(() -> quick().family("cauchy"))
                .hasMessageContaining("gaussian")
                .hasMessageContaining("'cauchy'");
        assertThatThrownBy(() -> quick().activation("cosine")).hasMessageContaining("tanh");
        assertThatThrownBy(() -> quick().variance("cube", 0)).hasMessageContaining("softplus");
        assertThatThrownBy(() -> quick().variance("relu", 0)).hasMessageContaining("floor above 0");
        assertThatThrownBy(() -> quick().hidden(3, 0)).hasMessageContaining("hidden layer");
        assertThatThrownBy(() -> quick().learningRate(0)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> quick().learningRate(Double.NaN)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> quick().weightDecay(-1)).hasMessageContaining("weight decay");
        assertThatThrownBy(() -> quick().gradientClip(0)).hasMessageContaining("gradient norm");
        assertThatThrownBy(() -> quick().batchSize(0)).hasMessageContaining("row in a batch");
        assertThatThrownBy(() -> quick().maxEpochs(0)).hasMessageContaining("epoch");
        assertThatThrownBy(() -> quick().patience(0)).hasMessageContaining("patience");
        assertThatThrownBy(() -> quick().members(0)).hasMessageContaining("member");
        assertThatThrownBy(() -> quick().validationFraction(1)).hasMessageContaining("validation fraction");
    }

    @Test
    void dataThatDoesNotFitIsRefused() {
        Dataset one = Dataset.of(new double[] {1}, new double[] {2});
        assertThatThrownBy(() -> quick().build().fit(one))
                .hasMessageContaining("enough rows for training and validation but got 1");
        Dataset other = Dataset.of(new Columns(List.of("a"), List.of("b")), new double[5][1], new double[5][1]);
        assertThatThrownBy(() -> quick().build().fit(fork(50, 1), other)).hasMessageContaining("validation columns");
    }
}
