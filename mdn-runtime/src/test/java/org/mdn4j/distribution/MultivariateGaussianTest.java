package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultivariateGaussianTest {

    private static final double[] MEAN = {1, -2, 0.5};
    private static final double[][] COVARIANCE = {{4, 1.2, -0.4}, {1.2, 1, 0.1}, {-0.4, 0.1, 0.25}};

    private final MultivariateGaussian gaussian = MultivariateGaussian.of(MEAN, COVARIANCE);

    @Test
    void aDiagonalCovarianceGivesTheDensityOfIndependentCoordinates() {
        double[][] diagonal = {{4, 0, 0}, {0, 1, 0}, {0, 0, 0.25}};
        double[] y = {3, 1, -2};

        assertThat(MultivariateGaussian.of(MEAN, diagonal).logDensity(y))
                .isCloseTo(DiagonalGaussian.of(MEAN, new double[] {4, 1, 0.25}).logDensity(y), within(1e-13));
    }

    @Test
    void theJointDensityIsThatOfAMarginalTimesThatOfTheConditional() {
        double[] y = {2, 0.3, 1};
        for (int[] given : new int[][] {{0}, {2}, {2, 0}, {1, 2}}) {
            double[] values = new double[given.length];
            for (int i = 0; i < given.length; i++) {
                values[i] = y[given[i]];
            }
            int[] free = Checks.free(given, 3);
            double[] rest = new double[free.length];
            for (int i = 0; i < free.length; i++) {
                rest[i] = y[free[i]];
            }
            double product = gaussian.marginal(given).logDensity(values)
                    + gaussian.conditional(given, values).logDensity(rest);
            assertThat(product).isCloseTo(gaussian.logDensity(y), within(1e-13));
        }
    }

    @Test
    void marginalsTakeTheirCoordinatesInTheOrderAskedFor() {
        Distribution marginal = gaussian.marginal(2, 0);

        assertThat(marginal.mean()).containsExactly(0.5, 1);
        assertThat(marginal.covariance()[0][1]).isCloseTo(-0.4, within(1e-15));
        assertThat(marginal.covariance()[0][0]).isCloseTo(0.25, within(1e-15));
        assertThat(gaussian.marginal(1)).isEqualTo(Gaussian.of(-2, 1));
        assertThat(gaussian.conditional(new int[0], new double[0])).isSameAs(gaussian);
    }

    @Test
    void lowRankPlusDiagonalIsTheSameAsItsProduct() {
        double[][] factors = {{1, 0.5}, {-0.3, 0.2}, {0, 2}};
        double[] variances = {0.1, 0.2, 0.3};
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i][j] =
                        factors[i][0] * factors[j][0] + factors[i][1] * factors[j][1] + (i == j ? variances[i] : 0);
            }
        }
        MultivariateGaussian lowRank = MultivariateGaussian.lowRank(MEAN, factors, variances);

        assertThat(lowRank.logDensity(1, 1, 1))
                .isCloseTo(MultivariateGaussian.of(MEAN, product).logDensity(1, 1, 1), within(1e-13));
    }

    @Test
    void aFactorMakesTheGaussianThatGaveIt() {
        MultivariateGaussian again = MultivariateGaussian.ofCholesky(MEAN, gaussian.choleskyFactor());

        assertThat(again).isEqualTo(gaussian).hasSameHashCodeAs(gaussian);
        assertThat(again).isNotEqualTo(gaussian.affine(new double[3], new double[] {1, 1, 2}));
        assertThat(again).hasToString(gaussian.toString());
        assertThat(MultivariateGaussian.of(new double[] {0, 1}, new double[][] {{1, 0.5}, {0.5, 4}}))
                .hasToString("MultivariateGaussian(mean [0.0, 1.0], covariance [[1.0, 0.5], [0.5, 4.0]])");
    }

    @Test
    void anAffineMapDividesTheDensityByItsScales() {
        double[] scale = {10, 0.5, 3};
        double[] shift = {-1, 2, 0};
        double[] y = {2, 0.3, 1};
        double[] moved = {shift[0] + 20, shift[1] + 0.15, shift[2] + 3};

        assertThat(gaussian.affine(shift, scale).logDensity(moved))
                .isCloseTo(gaussian.logDensity(y) - Math.log(15), within(1e-13));
    }

    @Test
    void drawsHaveTheMomentsOfTheGaussian() {
        int n = 200_000;
        double[][] draws = gaussian.sampler(new SplittableRandom(5)).sample(n);
        double[] sum = new double[3];
        double[][] products = new double[3][3];
        for (double[] draw : draws) {
            for (int i = 0; i < 3; i++) {
                sum[i] += draw[i] / n;
                for (int j = 0; j < 3; j++) {
                    products[i][j] += (draw[i] - MEAN[i]) * (draw[j] - MEAN[j]) / n;
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(sum[i]).isCloseTo(MEAN[i], within(0.02));
            for (int j = 0; j < 3; j++) {
                assertThat(products[i][j]).isCloseTo(COVARIANCE[i][j], within(0.05));
            }
        }
    }

    @Test
    void matricesThatAreNoCovariancesAreRefused() {
        assertThatThrownBy(() -> MultivariateGaussian.of(new double[2], new double[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive definite");
        assertThatThrownBy(() -> MultivariateGaussian.of(new double[2], new double[][] {{1, 0.2}, {0.3, 1}}))
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> MultivariateGaussian.of(new double[2], new double[][] {{1}, {2}}))
                .hasMessageContaining("columns of the covariance");
        assertThatThrownBy(() -> MultivariateGaussian.of(new double[2], new double[][] {{1, Double.NaN}, {2, 1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MultivariateGaussian.ofCholesky(new double[2], new double[][] {{1, 1}, {0, 1}}))
                .hasMessageContaining("zero above its diagonal");
        assertThatThrownBy(() -> MultivariateGaussian.ofCholesky(new double[2], new double[][] {{1, 0}, {0, -1}}))
                .hasMessageContaining("diagonal entry");
        assertThatThrownBy(() -> MultivariateGaussian.of(new double[0], new double[0][]))
                .hasMessageContaining("at least one coordinate");
        assertThatThrownBy(() -> gaussian.logDensity(1, 2)).hasMessageContaining("need 3 coordinates");
    }

    @Test
    void theHighestPointOfAMixtureOfFullGaussiansHasNoSlope() {
        Mixture mixture = Mixture.gaussian(
                new double[] {0.5, 0.3, 0.2}, new double[][] {{0, 0}, {1, 1.5}, {-2, 1}}, new double[][][] {
                    {{1, 0.7}, {0.7, 1}}, {{0.5, -0.3}, {-0.3, 0.8}}, {{2, 0}, {0, 0.1}}
                });
        double[] mode = mixture.mode();
        double highest = mixture.logDensity(mode);
        double step = 1e-4;

        assertThat(mixture.logDensity(mode[0] + step, mode[1]) - mixture.logDensity(mode[0] - step, mode[1]))
                .isCloseTo(0, within(1e-11));
        assertThat(mixture.logDensity(mode[0], mode[1] + step) - mixture.logDensity(mode[0], mode[1] - step))
                .isCloseTo(0, within(1e-11));
        for (double[] draw : mixture.sampler(new SplittableRandom(1)).sample(20_000)) {
            assertThat(mixture.logDensity(draw)).isLessThanOrEqualTo(highest);
        }
    }

    /** Numbers from mpmath with 50 digits, for the same doubles. */
    @Test
    void aCorrelationOfNearlyOneCostsNoDigits() {
        double covariance = (1 - 1e-10) * 2.0 * 0.5;
        MultivariateGaussian near =
                MultivariateGaussian.of(new double[2], new double[][] {{4, covariance}, {covariance, 0.25}});

        assertThat(near.logDensity(0.3, 0.0750001)).isCloseTo(9.31712475194342728, within(1e-9));
        assertThat(near.marginal(1, 0).logDensity(0.0750001, 0.3)).isCloseTo(9.31712475194342728, within(1e-9));
        Distribution second = near.conditional(new int[] {0}, new double[] {0.3});
        assertThat(second.mean()[0]).isCloseTo(0.0749999999924999966, within(1e-14));
        assertThat(second.covariance()[0][0]).isCloseTo(5.00000041345185495e-11, withinPercentage(1e-8));
        Distribution first = near.conditional(new int[] {1}, new double[] {0.3});
        assertThat(first.covariance()[0][0]).isCloseTo(8.00000066152296793e-10, withinPercentage(1e-8));
    }

    @Test
    void aLowRankThatIsNearlyAllThereIsCostsNoDigits() {
        MultivariateGaussian near = MultivariateGaussian.lowRank(
                new double[3], new double[][] {{1}, {2}, {-3}}, new double[] {1e-12, 1e-12, 1e-12});

        assertThat(near.logDensity(1, 2.000001, -3.000002)).isCloseTo(22.8403905658594295, within(1e-8));
        assertThat(near.marginal(2, 0)
                        .conditional(new int[] {0}, new double[] {0})
                        .covariance()[0][0])
                .isCloseTo(1.11111111111109874e-12, withinPercentage(1e-8));
    }

    @Test
    void aMatrixOfLowerRankIsRefusedAlsoWhereRoundingWouldHideIt() {
        double third = 1.0 / 3;
        double[][] singular = {{third, third}, {third, third}};
        assertThatThrownBy(() -> MultivariateGaussian.of(new double[2], singular))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need a positive definite covariance");
    }
}
