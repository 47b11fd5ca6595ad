package org.mdn4j.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** The numbers come from mpmath with 40 digits: integrals of the density over the tail. */
class IncompleteFunctionsTest {

    @Test
    void bothTailsOfALargeShapeKeepTheirDigits() {
        assertThat(IncompleteFunctions.gammaQ(1e5, 109000)).isCloseTo(1.3981108163717783e-168, withinPercentage(1e-9));
        assertThat(IncompleteFunctions.gammaP(1e5, 91000)).isCloseTo(8.6248179821905727e-190, withinPercentage(1e-9));
        assertThat(IncompleteFunctions.gammaQ(1e5, 100020)).isCloseTo(0.47436750307090485, withinPercentage(1e-11));
        assertThat(IncompleteFunctions.gammaQ(1e12, 1e12 + 8e6))
                .isCloseTo(6.2220216353068973e-16, withinPercentage(1e-9));
        assertThat(IncompleteFunctions.logGammaP(1e12, 1e12 - 30e6))
                .isCloseTo(Math.log(4.8627508055368162e-198), withinPercentage(1e-10));
        assertThat(IncompleteFunctions.gammaQ(1e15, 1e15 + 1e7)).isCloseTo(0.37591481342280780, withinPercentage(1e-9));
    }

    @Test
    void farFromTheCentreOfALargeShapeThereIsNothing() {
        assertThat(IncompleteFunctions.gammaP(1e12, 1e11)).isZero();
        assertThat(IncompleteFunctions.gammaQ(1e12, 1e11)).isOne();
        assertThat(IncompleteFunctions.gammaQ(1e12, 1e13)).isZero();
        assertThat(IncompleteFunctions.logGammaQ(1e12, 2e12))
                .isCloseTo(-1e12 * (1 - Math.log(2)), withinPercentage(1e-6));
        assertThat(IncompleteFunctions.logGammaP(1e12, Double.POSITIVE_INFINITY))
                .isZero();
    }

    @Test
    void aBetaProbabilityNextToOneIsOneLessItsComplement() {
        double x = 1 - 1e-10;
        assertThat(IncompleteFunctions.beta(2, 0.1, x, 1 - x)).isCloseTo(0.889999999090855966, withinPercentage(1e-13));
        assertThat(IncompleteFunctions.beta(0.1, 0.1, x, 1 - x))
                .isCloseTo(0.949276272140931864, withinPercentage(1e-13));
        double nearest = 1 - 0x1p-53;
        assertThat(IncompleteFunctions.beta(3, 0.05, nearest, 0x1p-53)
                        + IncompleteFunctions.beta(0.05, 3, 0x1p-53, nearest))
                .isEqualTo(1);
    }
}
