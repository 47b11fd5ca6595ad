package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.UnivariateDistribution;

/** What the component distribution of every registered family has to obey. */
class FamilyDistributionContractTest {

    private static final int DRAWS = 20_000;

    /** Two-point Gauss-Legendre node. */
    private static final double NODE = Math.sqrt(0.6);

    static Stream<FamilyCase> univariate() {
        return FamilyCase.cases(3, 1);
    }

    static Stream<FamilyCase> cases() {
        return FamilyCase.cases(3, 1, 3);
    }

    @ParameterizedTest
    @MethodSource("univariate")
    void theDensityIntegratesToOne(FamilyCase random) {
        UnivariateDistribution distribution = random.univariate();
        TreeSet<Double> points = new TreeSet<>();
        for (double p = 0.5; p > 1e-9; p *= 0.75) {
            points.add(distribution.quantile(p));
            points.add(distribution.inverseSurvival(p));
        }
        double sum = 0;
        for (double atom : distribution.atoms(points.first(), points.last())) {
            sum += distribution.density(atom);
        }
        double previous = points.first();
        for (double point : points.tailSet(previous, false)) {
            sum += integral(distribution, previous, point);
            previous = point;
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    /** The three-point Gauss rule on 40 equal parts; nodes are irrational, so that none is an atom. */
    private static double integral(UnivariateDistribution distribution, double lower, double upper) {
        double sum = 0;
        double half = (upper - lower) / 80;
        for (int i = 0; i < 40; i++) {
            double centre = lower + (2 * i + 1) * half + 1e-9 * half;
            sum += half
                    / 9
                    * (5 * distribution.density(centre - NODE * half)
                            + 8 * distribution.density(centre)
                            + 5 * distribution.density(centre + NODE * half));
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("univariate")
    void cdfAndQuantileAreInverseToEachOther(FamilyCase random) {
        UnivariateDistribution distribution = random.univariate();
        for (double p : new double[] {1e-200, 1e-12, 1e-3, 0.1, 0.3, 0.5, 0.8, 0.999}) {
            double quantile = distribution.quantile(p);
            if (atEnd(distribution, quantile)) {
                continue;
            }
            boolean jump = distribution.atoms(quantile, quantile).length > 0;
            assertThat(distribution.cdf(quantile)).as("cdf at quantile %s", p).isGreaterThanOrEqualTo(p * (1 - 1e-9));
            double just = jump ? Math.nextDown(quantile) : quantile;
            assertThat(distribution.cdf(just)).as("cdf at quantile %s", p).isLessThanOrEqualTo(p * (1 + 1e-9));
        }
        for (double q : new double[] {1e-200, 1e-12, 1e-3, 0.2, 0.5, 0.9}) {
            double y = distribution.inverseSurvival(q);
            if (atEnd(distribution, y)) {
                continue;
            }
            boolean jump = distribution.atoms(y, y).length > 0;
            assertThat(distribution.survival(y)).as("survival %s", q).isLessThanOrEqualTo(q * (1 + 1e-9));
            double just = jump ? Math.nextDown(y) : y;
            assertThat(distribution.survival(just)).as("survival %s", q).isGreaterThanOrEqualTo(q * (1 - 1e-9));
        }
    }

    /** Whether a value without an atom is so near an end of the support that doubles are too coarse there. */
    private static boolean atEnd(UnivariateDistribution distribution, double y) {
        double lower = y - distribution.support().lower();
        double upper = distribution.support().upper() - y;
        double room = 1e-6 * Math.abs(y) + Double.MIN_NORMAL;
        return distribution.atoms(y, y).length == 0 && (Math.min(lower, upper) < room);
    }

    /** Kolmogorov-Smirnov; conservative where there are jumps. A correct sampler fails once in ten thousand seeds. */
    @ParameterizedTest
    @MethodSource("cases")
    void drawsFollowTheCdf(FamilyCase random) {
        double[][] draws = random.draws(DRAWS);
        for (int d = 0; d < random.targets(); d++) {
            int coordinate = d;
            UnivariateDistribution marginal = random.component().marginal(d);
            double[] sorted = Arrays.stream(draws)
                    .mapToDouble(row -> row[coordinate])
                    .sorted()
                    .toArray();
            double distance = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (i + 1 == sorted.length || sorted[i + 1] > sorted[i]) {
                    distance = Math.max(distance, Math.abs(marginal.cdf(sorted[i]) - (i + 1.0) / sorted.length));
                }
            }
            assertThat(distance * Math.sqrt(DRAWS)).isLessThan(2.23);
        }
    }

    /** Chi-square over the values that are expected often enough. */
    @ParameterizedTest
    @MethodSource("univariate")
    void atomsAreDrawnAsOftenAsTheirProbabilitySays(FamilyCase random) {
        UnivariateDistribution distribution = random.univariate();
        double[] atoms = distribution.atoms(distribution.quantile(1e-4), distribution.inverseSurvival(1e-4));
        double[][] draws = random.draws(DRAWS);
        double statistic = 0;
        int cells = 0;
        for (double atom : atoms) {
            double expected = DRAWS * distribution.density(atom);
            if (expected > 20) {
                long seen = Arrays.stream(draws).filter(row -> row[0] == atom).count();
                statistic += (seen - expected) * (seen - expected) / expected;
                cells++;
            }
        }
        assertThat(statistic).isLessThanOrEqualTo(cells + 5 * Math.sqrt(2.0 * cells));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void momentsAgreeWithThoseOfDraws(FamilyCase random) {
        Distribution component = random.component();
        double[][] draws = random.draws(DRAWS);
        for (int d = 0; d < random.targets(); d++) {
            int coordinate = d;
            UnivariateDistribution marginal = component.marginal(d);
            double mean = marginal.expectation();
            double variance = marginal.variance();
            assertThat(component.mean()[d]).isCloseTo(mean, within(1e-9 * (1 + Math.abs(mean))));
            assertThat(component.covariance()[d][d]).isCloseTo(variance, within(1e-9 * variance));
            double drawn = Arrays.stream(draws)
                    .mapToDouble(row -> row[coordinate])
                    .average()
                    .orElseThrow();
            assertThat(drawn).isCloseTo(mean, within(5 * Math.sqrt(variance / DRAWS)));
            double kurtosis = marginal.excessKurtosis();
            if (kurtosis < 20) {
                double spread = Arrays.stream(draws)
                        .mapToDouble(row -> (row[coordinate] - mean) * (row[coordinate] - mean))
                        .average()
                        .orElseThrow();
                assertThat(spread / variance).isCloseTo(1, within(7 * Math.sqrt((kurtosis + 2) / DRAWS)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void affineKeepsTheDensityTimesTheJacobian(FamilyCase random) {
        double[] shift = new double[random.targets()];
        double[] scale = new double[random.targets()];
        Arrays.setAll(shift, d -> 0.3 - 2 * d);
        Arrays.setAll(scale, d -> 0.7 + 2 * d);
        Distribution component = random.component();
        Distribution moved = component.affine(shift, scale);
        for (double[] z : random.draws(50)) {
            if (Arrays.stream(z).anyMatch(value -> value != 0 && Math.abs(value) < 1e-9)) {
                continue; // next to the shift it would round to zero
            }
            double[] y = new double[z.length];
            double expected = component.logDensity(z);
            double rounding = 0; // of y, as far as it shows in a steep density
            for (int d = 0; d < y.length; d++) {
                y[d] = shift[d] + scale[d] * z[d];
                boolean atom = component.marginal(d).atoms(z[d], z[d]).length > 0;
                expected -= atom ? 0 : Math.log(scale[d]);
                double slope = component.marginal(d).logDensityDerivative(z[d]);
                rounding += atom || Double.isNaN(slope) ? 0 : 1e-15 * Math.abs(slope) * (1 + Math.abs(z[d]));
                assertThat(moved.marginal(d).cdf(y[d]))
                        .isCloseTo(component.marginal(d).cdf(z[d]), within(1e-9));
            }
            assertThat(moved.logDensity(y)).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected)) + 4 * rounding));
        }
        for (int d = 0; d < scale.length; d++) {
            double mean = shift[d] + scale[d] * component.mean()[d];
            assertThat(moved.mean()[d]).isCloseTo(mean, within(1e-9 * (1 + Math.abs(mean))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void distributionsAreValues(FamilyCase random) {
        Distribution one = random.component();
        Distribution other = random.component();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        double[] moved = random.link().clone();
        moved[0] += 0.5;
        assertThat(random.family().component(moved)).isNotEqualTo(one);
        assertThat(one.toString()).doesNotContain("@");
    }
}
