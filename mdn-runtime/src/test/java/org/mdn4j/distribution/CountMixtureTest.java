package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountMixtureTest {

    private static UnivariateMixture random(SplittableRandom random) {
        int count = 1 + random.nextInt(5);
        double[] weights = random.doubles(count, 0.05, 1).toArray();
        double sum = Arrays.stream(weights).sum();
        List<UnivariateDistribution> components = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
            double mean = Math.exp(random.nextDouble(-2, 5));
            components.add(
                    switch (random.nextInt(5)) {
                        case 0 -> NegativeBinomial.of(mean, Math.exp(random.nextDouble(-2, 5)));
                        case 1 -> ZeroInflated.of(random.nextDouble(), Poisson.of(mean));
                        case 2 -> PointMass.of(random.nextInt(40));
                        case 3 -> Poisson.of(mean).truncate(2.5, 30);
                        default -> Poisson.of(mean);
                    });
        }
        return UnivariateMixture.of(weights, components);
    }

    @Test
    void modesAreWhereNoNeighbourIsMoreProbable() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            UnivariateMixture mixture = random(random);
            double last = mixture.inverseSurvival(1e-12) + 2;
            double[] modes = IntStream.rangeClosed(0, (int) last)
                    .asDoubleStream()
                    .filter(k -> mixture.density(k) > 0
                            && mixture.density(k) * (1 + 1e-12) >= mixture.density(k - 1)
                            && mixture.density(k) * (1 + 1e-12) >= mixture.density(k + 1))
                    .toArray();
            assertThat(mixture.modes()).as("modes of %s", mixture).containsExactly(modes);
            assertThat(mixture.density(mixture.mode()[0]))
                    .isEqualTo(Arrays.stream(modes).map(mixture::density).max().orElseThrow());
        }
    }

    @Test
    void aRegionHoldsTheMostProbableCountsAndNoMore() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 200; trial++) {
            UnivariateMixture mixture = random(random);
            double mass = random.nextDouble(0.05, 0.99);
            List<Interval> region = mixture.highestDensityRegion(mass);
            double[] byMass = IntStream.rangeClosed(0, (int) mixture.inverseSurvival(1e-12))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer k) -> -mixture.density(k)))
                    .mapToDouble(Integer::intValue)
                    .toArray();
            int needed = 0;
            for (double sum = 0; sum < mass * (1 - 1e-13); needed++) {
                sum += mixture.density(byMass[needed]);
            }
            double size = region.stream()
                    .mapToDouble(run -> run.upper() - run.lower() + 1)
                    .sum();
            assertThat(size).as("region %s of %s for %s", region, mixture, mass).isEqualTo(needed);
            double held = region.stream()
                    .mapToDouble(run -> mixture.probability(run.lower(), run.upper()))
                    .sum();
            assertThat(held).isGreaterThanOrEqualTo(mass * (1 - 1e-12));
            for (int i = 1; i < region.size(); i++) {
                assertThat(region.get(i).lower())
                        .isGreaterThan(region.get(i - 1).upper() + 1);
            }
        }
    }

    @Test
    void countsTooManyToListAreNoHindrance() {
        UnivariateMixture huge = UnivariateMixture.of(
                new double[] {0.3, 0.7}, List.of(Poisson.of(1e6 + 0.5), NegativeBinomial.of(4e14, 9999)));

        double turn = Math.floor(4e14 - 4e14 / 9999);
        assertThat(huge.modes()).hasSize(2);
        assertThat(huge.modes()[0]).isEqualTo(1e6);
        assertThat(huge.modes()[1]).isCloseTo(turn, within(1e4));
        List<Interval> region = huge.highestDensityRegion(0.9);
        assertThat(region).hasSize(2);
        double held = region.stream()
                .mapToDouble(run -> huge.probability(run.lower(), run.upper()))
                .sum();
        assertThat(held).isCloseTo(0.9, within(1e-9));
        assertThat(Poisson.of(1e12).highestDensityRegion(0.5)).hasSize(1);
    }

    @Test
    void valuesEquallyProbableComeInFromTheLeft() {
        UnivariateMixture three = UnivariateMixture.of(
                new double[] {0.25, 0.5, 0.25}, List.of(PointMass.of(0), PointMass.of(4), PointMass.of(9)));

        assertThat(three.modes()).containsExactly(0, 4, 9);
        assertThat(three.mode()).containsExactly(4);
        assertThat(three.highestDensityRegion(0.7)).containsExactly(new Interval(0, 0), new Interval(4, 4));
        assertThat(Poisson.of(3).highestDensityRegion(0.1)).containsExactly(new Interval(2, 2));
    }

    @Test
    void anAtomBesideADensityIsAModeOfItsOwn() {
        UnivariateMixture rain = UnivariateMixture.of(
                new double[] {0.5, 0.5}, List.of(ZeroInflated.of(0.1, Gamma.of(3, 0.01)), Gaussian.of(5, 1)));

        assertThat(rain.modes()).containsExactly(new double[] {0, 0.02, 5}, within(1e-8));
        UnivariateMixture both =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Poisson.of(3.5), Gaussian.of(7.5, 0.1)));
        assertThat(both.modes()).containsExactly(new double[] {3, 7.5}, within(1e-12));
        UnivariateMixture fraction =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(PointMass.of(0.5), Gaussian.of(7.5, 0.1)));
        assertThat(fraction.modes()).containsExactly(new double[] {0.5, 7.5}, within(1e-12));
    }
}
