package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;

/** What reaches the engine of a table that is large or has gaps. */
final class TrainingRowsTest {

    private static Dataset rows(int n, double missing) {
        RandomGenerator rng = new SplittableRandom(5);
        double[][] x = new double[n][1];
        double[][] y = new double[n][2];
        for (int i = 0; i < n; i++) {
            x[i][0] = rng.nextDouble();
            y[i][0] = 3 * x[i][0] + 0.1 * rng.nextGaussian();
            y[i][1] = 10 + y[i][0] + 0.1 * rng.nextGaussian();
            if (rng.nextDouble() < missing) {
                y[i][rng.nextInt(2)] = Double.NaN;
            }
        }
        return Dataset.of(x, y);
    }

    @Test
    void rowsThatAreReadEachTimeAreThoseThatAreKept() {
        Dataset data = rows(50, 0.3);
        StandardRows.Streamed streamed = new StandardRows.Streamed(
                data, new Preparation(MdnRegressor.builder().normalScores(true), data));
        StandardRows kept = new StandardRows.Kept(streamed);
        float[][] x = new float[2][6];
        float[][] y = new float[2][6];
        for (int row : new int[] {0, 49, 7}) {
            streamed.copy(row, x[0], y[0], 2);
            kept.copy(row, x[1], y[1], 2);
            assertThat(x[0]).containsExactly(x[1]);
            assertThat(y[0]).containsExactly(y[1]);
        }
    }

    @Test
    void missingTargetsAreIntegratedOutInTraining() {
        for (EngineChoice engine : new EngineChoice[] {EngineChoice.FUSED, EngineChoice.DL4J}) {
            MdnRegressor regressor = MdnRegressor.builder()
                    .components(1)
                    .hidden(16)
                    .members(1)
                    .maxEpochs(engine == EngineChoice.DL4J ? 15 : 40)
                    .engine(engine)
                    .seed(1)
                    .build();
            Fit fit = regressor.fit(rows(1000, 0.6));
            Mixture y = fit.model().predict(0.5);
            assertThat(y.mean()[0]).as(engine + "").isCloseTo(1.5, within(0.1));
            assertThat(y.mean()[1]).as(engine + "").isCloseTo(11.5, within(0.1));
            assertThat(fit.bestEpochs().get(0).validationLogLikelihood()).isFinite();
        }
    }

    @Test
    void theStartIsFoundInRowsFromAllOfTheData() {
        Dataset data = rows(20_000, 0.2);
        double[][] start = StartTargets.of(data, Standardizer.identity(2), 5);
        assertThat(start.length).isBetween(3500, 4500);
        assertThat(List.of(start)).allSatisfy(row -> assertThat(row).doesNotContain(Double.NaN));
        assertThat(start[1][0]).isNotEqualTo(data.y(1)[0]);
    }

    @Test
    void whereEveryRowHasAGapTheMeanStandsInAtTheStart() {
        double nan = Double.NaN;
        Dataset data = Dataset.of(new double[][] {{1}, {2}, {3}}, new double[][] {{1, nan}, {nan, 5}, {3, nan}});
        assertThat(StartTargets.of(data, Standardizer.identity(2), 2))
                .isDeepEqualTo(new double[][] {{1, 5}, {2, 5}, {3, 5}});
    }
}
