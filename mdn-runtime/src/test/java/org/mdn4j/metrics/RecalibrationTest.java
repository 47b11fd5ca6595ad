package org.mdn4j.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.mdn4j.distribution.Gaussian;
import org.mdn4j.distribution.Poisson;
import org.mdn4j.distribution.UnivariateDistribution;

final class RecalibrationTest {

    /** Predictions N(m, sd 1) at many m, where the noise is a function of a standard normal draw. */
    private static Evaluation rows(int n, DoubleUnaryOperator noise, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        List<UnivariateDistribution> predictions = new ArrayList<>();
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double mean = rng.nextDouble(-5, 5);
            predictions.add(Gaussian.of(mean, 1));
            y[i] = mean + noise.applyAsDouble(rng.nextGaussian());
        }
        return Evaluation.of(predictions, y);
    }

    /** What recalibration by n rows gains on other rows, in nats a row. */
    private static double gain(DoubleUnaryOperator noise, int n) {
        Recalibration recalibration = Recalibration.fit(rows(n, noise, 1).target());
        UnivariateDistribution standard = Gaussian.of(0, 1);
        UnivariateDistribution mended = recalibration.apply(standard);
        SplittableRandom rng = new SplittableRandom(2);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            double y = noise.applyAsDouble(rng.nextGaussian());
            sum += mended.logDensity(y) - standard.logDensity(y);
        }
        return sum / 20_000;
    }

    @Test
    void tooNarrowTooWideAndShiftedModelsReachTheTruthOutOfSample() {
        // ln p of the truth minus that of N(0, 1), on average: (s^2 + m^2 - 1) / 2 - ln s.
        assertThat(gain(z -> 2 * z, 300)).isCloseTo(1.5 - Math.log(2), within(0.06));
        assertThat(gain(z -> 0.5 * z, 300)).isCloseTo(-0.375 + Math.log(2), within(0.03));
        assertThat(gain(z -> z + 1, 300)).isCloseTo(0.5, within(0.04));
    }

    @Test
    void skewedAndHeavyTailedNoiseIsMendedToo() {
        assertThat(gain(z -> z > 0 ? 2 * z : 0.5 * z, 500)).isGreaterThan(0.3);
        assertThat(gain(z -> z * Math.exp(0.3 * Math.abs(z)), 500)).isGreaterThan(0.3);
        Recalibration recalibration =
                Recalibration.fit(rows(2000, z -> z > 0 ? 2 * z : 0.5 * z, 3).target());
        UnivariateDistribution mended = recalibration.apply(Gaussian.of(0, 1));
        SplittableRandom rng = new SplittableRandom(4);
        double[] pits = new double[2000];
        for (int i = 0; i < pits.length; i++) {
            double z = rng.nextGaussian();
            pits[i] = mended.cdf(z > 0 ? 2 * z : 0.5 * z);
        }
        assertThat(new Pit(pits).distanceFromUniform()).isLessThan(0.05);
        Pit before = rows(2000, z -> z > 0 ? 2 * z : 0.5 * z, 4).target().pit();
        assertThat(before.distanceFromUniform()).isGreaterThan(0.1);
    }

    @Test
    void whatIsCalibratedStaysNearlyAsItIs() {
        int identities = 0;
        for (long seed = 10; seed < 20; seed++) {
            Recalibration recalibration =
                    Recalibration.fit(rows(200, z -> z, seed).target());
            identities += recalibration.isIdentity() ? 1 : 0;
            for (double p = 0.05; p < 1; p += 0.05) {
                assertThat(recalibration.probability(p)).isCloseTo(p, within(0.08));
            }
        }
        assertThat(identities).isGreaterThanOrEqualTo(7);
        assertThat(gain(z -> z, 500)).isBetween(-0.005, 0.005);
        assertThat(Recalibration.fit(rows(9, z -> 3 * z, 1).target()).isIdentity())
                .isTrue();
    }

    @Test
    void countsCanBeRecalibrated() {
        SplittableRandom rng = new SplittableRandom(5);
        List<UnivariateDistribution> predictions = new ArrayList<>();
        double[] y = new double[400];
        for (int i = 0; i < y.length; i++) {
            double rate = rng.nextDouble(1, 6);
            predictions.add(Poisson.of(rate));
            y[i] = Poisson.of(rate * Math.exp(0.6 * rng.nextGaussian()))
                    .sampler(rng)
                    .next();
        }
        Evaluation before = Evaluation.of(predictions, y);
        Recalibration recalibration = Recalibration.fit(before.target());
        Evaluation after =
                Evaluation.of(predictions.stream().map(recalibration::apply).toList(), y);
        assertThat(after.logLikelihood().value())
                .isGreaterThan(before.logLikelihood().value() + 0.05);
        UnivariateDistribution one = recalibration.apply(Poisson.of(3));
        double sum = 0;
        for (int count = 0; count < 60; count++) {
            sum += one.density(count);
        }
        assertThat(sum).isCloseTo(one.cdf(59), within(1e-12)).isGreaterThan(0.98);
    }

    @Test
    void saysWhatItNeeds() {
        Recalibration recalibration = Recalibration.fit(rows(100, z -> 2 * z, 1).target());
        assertThat(recalibration.toString()).startsWith("Recalibration(normal scores ");
        assertThat(Recalibration.fit(rows(9, z -> z, 1).target())).hasToString("Recalibration(identity)");
        assertThatThrownBy(() -> recalibration.probability(2)).hasMessageContaining("between 0 and 1 but got 2");
    }
}
