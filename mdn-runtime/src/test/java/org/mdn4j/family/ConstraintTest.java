package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {

    /** Every function with every floor that it may have. */
    static Stream<Constraint> constraints() {
        return Stream.of(PositiveFunction.values())
                .flatMap(function -> DoubleStream.of(0, 1e-12, 1e-6, 0.5)
                        .filter(floor -> floor > 0 || !function.reachesZero())
                        .mapToObj(floor -> Constraint.positive(function, floor)));
    }

    static Stream<Arguments> constraintsAtRawValues() {
        return constraints()
                .flatMap(constraint -> DoubleStream.of(-30, -7.3, -1.1, -0.2, 0.3, 1.7, 9.9, 40)
                        .mapToObj(raw -> Arguments.of(constraint, raw)));
    }

    @ParameterizedTest
    @CsvSource({
        // function, raw, value: computed with 40 digits
        "exp, -2.5, 0.08208499862389879516952867446715981",
        "softplus, -40, 4.248354255291588986304743060772924e-18",
        "softplus, -2.5, 0.07888973429254962334404391671755100",
        "softplus, 0, 0.693147180559945309417232121458177",
        "softplus, 2.5, 2.578889734292549623344043916717551",
        "softplus, 800, 800",
        "relu, 2.5, 2.5",
        "relu, -2.5, 0",
        "elu+1, -2.5, 0.08208499862389879516952867446715981",
        "elu+1, 2.5, 3.5",
        "square, -2.5, 6.25"
    })
    void valuesAreThoseOfTheFormula(String function, double raw, double value) {
        Constraint constraint = Constraint.positive(PositiveFunction.of(function), 1e-300);
        assertThat(constraint.value(raw)).isCloseTo(value, within(4e-16 * value + 1e-299));
    }

    @ParameterizedTest
    @MethodSource("constraintsAtRawValues")
    void theLinkIsTheLogarithmOfTheValue(Constraint constraint, double raw) {
        assertThat(Math.exp(constraint.link(raw))).isCloseTo(constraint.value(raw), withinPercentage(1e-11));
    }

    @ParameterizedTest
    @MethodSource("constraintsAtRawValues")
    void derivativesAgreeWithCentralDifferences(Constraint constraint, double raw) {
        double h = 1e-6;
        double slope = (constraint.value(raw + h) - constraint.value(raw - h)) / (2 * h);
        assertThat(constraint.derivative(raw)).isCloseTo(slope, within(1e-8 * (1 + Math.abs(constraint.value(raw)))));
        double linkSlope = (constraint.link(raw + h) - constraint.link(raw - h)) / (2 * h);
        assertThat(constraint.linkDerivative(raw, constraint.link(raw)))
                .isCloseTo(linkSlope, within(1e-7 * (1 + Math.abs(linkSlope))));
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void noValueIsBelowTheFloorAndNoLinkIsInfiniteFarOut(Constraint constraint) {
        for (double raw : new double[] {-1e300, -1e5, -745, -80, -1, 0, 1, 80, 709, 1e5, 1e150}) {
            assertThat(constraint.value(raw)).isGreaterThanOrEqualTo(constraint.floor());
            double link = constraint.link(raw);
            assertThat(link).as("link of %s at %s", constraint, raw).isFinite();
            assertThat(constraint.linkDerivative(raw, link)).as("at %s", raw).isFinite();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP", "SOFTPLUS", "ELU_PLUS_ONE"})
    void withoutFloorTheLinkResolvesWhatDoublesCannotHold(PositiveFunction function) {
        Constraint constraint = Constraint.positive(function, 0);
        assertThat(constraint.link(-1000)).isEqualTo(-1000);
        assertThat(constraint.linkDerivative(-1000, -1000)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void rawInvertsTheLinkAboveTheFloor(Constraint constraint) {
        for (double value : new double[] {0.6, 1, 2.5, 1e3}) {
            assertThat(constraint.value(constraint.raw(Math.log(value)))).isCloseTo(value, withinPercentage(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-6})
    void rawOfWhatLiesAtOrBelowTheFloorIsJustAboveIt(double value) {
        Constraint constraint = Constraint.positive(PositiveFunction.SOFTPLUS, 1e-6);
        assertThat(constraint.value(constraint.raw(Math.log(value)))).isBetween(1e-6, 1.01e-6);
    }

    @Test
    void identityLeavesEverythingAsItIs() {
        assertThat(Constraint.IDENTITY.isPositive()).isFalse();
        assertThat(Constraint.IDENTITY.value(-3)).isEqualTo(-3);
        assertThat(Constraint.IDENTITY.link(-3)).isEqualTo(-3);
        assertThat(Constraint.IDENTITY.raw(-3)).isEqualTo(-3);
        assertThat(Constraint.IDENTITY.derivative(-3)).isEqualTo(1);
        assertThat(Constraint.IDENTITY.linkDerivative(-3, -3)).isEqualTo(1);
        assertThat(Constraint.IDENTITY).hasToString("identity");
    }

    @Test
    void constraintsAreEqualIfFunctionAndFloorAre() {
        Constraint constraint = Constraint.positive(PositiveFunction.EXP, 0.1);
        assertThat(constraint)
                .isEqualTo(Constraint.positive(PositiveFunction.EXP, 0.1))
                .hasSameHashCodeAs(Constraint.positive(PositiveFunction.EXP, 0.1))
                .isNotEqualTo(Constraint.positive(PositiveFunction.EXP, 0.2))
                .isNotEqualTo(Constraint.positive(PositiveFunction.SOFTPLUS, 0.1))
                .isNotEqualTo(Constraint.IDENTITY)
                .hasToString("exp + 0.1");
        assertThat(Constraint.positive(PositiveFunction.EXP, 0)).hasToString("exp");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void aFloorOutOfRangeIsRefused(double floor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.positive(PositiveFunction.EXP, floor))
                .withMessage("need a finite floor of at least 0 but got " + floor);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "SQUARE"})
    void functionsThatReachZeroNeedAFloor(PositiveFunction function) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.positive(function, 0))
                .withMessageContaining("need a floor above 0 with '" + function.label() + "'");
    }

    @ParameterizedTest
    @EnumSource
    void functionsAreFoundByLabelInAnyCase(PositiveFunction function) {
        assertThat(PositiveFunction.of(function.label())).isSameAs(function);
        assertThat(PositiveFunction.of(function.label().toUpperCase(Locale.ROOT)))
                .isSameAs(function);
    }

    @Test
    void anUnknownFunctionIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositiveFunction.of("sigmoid"))
                .withMessage("need a positive function among exp, softplus, relu, elu+1, square but got 'sigmoid'");
    }
}
