package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers come from mpmath with 30 digits: the integral that defines the score. */
class AnalyticScoreTest {

    private static final double TENTH_OF_A_BILLIONTH = 1e-10; // in per cent

    @Test
    void mixturesOfLogisticComponentsAgreeWithTheIntegral() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.3, 0.5, 0.2}, List.of(Logistic.of(-1, 0.5), Logistic.of(2, 0.1), Logistic.of(0, 3)));
        assertThat(mixture.crps(-4)).isCloseTo(3.6337789650284393, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(1.9)).isCloseTo(0.49547810918183422, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(30)).isCloseTo(27.952335708073122, withinPercentage(TENTH_OF_A_BILLIONTH));
    }

    @Test
    void mixturesOfHeavyTailsAgreeWithTheIntegral() {
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.6, 0.4}, List.of(StudentT.of(3, 0, 1), StudentT.of(1.5, 4, 0.05)));
        assertThat(mixture.crps(-2)).isCloseTo(2.4306567355370135, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(4)).isCloseTo(1.1896837328596984, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(100)).isCloseTo(97.112308120346082, withinPercentage(TENTH_OF_A_BILLIONTH));
    }

    @Test
    void mixturesOfExponentialPowerComponentsAgreeWithTheIntegral() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.3, 0.5, 0.2},
                List.of(
                        ExponentialPower.of(1.25, -1, 0.5),
                        ExponentialPower.of(30, 2, 1),
                        ExponentialPower.of(2.5, 0, 3)));
        assertThat(mixture.crps(-4)).isCloseTo(3.7601357394554088, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(1.5)).isCloseTo(0.51388927652948095, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(30)).isCloseTo(28.356712469896584, withinPercentage(TENTH_OF_A_BILLIONTH));
    }

    @Test
    void aPeakAndAPlateauAboutOneCentreAgreeWithTheIntegral() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.25, 0.75},
                List.of(ExponentialPower.of(0.5, 1, 0.125), ExponentialPower.of(1000, 1, 2)));
        assertThat(mixture.crps(1)).isCloseTo(0.27411441731439927, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(2.5)).isCloseTo(0.93340811655157723, withinPercentage(TENTH_OF_A_BILLIONTH));
        assertThat(mixture.crps(-7)).isCloseTo(7.3389533004556907, withinPercentage(TENTH_OF_A_BILLIONTH));
    }

    @Test
    void exponentialPowersMixWithOtherFamilies() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.5, 0.5}, List.of(ExponentialPower.of(3.5, -0.5, 0.25), Logistic.of(1, 0.5)));
        assertThat(mixture.crps(0.25)).isCloseTo(0.31682277937181581, withinPercentage(TENTH_OF_A_BILLIONTH));
    }

    @Test
    void bothFamiliesMixAtScalesOfAnySize() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.5, 0.25, 0.25},
                List.of(StudentT.of(2.2, -1, 0.3), StudentT.of(400, 1, 2), Logistic.of(0.5, 0.02)));
        assertThat(mixture.crps(0.5)).isCloseTo(0.44652777873586755, withinPercentage(TENTH_OF_A_BILLIONTH));

        UnivariateMixture extreme = UnivariateMixture.of(
                new double[] {0.5, 0.5}, List.of(Logistic.of(1e6, 1e-6), StudentT.of(1.1, -3, 1e5)));
        assertThat(extreme.crps(1e6)).isCloseTo(NumericIntegrals.crps(extreme, 1e6), withinPercentage(1e-7));
    }

    @Test
    void equalComponentsHaveTheScoreOfOne() {
        for (LocationScale one : List.of(
                Logistic.of(2, 3),
                StudentT.of(1, 2, 3),
                StudentT.of(7, 2, 3),
                StudentT.of(0.6, 2, 3),
                ExponentialPower.of(0.1, 2, 3),
                ExponentialPower.of(0.3, 2, 3),
                ExponentialPower.of(0.9, 2, 3),
                ExponentialPower.of(1.2, 2, 3),
                ExponentialPower.of(2, 2, 3),
                ExponentialPower.of(3.7, 2, 3),
                ExponentialPower.of(9.5, 2, 3),
                ExponentialPower.of(1e6, 2, 3))) {
            UnivariateMixture twice = UnivariateMixture.of(new double[] {0.25, 0.75}, List.of(one, one));
            for (double y : new double[] {-1e3, 2, 2.5, 40}) {
                assertThat(twice.crps(y)).as("%s at %s", one, y).isCloseTo(one.crps(y), withinPercentage(1e-8));
            }
        }
    }

    /** Numbers from mpmath with 30 digits: quadrature of distances from a million. */
    @Test
    void narrowComponentsFarFromZeroKeepTheirDigits() {
        double far = 1e6;
        double y = 1000000.000001;
        List<List<UnivariateDistribution>> pairs = List.of(
                List.of(Logistic.of(far, 1e-6), Logistic.of(far, 3e-6)),
                List.of(StudentT.of(5, far, 1e-6), StudentT.of(5, far, 3e-6)),
                List.of(ExponentialPower.of(1, far, 1e-6), ExponentialPower.of(1, far, 3e-6)),
                List.of(Gaussian.of(far, 1e-6), Logistic.of(far, 3e-6)));
        double[] expected = {8.2958101164073e-7, 6.82070316165055e-7, 6.9624017232933e-7, 7.52913143647044e-7};
        for (int i = 0; i < expected.length; i++) {
            UnivariateMixture mixture = UnivariateMixture.of(new double[] {0.5, 0.5}, pairs.get(i));
            assertThat(mixture.crps(y)).isCloseTo(expected[i], withinPercentage(1e-9));
        }
    }

    @Test
    void theEntropyOfNarrowComponentsDoesNotDependOnWhereTheyLie() {
        double[] deviations = {1e-6, 3e-6};
        double[] halves = {0.5, 0.5};
        assertThat(UnivariateMixture.gaussian(halves, new double[] {1e6, 1e6}, deviations)
                        .entropy())
                .isCloseTo(
                        UnivariateMixture.gaussian(halves, new double[2], deviations)
                                .entropy(),
                        withinPercentage(1e-11));
    }
}
