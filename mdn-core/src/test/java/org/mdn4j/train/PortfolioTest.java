package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;

final class PortfolioTest {

    private static Dataset rows(DoubleUnaryOperator target) {
        SplittableRandom rng = new SplittableRandom(1);
        double[] x = rng.doubles(200).toArray();
        double[] y = rng.doubles(200, 0.5, 9).map(target).toArray();
        return Dataset.of(x, y);
    }

    private static String family(Candidate candidate) {
        return candidate.options().family;
    }

    private static String activation(Candidate candidate) {
        return candidate.options().activation.label();
    }

    @Test
    void familiesWithoutAFloorAreNotTriedOnALattice() {
        assertThat(Portfolio.of(rows(y -> y)))
                .extracting(PortfolioTest::family)
                .contains("lognormal", "exponential-power");
        assertThat(Portfolio.of(rows(Math::ceil)))
                .extracting(PortfolioTest::family)
                .doesNotContain("lognormal", "exponential-power");
        assertThat(Portfolio.of(rows(y -> y - 5)))
                .extracting(PortfolioTest::family)
                .doesNotContain("lognormal");
    }

    @Test
    void gradesGetPeaksAndRoughFunctionsEarly() {
        assertThat(Portfolio.of(rows(Math::ceil)).subList(0, 4))
                .filteredOn(candidate -> family(candidate).equals("laplace"))
                .extracting(PortfolioTest::activation)
                .contains("relu", "elu");
        for (DoubleUnaryOperator fine : List.<DoubleUnaryOperator>of(y -> y, y -> Math.ceil(100 * y) / 100)) {
            assertThat(Portfolio.of(rows(fine)))
                    .filteredOn(candidate -> family(candidate).equals("laplace"))
                    .extracting(PortfolioTest::activation)
                    .containsExactly("elu");
        }
    }

    @Test
    void productsAreTriedWhereRowsSufficeForTheirCovariances() {
        for (int rows : new int[] {119, 120}) {
            Dataset three = Dataset.of(new double[rows][3], new double[rows][2]);
            assertThat(Portfolio.of(three).stream().anyMatch(Candidate::hasInputProducts))
                    .isEqualTo(rows == 120);
        }
    }

    @Test
    void severalTargetsBeginWithFullCovariances() {
        double[][] two = {{1, 2}, {3, 4}, {5, 7}};
        assertThat(Portfolio.of(Dataset.of(two, two)).subList(0, 3))
                .extracting(PortfolioTest::family)
                .contains("gaussian-full");
    }
}
