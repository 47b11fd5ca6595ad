package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.nd4j.linalg.learning.config.Adam;

final class CosineScheduleTest {

    @Test
    void theRateFallsAlongHalfACosineAndStartsAgainForTwiceAsLong() {
        CosineSchedule schedule = new CosineSchedule(0.1, 4);
        assertThat(schedule.valueAt(0, 0)).isEqualTo(0.1);
        assertThat(schedule.valueAt(0, 2)).isCloseTo(0.1 * (0.01 + 0.99 / 2), within(1e-12));
        assertThat(schedule.valueAt(0, 3)).isBetween(0.001, 0.02);
        assertThat(schedule.valueAt(0, 4)).isEqualTo(0.1);
        assertThat(schedule.valueAt(0, 8)).isCloseTo(0.1 * (0.01 + 0.99 / 2), within(1e-12));
        assertThat(schedule.valueAt(0, 12)).isEqualTo(0.1);
    }

    @Test
    void itIsKeptInConfigurations() {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .updater(new Adam(new CosineSchedule(0.1, 7)))
                .list()
                .layer(new DenseLayer.Builder().nIn(1).nOut(1).build())
                .build();
        assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }

    @Test
    void bothEnginesFollowIt() {
        double[] x = new double[64];
        double[] y = new double[64];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 64.0;
            y[i] = x[i] * x[i] + 0.01 * Math.sin(97 * i);
        }
        MdnRegressor.Builder options = MdnRegressor.builder()
                .components(2)
                .hidden(8)
                .members(1)
                .maxEpochs(6)
                .learningRatePeriod(2)
                .seed(4);
        double[] likelihoods = new double[2];
        for (EngineChoice engine : new EngineChoice[] {EngineChoice.FUSED, EngineChoice.DL4J}) {
            Fit fit = options.engine(engine).build().fit(Dataset.of(x, y));
            likelihoods[engine == EngineChoice.FUSED ? 0 : 1] =
                    fit.history().get(5).validationLogLikelihood();
        }
        assertThat(likelihoods[0]).isCloseTo(likelihoods[1], within(1e-3));
        Fit constant = MdnRegressor.builder()
                .components(2)
                .hidden(8)
                .members(1)
                .maxEpochs(6)
                .seed(4)
                .build()
                .fit(Dataset.of(x, y));
        assertThat(constant.history().get(5).validationLogLikelihood()).isNotCloseTo(likelihoods[0], within(1e-3));
    }
}
