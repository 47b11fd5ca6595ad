package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.Sampler;

final class JointMixtureTest {

    private static RandomGenerator rng() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(4);
    }

    private static double[][] draws(Mixture mixture, int count) {
        Sampler sampler = mixture.sampler(rng());
        double[][] rows = new double[count][mixture.dimension()];
        for (double[] row : rows) {
            sampler.sample(row, 0);
        }
        return rows;
    }

    private static double meanLogDensity(Mixture mixture, double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            sum += mixture.logDensity(row);
        }
        return sum / rows.length;
    }

    @Test
    void overlappingComponentsAreTakenApart() {
        Mixture truth = Mixture.gaussian(new double[] {0.3, 0.7}, new double[][] {{0, 0}, {1, 0.5}}, new double[][][] {
            {{1, 0.9}, {0.9, 1}}, {{0.5, -0.3}, {-0.3, 0.4}}
        });
        double[][] rows = draws(truth, 4000);
        Mixture fitted = JointMixture.fit(rows, 2, rng());
        // A fit to the rows is likelier than the truth on them by about half a nat for each of eleven numbers.
        assertThat(meanLogDensity(fitted, rows)).isCloseTo(meanLogDensity(truth, rows), within(0.004));
        int small = fitted.weights()[0] < fitted.weights()[1] ? 0 : 1;
        assertThat(fitted.weights()[small]).isCloseTo(0.3, within(0.05));
        assertThat(fitted.components().get(small).mean()).containsExactly(new double[] {0, 0}, within(0.15));
        assertThat(fitted.components().get(1 - small).mean()).containsExactly(new double[] {1, 0.5}, within(0.1));
    }

    @Test
    void columnsThatSayTheSameAreNoTrouble() {
        double[][] rows =
                draws(Mixture.gaussian(new double[] {1}, new double[1][2], new double[][][] {{{1, 0}, {0, 1}}}), 50);
        for (double[] row : rows) {
            row[1] = row[0];
        }
        assertThat(meanLogDensity(JointMixture.fit(rows, 3, rng()), rows)).isFinite();
    }

    @Test
    void moreComponentsThanRowsAreNoTrouble() {
        assertThat(JointMixture.fit(new double[][] {{1, 2}, {1, 2}}, 4, rng()).weights())
                .hasSize(4);
    }
}
