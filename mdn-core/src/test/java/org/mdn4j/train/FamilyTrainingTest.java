package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.data.Dataset;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.Families;

/** Every registered family goes the whole way from a table to a model, on targets that it supports. */
final class FamilyTrainingTest {

    private static final int ROWS = 120;

    private static final List<ToDoubleFunction<RandomGenerator>> TARGETS = List.of(
            rng -> 50 + 10 * rng.nextGaussian(),
            rng -> Math.exp(3 + rng.nextGaussian()),
            rng -> rng.nextInt(12),
            rng -> 0.05 + 0.9 * rng.nextDouble(),
            rng -> 3 * (2 * rng.nextDouble() - 1));

    static Stream<String> families() {
        return Families.all().stream().map(ComponentFamily::name);
    }

    private static Dataset data(ComponentFamily family) {
        for (ToDoubleFunction<RandomGenerator> target : TARGETS) {
            RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
            double[] x = new double[ROWS];
            double[] y = new double[ROWS];
            boolean supported = true;
            for (int i = 0; i < ROWS; i++) {
                x[i] = rng.nextDouble();
                y[i] = target.applyAsDouble(rng);
                supported &= family.supports(y[i]);
            }
            if (supported) {
                return Dataset.of(x, y);
            }
        }
        throw new AssertionError("no targets for " + family.name());
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyTrainsAlikeOnBothEngines(String name) {
        Dataset data = data(Families.of(name));
        MdnRegressor.Builder builder =
                MdnRegressor.builder().family(name).hidden(8).components(2).members(1);
        Fit fused = builder.maxEpochs(60).build().fit(data, data);
        assertThat(fused.bestEpochs().get(0).validationLogLikelihood())
                .isGreaterThan(fused.history().get(0).validationLogLikelihood());
        double sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += fused.model().predict(data.x(i)).logDensity(data.y(i));
        }
        assertThat(fused.model().logLikelihood(data)).isCloseTo(sum / data.size(), Offset.offset(1e-6));

        Fit dl4j = builder.maxEpochs(2).engine(EngineChoice.DL4J).build().fit(data, data);
        for (int epoch = 0; epoch < 2; epoch++) {
            double expected = dl4j.history().get(epoch).validationLogLikelihood();
            assertThat(fused.history().get(epoch).validationLogLikelihood())
                    .isCloseTo(expected, Offset.offset(1e-3 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void anAtomHasNoJacobian() {
        double[] x = new double[60];
        double[] y = new double[60];
        for (int i = 0; i < 60; i++) {
            x[i] = i;
            y[i] = i % 2 == 0 ? 0 : 1000 + i;
        }
        Dataset data = Dataset.of(x, y);
        Fit fit = MdnRegressor.builder()
                .family("zero-inflated-gamma")
                .members(1)
                .maxEpochs(3)
                .build()
                .fit(data, data);
        double[] logDensities = fit.model().logDensities(data);
        for (int i = 0; i < 60; i++) {
            assertThat(logDensities[i]).isCloseTo(fit.model().predict(x[i]).logDensity(y[i]), Offset.offset(1e-6));
        }
    }

    @Test
    void aFunctionForVariancesNeedsAFamilyThatHasSome() {
        Dataset counts = Dataset.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 0, 2});
        assertThatThrownBy(() -> MdnRegressor.builder()
                        .family("poisson")
                        .variance("exp", 0.1)
                        .build()
                        .fit(counts, counts))
                .hasMessageContaining("poisson has neither variances nor scales");
        assertThatThrownBy(() -> MdnRegressor.builder().variance("exp", -1)).hasMessageContaining("floor");
    }

    @Test
    void targetsOutsideTheSupportAreRefusedWithTheirRow() {
        Dataset data = Dataset.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, -1, 2});
        assertThatThrownBy(() -> MdnRegressor.builder().family("gamma").build().fit(data, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("family gamma needs")
                .hasMessageContaining("-1.0 for 'y' in row 2");
    }
}
