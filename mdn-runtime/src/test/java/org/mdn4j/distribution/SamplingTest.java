package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private final UnivariateMixture mixture = UnivariateMixture.gaussian(
            new double[] {0.5, 0.3, 0, 0.2}, new double[] {-1, 0.5, 99, 3}, new double[] {0.5, 1, 1, 2});

    private static SplittableRandom random() {
        return new SplittableRandom(20260101);
    }

    /** The Kolmogorov-Smirnov distance, times the root of the number of draws. */
    private static double distance(UnivariateDistribution distribution, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double cdf = distribution.cdf(sorted[i]);
            largest = Math.max(largest, Math.max(cdf - (double) i / sorted.length, (i + 1.0) / sorted.length - cdf));
        }
        return largest * Math.sqrt(sorted.length);
    }

    @Test
    void drawsFollowTheCdf() {
        UnivariateMixture mixed =
                UnivariateMixture.of(new double[] {0.25, 0.75}, List.of(Uniform.of(-3, 1), Gaussian.of(1, 0.5)));

        assertThat(distance(mixture, mixture.sampler(random()).next(50_000))).isLessThan(1.6);
        assertThat(distance(mixed, mixed.sampler(random()).next(50_000))).isLessThan(1.6);
    }

    @Test
    void stratifiedDrawsFollowTheCdfFarMoreCloselyThanIndependentOnes() {
        double[] draws = new double[10_000];
        Gaussian single = Gaussian.of(2, 3);
        single.stratifiedSample(random(), draws);
        assertThat(draws).isSorted();
        assertThat(distance(single, draws)).isLessThan(0.011);

        mixture.stratifiedSample(random(), draws);
        assertThat(draws).isSorted();
        assertThat(distance(mixture, draws)).isLessThan(0.011);
        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(mixture.expectation(), within(2e-3));
    }

    @Test
    void antitheticDrawsComeInPairsThatFollowTheCdf() {
        double[] draws = mixture.antitheticSampler(random()).next(50_000);
        assertThat(distance(mixture, draws)).isLessThan(1.6);

        UnivariateSampler pairs = Gaussian.of(2, 3).antitheticSampler(random());
        for (int i = 0; i < 100; i++) {
            assertThat(pairs.next() + pairs.next()).isCloseTo(4, within(1e-10));
        }
    }

    @Test
    void aSeedGivesTheSameDrawsForEver() {
        double[] filled = new double[3];
        mixture.sampler(random()).fill(filled);

        assertThat(filled).containsExactly(mixture.sampler(random()).next(3));
        assertThat(filled).containsExactly(GOLDEN);
    }

    private static final double[] GOLDEN = {-0.8195972482167172, -1.156848200576693, -0.1709357968024996};

    @Test
    void theTableDrawsEveryIndexWithItsProbabilityAndNeverOneWithoutWeight() {
        double[] probabilities = {0.1, 0, 0.0001, 0.6, 0.2999, 0};
        AliasTable table = new AliasTable(probabilities);
        SplittableRandom random = random();
        int n = 1_000_000;
        int[] counts = new int[probabilities.length];
        for (int i = 0; i < n; i++) {
            counts[table.index(random.nextLong())]++;
        }
        for (int k = 0; k < counts.length; k++) {
            double deviation = Math.sqrt(n * probabilities[k]);
            assertThat((double) counts[k]).isCloseTo(n * probabilities[k], within(4 * deviation + 1e-9));
        }
        assertThat(new AliasTable(new double[] {1}).index(-1)).isZero();
        assertThat(new AliasTable(new double[] {0.5, 0, 0.5}).index(3)).isNotEqualTo(3);
        assertThat(new AliasTable(new double[] {0, 1}).index(0)).isOne();
    }

    @Test
    void temperaturesSharpenAndBlur() {
        double[] cold = mixture.sampler(random(), 0, 0).next(10);
        assertThat(cold).containsOnly(-1);

        UnivariateMixture blurred = UnivariateMixture.gaussian(
                mixture.temperedWeights(2), new double[] {-1, 0.5, 99, 3}, new double[] {1, 2, 2, 4});
        assertThat(distance(blurred, mixture.sampler(random(), 2, 4).next(50_000)))
                .isLessThan(1.6);

        UnivariateMixture uniforms =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Uniform.of(0, 2), Uniform.of(4, 6)));
        assertThat(uniforms.sampler(random(), 1, 0).next(50)).containsOnly(1, 5);
        assertThat(Arrays.stream(uniforms.sampler(random(), 1, 0.25).next(50)))
                .allMatch(y -> Math.abs(Math.abs(y - 3) - 2) <= 0.5);
        assertThatThrownBy(() -> mixture.sampler(random(), -1, 1)).hasMessageContaining("weight temperature");
    }

    @Test
    void vectorsAreDrawnFromTheirMixture() {
        Mixture vectors = Mixture.gaussian(new double[] {0.4, 0.6}, new double[][] {{0, 0}, {3, 1}}, new double[][][] {
            {{1, 0.5}, {0.5, 1}}, {{0.2, 0}, {0, 2}}
        });
        double[] draws = new double[40_000];
        vectors.sampler(random()).fill(draws);
        double[] second = new double[draws.length / 2];
        Arrays.setAll(second, i -> draws[2 * i + 1]);

        assertThat(distance(vectors.marginal(1), second)).isLessThan(1.6);
        assertThatThrownBy(() -> vectors.sampler(random()).fill(new double[3])).hasMessageContaining("multiple of 2");
    }

    @Test
    void theNormalQuantileIsRightInBothTails() {
        // Values with 40 digits.
        assertThat(NormalQuantile.value(1e-300)).isCloseTo(-37.0471, withinPercentage(1e-3));
        for (double p : new double[] {1e-300, 1e-20, 1e-5, 0.02, 0.3, 0.5, 0.8, 0.99}) {
            assertThat(NormalQuantile.value(p))
                    .isCloseTo(Gaussian.of(0, 1).quantile(p), within(1e-14 * Math.abs(NormalQuantile.value(p))));
        }
        assertThat(NormalQuantile.value(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalQuantile.value(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
