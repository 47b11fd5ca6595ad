package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Concentrated angles. The numbers come from mpmath with 50 digits: integrals of the density over the real circle, far out by its series. */
class VonMisesTest {

    @ParameterizedTest
    @CsvSource({
        "30, 2.5, 1.9, 0.00092662334746657259, 0.99907337665253343",
        "30, 2.5, -2.9, 0.00029058895241927123, 0.99970941104758073",
        "30, 2.5, -3.0, 0.00027638026918135818, 0.99972361973081864",
        "1e3, 1.0, 0.2, 3.3568602533085499e-134, 1",
        "1e3, 1.0, 0.99, 0.3759303243203693, 0.6240696756796307",
        "1e3, 1.0, 1.1, 0.99921268110057378, 0.00078731889942622275",
        "1e9, -2.0, -2.001, 8.9795395615712683e-220, 1",
        "1e9, -2.0, -2.00001, 0.37591481703763897, 0.62408518296236103",
        "1e9, -2.0, -1.9999, 0.99921729886639342, 0.00078270113360657628",
        "1e12, 3.0, 2.99997, 4.906714064523527e-198, 1",
        "1e12, 3.0, 3.0000005, 0.69146246129859475, 0.30853753870140525",
        "1e12, 3.0, 2.999999, 0.1586552538976752, 0.8413447461023248",
        "1e3, 3.13, -3.14, 0.018604131881356109, 0.98139586811864389",
        "1e3, 3.13, -3.0, 0.35697894103387761, 0.64302105896612239",
        "1e3, 3.13, 3.12, 0.73290991847192018, 0.26709008152807982"
    })
    void concentratedAnglesHaveTheProbabilitiesOfTheIntegral(
            double concentration, double mean, double y, double cdf, double survival) {
        VonMises angle = VonMises.of(mean, concentration);
        assertThat(angle.cdf(y)).isCloseTo(cdf, within(1e-12 * cdf));
        assertThat(angle.survival(y)).isCloseTo(survival, within(1e-12 * survival));
        assertThat(angle.logCdf(y)).isCloseTo(Math.log(cdf), within(1e-12 * Math.max(1, -Math.log(cdf))));
        VonMises mirrored = VonMises.of(-mean, concentration);
        assertThat(mirrored.survival(-y)).isEqualTo(angle.cdf(y));
        assertThat(mirrored.cdf(-y)).isEqualTo(angle.survival(y));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 0.7, 12, 39.9, 40, 1e3, 1e6, 1e9, 1e12})
    void quantilesOfAnglesInvertTheirCdfAtEveryConcentration(double concentration) {
        for (double mean : new double[] {0, 1.3, -2, 3.1, -3.14159}) {
            VonMises angle = VonMises.of(mean, concentration);
            for (double p : new double[] {1e-12, 1e-3, 0.2, 0.5, 0.9, 1 - 1e-6}) {
                double y = angle.quantile(p);
                // A neighbouring double may be all that there is.
                double step = Math.ulp(Math.PI) * angle.density(y);
                assertThat(angle.cdf(y)).isCloseTo(p, within(1e-13 * p + 4 * step));
                assertThat(angle.inverseSurvival(p))
                        .isCloseTo(-VonMises.of(-mean, concentration).quantile(p), within(1e-15));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 20, 1e3, 1e9, 1e12})
    void theCdfOfAnglesGrowsFromZeroToOne(double concentration) {
        for (double mean : new double[] {0, 2, -3.1, Math.PI}) {
            VonMises angle = VonMises.of(mean, concentration);
            assertThat(angle.cdf(-Math.PI)).isZero();
            assertThat(angle.cdf(Math.PI)).isEqualTo(1);
            assertThat(angle.survival(Math.PI)).isZero();
            assertThat(angle.survival(-Math.PI)).isEqualTo(1);
            double previous = 0;
            for (int i = -300; i <= 300; i++) {
                double y = mean + i * 0.05 / Math.sqrt(1 + concentration);
                if (Math.abs(y) <= Math.PI) {
                    double cdf = angle.cdf(y);
                    assertThat(cdf).isGreaterThanOrEqualTo(previous - 1e-15);
                    assertThat(cdf + angle.survival(y)).isCloseTo(1, within(1e-13));
                    previous = cdf;
                }
            }
        }
    }
}
