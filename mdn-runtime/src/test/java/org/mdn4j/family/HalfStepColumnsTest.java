package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HalfStepColumnsTest {

    /** h, the function, and h times its derivative, by mpmath with 40 digits. */
    private static final double[][] REFERENCE = {
        {1e-6, -6.3353917223501531532, 0.49999861370892874103},
        {0.3, -0.34175191425526993659, 0.26125469664819835887},
        {1, -0.12078223763524522235, 0.11370563888010938117},
        {1.5, -0.081950316418836968643, 0.079441541679835928252},
        {4.25, -0.029345000342797703483, 0.029213555201398708244},
        {60, -0.0020833092226879767665, 0.0020832610054143459291},
        {1e5, -1.2499999999947916667e-6, 1.249999999984375e-6}
    };

    @Test
    void valuesAndSlopesAreThoseOfTheGammaFunction() {
        int slots = REFERENCE.length;
        double[] inverseDegrees = new double[slots];
        for (int i = 0; i < slots; i++) {
            inverseDegrees[i] = 0.5 / REFERENCE[i][0];
        }
        double[] values = new double[slots];
        double[] slopes = new double[slots];
        new HalfStepColumns(slots).evaluate(inverseDegrees, values, slopes, slots);
        for (int i = 0; i < slots; i++) {
            assertThat(values[i]).as("h = %s", REFERENCE[i][0]).isCloseTo(REFERENCE[i][1], within(1e-9));
            assertThat(slopes[i]).as("h = %s", REFERENCE[i][0]).isCloseTo(REFERENCE[i][2], within(1e-8));
        }
    }
}
