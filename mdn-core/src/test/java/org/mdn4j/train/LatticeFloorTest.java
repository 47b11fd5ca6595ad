package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.ExponentialPower;
import org.mdn4j.distribution.Laplace;

final class LatticeFloorTest {

    private static Dataset rounded(double step) {
        SplittableRandom rng = new SplittableRandom(1);
        double[] x = new double[300];
        double[] y = new double[300];
        for (int i = 0; i < x.length; i++) {
            x[i] = rng.nextInt(3);
            y[i] = step * Math.round((x[i] + 0.1 * rng.nextGaussian()) * 4 / step);
        }
        return Dataset.of(x, y);
    }

    private static Fit fit(Dataset data, String family, boolean floor) {
        return MdnRegressor.builder()
                .family(family)
                .components(2)
                .hidden(8)
                .members(1)
                .maxEpochs(5)
                .latticeFloor(floor)
                .build()
                .fit(data);
    }

    @Test
    void componentsAreNoNarrowerThanRounding() {
        for (String family : new String[] {"gaussian", "student-t", "exponential-power"}) {
            assertThat(fit(rounded(1), family, true)
                            .smallestStandardDeviations()
                            .get(0))
                    .as(family)
                    .isCloseTo(1 / Math.sqrt(12), within(1e-6));
        }
    }

    @Test
    void peakedComponentsAreWiderThanRoundingSinceTheirPeakWouldBeASpike() {
        Fit laplace = fit(rounded(1), "laplace", true);
        assertThat(laplace.smallestStandardDeviations().get(0)).isCloseTo(Math.sqrt(2.0 / 12), within(1e-6));
        Fit logistic = fit(rounded(1), "logistic", true);
        assertThat(logistic.smallestStandardDeviations().get(0))
                .isCloseTo(Math.PI / Math.sqrt(3) / Math.sqrt(12), within(1e-6));
        double floor = laplace.model()
                        .layout()
                        .groups()
                        .get(1)
                        .parameter()
                        .constraint()
                        .floor()
                * laplace.model().targetScaling().scale()[0];
        assertThat(Laplace.of(0, floor).standardDeviation())
                .isCloseTo(laplace.smallestStandardDeviations().get(0), within(1e-6));
    }

    @Test
    void theFloorCanBeLeftOut() {
        assertThat(fit(rounded(1), "gaussian", false)
                        .smallestStandardDeviations()
                        .get(0))
                .isLessThan(0.01);
    }

    @Test
    void targetsOnNoLatticeKeepTheFloorOfTheFamily() {
        Fit fit = fit(rounded(1e-9), "gaussian", true);
        assertThat(fit.smallestStandardDeviations().get(0))
                .isCloseTo(1e-3 * fit.model().targetScaling().scale()[0], within(1e-9));
    }

    @Test
    void flatComponentsAreNoNarrowerEither() {
        Fit fit = fit(rounded(1), "exponential-power", true);
        double scale =
                fit.model().layout().groups().get(1).parameter().constraint().floor()
                        * fit.model().targetScaling().scale()[0];
        assertThat(ExponentialPower.of(1e6, 0, scale).standardDeviation()).isCloseTo(1 / Math.sqrt(12), within(1e-6));
    }
}
