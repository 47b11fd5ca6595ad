package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModesTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(strings = {"laplace", "logistic", "student", "power", "lognormal", "gamma", "beta", "angle", "any"})
    void nothingThatADenseScanSeesIsMissingAndEveryModeIsOne(String family) {
        SplittableRandom random = new SplittableRandom(17);
        for (int trial = 0; trial < 25; trial++) {
            int count = 2 + random.nextInt(5);
            double[] weights = new double[count];
            List<UnivariateDistribution> components = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                weights[k] = Math.exp(random.nextDouble(-4, 0));
                components.add(component(family, random));
            }
            double sum = Arrays.stream(weights).sum();
            UnivariateMixture mixture = UnivariateMixture.of(
                    Arrays.stream(weights).map(w -> w / sum).toArray(), components);
            double[] modes = mixture.modes();
            assertThat(modes).as("modes of %s", mixture).isSorted().doesNotHaveDuplicates();
            for (double mode : modes) {
                checkHighest(mixture, mode);
            }
            for (double[] peak : peaks(mixture)) {
                assertThat(Arrays.stream(modes).filter(m -> peak[0] <= m && m <= peak[1]))
                        .as("modes of %s between %s and %s", mixture, peak[0], peak[1])
                        .isNotEmpty();
            }
        }
    }

    private static UnivariateDistribution component(String family, SplittableRandom random) {
        double location = random.nextDouble(-10, 10);
        double scale = Math.exp(random.nextDouble(Math.log(1e-3), Math.log(1e3)));
        String[] all = {"laplace", "logistic", "student", "gaussian", "uniform", "affine", "truncated"};
        return switch (family) {
            case "laplace" -> Laplace.of(location, scale);
            case "logistic" -> Logistic.of(location, scale);
            case "student" -> StudentT.of(Math.exp(random.nextDouble(-1, 4)), location, scale);
            case "power" -> ExponentialPower.of(Math.exp(random.nextDouble(0, 6)), location, scale);
            case "gaussian" -> Gaussian.of(location, scale);
            case "uniform" -> Uniform.of(location, location + scale);
            case "lognormal" -> LogNormal.of(random.nextDouble(-3, 3), Math.exp(random.nextDouble(-5, 1)));
            case "gamma" -> Gamma.of(Math.exp(random.nextDouble(-2, 6)), Math.exp(random.nextDouble(-3, 1)));
            case "beta" -> Beta.of(Math.exp(random.nextDouble(-2, 6)), Math.exp(random.nextDouble(-2, 6)));
            case "angle" -> VonMises.of(location, scale);
            case "affine" -> Beta.of(4, 2).affine(new double[] {location}, new double[] {scale});
            case "truncated" -> Logistic.of(location, scale).truncate(location - 2 * scale, INFINITY);
            default -> component(all[random.nextInt(all.length)], random);
        };
    }

    private static void checkHighest(UnivariateMixture mixture, double mode) {
        double here = mixture.logDensity(mode);
        double noise = 1e-13 * (1 + Math.abs(here));
        for (double step : new double[] {1e-12, 1e-10, 1e-8}) {
            assertThat(Math.max(mixture.logDensity(mode + step), mixture.logDensity(mode - step)))
                    .as("log density beside the mode %s of %s", mode, mixture)
                    .isLessThanOrEqualTo(here + noise);
        }
    }

    /** Intervals about the local maxima among many quantiles of every component. */
    private static List<double[]> peaks(UnivariateMixture mixture) {
        TreeSet<Double> grid = new TreeSet<>();
        for (UnivariateDistribution part : (Iterable<UnivariateDistribution>) mixture.alive()::iterator) {
            IntStream.range(1, 200).mapToDouble(i -> part.quantile(i / 200.0)).forEach(grid::add);
        }
        double[] y = grid.stream().mapToDouble(v -> v).toArray();
        double[] height = Arrays.stream(y).map(mixture::logDensity).toArray();
        List<double[]> peaks = new ArrayList<>();
        for (int i = 1; i + 1 < y.length; i++) {
            double margin = 1e-11 * (1 + Math.abs(height[i]));
            if (height[i] > height[i - 1] + margin && height[i] > height[i + 1] + margin) {
                peaks.add(new double[] {y[i - 1], y[i + 1]});
            }
        }
        return peaks;
    }

    static Stream<List<UnivariateDistribution>> nestedScales() {
        return Stream.of(
                List.of(Laplace.of(0, 1e3), Laplace.of(700, 1e-3)),
                List.of(Logistic.of(0, 1e3), Logistic.of(700, 1e-3)),
                List.of(StudentT.of(3, 0, 1e3), StudentT.of(3, 700, 1e-3)),
                List.of(ExponentialPower.of(4, 0, 1e3), ExponentialPower.of(0.5, 700, 1e-3)),
                List.of(Gaussian.of(0, 1e3), Laplace.of(700, 1e-3)));
    }

    @ParameterizedTest
    @MethodSource("nestedScales")
    void aNarrowPeakOnTheFlankOfAWideOneIsFoundHoweverLittleItWeighs(List<UnivariateDistribution> parts) {
        for (double weight : new double[] {0.5, 1e-3, 1e-5}) {
            assertThat(UnivariateMixture.of(new double[] {1 - weight, weight}, parts)
                            .modes())
                    .containsExactly(new double[] {0, 700}, within(1e-3));
        }
        assertThat(UnivariateMixture.of(new double[] {1, 1e-18}, parts).modes())
                .containsExactly(new double[] {0}, within(1e-3));
    }

    @Test
    void twoLogisticPeaksPartWhereTheoryPutsIt() {
        // Equal scales and weights: the density in the middle turns from a peak to a dip at a distance of 2 ln(2 + sqrt
        // 3).
        double apart = Math.log(2 + Math.sqrt(3));
        assertThat(pair(apart * (1 - 1e-6))).hasSize(1);
        double[] modes = pair(apart * (1 + 1e-6));
        assertThat(modes).hasSize(2);
        assertThat(modes[1]).isCloseTo(-modes[0], withinPercentage(1e-4));
        assertThat(pair(1e-9)).containsExactly(new double[] {0}, within(1e-9));
    }

    private static double[] pair(double half) {
        return UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Logistic.of(-half, 1), Logistic.of(half, 1)))
                .modes();
    }

    @Test
    void nearlyCoincidentKinksAreTwoModesOrOneAsTheirScalesSay() {
        double next = 1 + 1e-9;
        UnivariateMixture equal =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Laplace.of(1, 1e-9), Laplace.of(1 + 1e-8, 1e-9)));
        assertThat(equal.modes()).containsExactly(1, 1 + 1e-8);
        UnivariateMixture wide =
                UnivariateMixture.of(new double[] {0.6, 0.4}, List.of(Laplace.of(1, 1), Laplace.of(next, 1)));
        assertThat(wide.modes()).containsExactly(1);
    }

    @Test
    void componentsWhoseDensitiesUnderflowBetweenThemKeepTheirModes() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.5, 1e-12, 0.5 - 1e-12},
                List.of(Gaussian.of(0, 1), Laplace.of(1000, 1e-3), Gaussian.of(1e6, 1)));

        assertThat(mixture.modes()).containsExactly(new double[] {0, 1000, 1e6}, within(1e-9));
    }

    @Test
    void aFlatSumOfCurvedComponentsHasNoModes() {
        UnivariateMixture flat = UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Beta.of(2, 1), Beta.of(1, 2)));

        assertThat(flat.modes()).isEmpty();
        assertThat(flat.mode()[0]).isBetween(0.0, 1.0);
    }

    @Test
    void aModeOfATruncatedOrMovedComponentStaysWhereItIs() {
        UnivariateMixture mixture = UnivariateMixture.of(
                new double[] {0.5, 0.5},
                List.of(
                        Gamma.of(3, 0.5).affine(new double[] {10}, new double[] {2}),
                        StudentT.of(4, -3, 0.1).truncate(-4, 4)));

        assertThat(mixture.modes()).containsExactly(new double[] {-3, 12}, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 1", "0, 2, 1", "10, 14, 2", "-1e-3, 1e-3, 1e-3"})
    void twoEqualGaussiansTwoDeviationsApartHaveOneFlatMode(double left, double right, double deviation) {
        UnivariateMixture mixture = UnivariateMixture.gaussian(
                new double[] {0.5, 0.5}, new double[] {left, right}, new double[] {deviation, deviation});
        assertThat(mixture.modes()).hasSize(1);
        assertThat(mixture.modes()[0]).isCloseTo(0.5 * (left + right), Offset.offset(1e-4 * deviation));
    }

    @Test
    void aDensityThatOnlyFallsHasItsRegionAtTheLowerEnd() {
        Interval region = Gamma.of(1, 2).highestDensityRegion(0.5).get(0);
        assertThat(region.lower()).isZero();
        assertThat(region.upper()).isCloseTo(2 * Math.log(2), Offset.offset(1e-10));
        Gamma steep = Gamma.of(0.5, 2);
        assertThat(steep.highestDensityRegion(0.9)).hasSize(1);
        assertThat(steep.highestDensityRegion(0.9).get(0).upper()).isCloseTo(steep.quantile(0.9), Offset.offset(1e-9));
    }

    @Test
    void noProbabilityExceedsOne() {
        double[] weights = new double[100];
        double[] ones = new double[100];
        Arrays.fill(weights, 0.01);
        Arrays.fill(ones, 1);
        UnivariateMixture mixture = UnivariateMixture.gaussian(weights, new double[100], ones);
        assertThat(mixture.cdf(50)).isLessThanOrEqualTo(1);
        assertThat(mixture.survival(-50)).isLessThanOrEqualTo(1);
    }

    static Stream<UnivariateDistribution> distributionsWhoseSlopeIsLostNextToTheirMode() {
        // At one the slope rounds to zero; at zero those of wide logistic components underflow.
        return Stream.of(
                Gamma.of(76.5724476991017, 0.23567570701330862),
                Logistic.of(0, 3),
                LogNormal.of(0, 4),
                ExponentialPower.of(30, 0, 3),
                ExponentialPower.of(1e4, 0, 3));
    }

    @ParameterizedTest
    @MethodSource("distributionsWhoseSlopeIsLostNextToTheirMode")
    void equalComponentsHaveTheModeAndTheRegionOfOne(UnivariateDistribution one) {
        UnivariateMixture equal = UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(one, one));
        assertThat(equal.modes()).hasSize(1);
        assertThat(equal.modes()[0]).isCloseTo(one.modes()[0], within(1e-13 * one.standardDeviation()));
        Interval region = equal.highestDensityRegion(0.5).get(0);
        Interval expected = one.highestDensityRegion(0.5).get(0);
        assertThat(region.lower()).isCloseTo(expected.lower(), withinPercentage(1e-8));
        assertThat(region.upper()).isCloseTo(expected.upper(), withinPercentage(1e-8));
    }

    @Test
    void wideComponentsAboutZeroHaveTheirModeThere() {
        UnivariateMixture mixture =
                UnivariateMixture.of(new double[] {0.5, 0.5}, List.of(Logistic.of(0, 3), Logistic.of(0, 5)));
        assertThat(mixture.modes()).hasSize(1);
        assertThat(mixture.highestDensityRegion(0.5).get(0).upper()).isBetween(3.0, 6.0);
    }

    @Test
    void theEndsOfARegionAreEquallyDenseAlsoManyMagnitudesApart() {
        Gamma flat = Gamma.of(1.0220290956489329, 49.015863638611116); // nearly as dense at 1e-100 as at its mode
        Interval region = flat.highestDensityRegion(0.9999).get(0);
        assertThat(flat.logDensity(region.lower())).isCloseTo(flat.logDensity(region.upper()), within(1e-9));
    }
}
