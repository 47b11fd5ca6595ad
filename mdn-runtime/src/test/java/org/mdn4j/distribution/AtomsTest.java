package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AtomsTest {

    private final Die die = new Die();

    private final UnivariateMixture dice = UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(die, new Die()));

    private final UnivariateMixture mixed =
            UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(die, Uniform.of(0, 10)));

    @Test
    void entropyAndScoreOfADieAreSums() {
        assertThat(die.entropy()).isCloseTo(Math.log(6), within(1e-12));
        assertThat(dice.entropy()).isCloseTo(Math.log(6), within(1e-12));
        assertThat(die.crps(3)).isCloseTo((1 + 4 + 9 + 4 + 1) / 36.0, within(1e-12));
        assertThat(dice.crps(3)).isCloseTo((1 + 4 + 9 + 4 + 1) / 36.0, within(1e-12));
    }

    @Test
    void anAtomAndADensityEachCountWithTheirOwn() {
        double half = -0.5 * Math.log(0.5 / 6) - 0.5 * Math.log(0.5 / 10);
        assertThat(mixed.entropy()).isCloseTo(half, within(1e-12));
        assertThat(mixed.atoms(1.5, 3)).containsExactly(2, 3);
        assertThat(Atoms.mass(mixed, 2)).isCloseTo(0.5 / 6, within(1e-15));
        assertThat(Atoms.mass(mixed, 2.5)).isZero();
        assertThat(mixed.probability(2, 3)).isCloseTo(0.5 * 2 / 6 + 0.05, within(1e-15));
    }

    @Test
    void aQuantileIsTheFirstValueWhoseCdfReachesTheProbability() {
        for (double p : new double[] {1e-9, 0.1, 0.3, 0.49, 0.7, 0.99}) {
            assertThat(dice.quantile(p)).isEqualTo(die.quantile(p));
            assertThat(dice.inverseSurvival(p)).isEqualTo(die.inverseSurvival(p));
            assertThat(mixed.cdf(mixed.quantile(p))).isGreaterThanOrEqualTo(p * (1 - 1e-15));
        }
        assertThat(mixed.quantile(0.12)).isEqualTo(1);
    }

    @Test
    void regionsTakeAtomsFirstAndNeighboursTogether() {
        assertThat(die.highestDensityRegion(0.99)).containsExactly(new Interval(1, 6));
        assertThat(mixed.highestDensityRegion(0.4)).containsExactly(new Interval(1, 5));
        double mass = mixed.highestDensityRegion(0.8).stream()
                .mapToDouble(i -> mixed.probability(i.lower(), i.upper()))
                .sum();
        assertThat(mass).isBetween(0.8 - 1e-12, 1.0);
    }

    @Test
    void aTruncatedDieKeepsTheAtomsInside() {
        UnivariateDistribution cut = die.truncate(2, 4);

        assertThat(cut.expectation()).isCloseTo(3, within(1e-12));
        assertThat(cut.variance()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(cut.cdf(2)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(cut.survival(3)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(cut.atoms(0, 9)).containsExactly(2, 3, 4);
        assertThat(cut.sampler(new SplittableRandom(1)).next(20)).contains(2, 3, 4);
        assertThat(dice.expectation(4, Double.POSITIVE_INFINITY)).isCloseTo(5, within(1e-12));
        assertThat(dice.upperTailExpectation(0.4)).isCloseTo(5, within(1e-12));
    }

    @Test
    void besideAnAtomADensityIsNothing() {
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.25, 0.75}, List.of(PointMass.of(0), Gaussian.of(0, 1e-9)));
        assertThat(mixture.density(0)).isEqualTo(0.25);
        assertThat(mixture.responsibilities(0)).containsExactly(1, 0);
        assertThat(mixture.density(1e-300))
                .isCloseTo(0.75 * Gaussian.of(0, 1e-9).density(1e-300), within(1e-5));

        Mixture vectors = Mixture.of(
                new double[] {0.5, 0.5},
                List.of(
                        IndependentProduct.of(List.of(PointMass.of(0), Gaussian.of(0, 1))),
                        IndependentProduct.of(List.of(Gaussian.of(0, 1e-9), Gaussian.of(0, 1)))));
        assertThat(vectors.responsibilities(0, 0.3)).containsExactly(1, 0);
        assertThat(vectors.responsibilities(0.1, 0.3)).containsExactly(0, 1);
    }

    @Test
    void componentsWithoutBoundAtAPointShareIt() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.5, 0.25, 0.25}, List.of(Gamma.of(0.5, 1), Gamma.of(0.7, 1), Gamma.of(2, 1)));
        double[] shares = mixture.responsibilities(0);
        assertThat(shares[0]).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(shares[1]).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(shares[2]).isZero();
    }
}
