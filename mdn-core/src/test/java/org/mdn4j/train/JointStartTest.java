package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.Sampler;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.Families;
import org.mdn4j.model.MdnModel;

final class JointStartTest {

    private static final Mixture TRUTH =
            Mixture.gaussian(new double[] {0.5, 0.5}, new double[][] {{-1, 4, 10}, {1, 6, 14}}, new double[][][] {
                {{1, 1, 0}, {1, 2, 0.8}, {0, 0.8, 1}},
                {{1, -1, 0}, {-1, 2, -0.8}, {0, -0.8, 1}}
            });

    private static Dataset draws(int count) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        Sampler sampler = TRUTH.sampler(rng);
        double[][] x = new double[count][1];
        double[][] y = new double[count][2];
        double[] row = new double[3];
        for (int i = 0; i < count; i++) {
            sampler.sample(row, 0);
            x[i][0] = row[0];
            y[i][0] = row[1];
            y[i][1] = row[2];
        }
        return Dataset.of(x, y);
    }

    private static MdnRegressor.Builder regressor(String family) {
        return MdnRegressor.builder()
                .family(family)
                .components(2)
                .hidden(16)
                .members(1)
                .maxEpochs(1)
                .learningRate(1e-9);
    }

    private static double startOf(MdnRegressor.Builder regressor, Dataset data) {
        return regressor.build().fit(data, data).model().logLikelihood(data);
    }

    private static double conditionalLogLikelihood(Dataset data) {
        return IntStream.range(0, data.size())
                .mapToDouble(i -> TRUTH.conditional(new int[] {0}, data.x(i)).logDensity(data.y(i)))
                .average()
                .orElseThrow();
    }

    @Test
    void anUntrainedNetworkIsNearlyTheConditional() {
        Dataset data = draws(1500);
        double truth = conditionalLogLikelihood(data);
        double joint = startOf(regressor("gaussian-full").jointStart(true), data);
        double clusters = startOf(regressor("gaussian-full"), data);
        assertThat(truth - joint).isBetween(-0.02, 0.25);
        assertThat(truth - clusters).isGreaterThan(0.7);
    }

    @Test
    void aLinearNetworkHasOneToo() {
        Dataset data = draws(1500);
        double joint = startOf(regressor("gaussian-full").hidden().jointStart(true), data);
        assertThat(conditionalLogLikelihood(data) - joint).isBetween(-0.02, 0.25);
    }

    @Test
    void aLinearNetworkOverProductsIsTheConditionalEvenFarAway() {
        Dataset data = draws(1500);
        MdnModel model = regressor("gaussian-full")
                .hidden()
                .inputProducts(true)
                .jointStart(true)
                .build()
                .fit(data, data)
                .model();
        assertThat(conditionalLogLikelihood(data) - model.logLikelihood(data)).isBetween(-0.02, 0.02);
        double[] weights = model.predict(6).weights();
        double[] truth = TRUTH.conditional(new int[] {0}, new double[] {6}).weights(); // e^12 to one
        double apart = Math.abs(Math.log(weights[0] / weights[1]));
        assertThat(apart).isCloseTo(Math.log(truth[1] / truth[0]), within(1.5));
    }

    static List<String> families() {
        return Families.all().stream().map(ComponentFamily::name).toList();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyHasAFiniteOne(String name) {
        ComponentFamily family = Families.of(name);
        double[] x = IntStream.range(0, 60).mapToDouble(i -> i % 7).toArray();
        double[] y = IntStream.range(0, 60)
                .mapToDouble(i ->
                        family.supports(2.5) ? 1 + 0.4 * (i % 5) : family.supports(2) ? i % 6 : 0.1 + 0.1 * (i % 7))
                .toArray();
        assertThat(startOf(regressor(name).jointStart(true), Dataset.of(x, y))).isFinite();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60})
    void missingTargetsAndManyInputsAreNoTrouble(int complete) {
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        double[][] x = new double[60][30];
        double[][] y = new double[60][2];
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 29; j++) { // the last one is constant
                x[i][j] = rng.nextGaussian();
            }
            y[i][0] = x[i][3] + 0.1 * rng.nextGaussian();
            y[i][1] = i < complete ? x[i][5] : Double.NaN;
        }
        Columns columns =
                new Columns(IntStream.range(0, 30).mapToObj(j -> "x" + j).toList(), List.of("y0", "y1"));
        assertThat(startOf(regressor("gaussian").jointStart(true), Dataset.of(columns, x, y)))
                .isFinite();
    }
}
