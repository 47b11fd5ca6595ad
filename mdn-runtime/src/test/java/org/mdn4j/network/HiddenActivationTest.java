package org.mdn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activation against 50-digit values ({@code reference_activations.py}) and against itself in single precision. */
final class HiddenActivationTest {

    static Stream<String> labels() {
        return Stream.concat(
                HiddenActivation.known().stream(), Stream.of("leakyrelu(0.2)", "elu(0.5)", "swish(2)", "rrelu(0,1)"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvFileSource(resources = "/reference/activations.csv", numLinesToSkip = 1, quoteCharacter = '"')
    void valuesAndDerivativesMeetTheReference(String label, double x, double value, double derivative) {
        HiddenActivation activation = HiddenActivation.of(label);
        assertThat(activation.value(x)).isCloseTo(value, within(4e-16 + 4e-15 * Math.abs(value)));
        assertThat(activation.derivative(x)).isCloseTo(derivative, within(4e-16 + 4e-15 * Math.abs(derivative)));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void singlePrecisionMeetsDouble(String label) {
        HiddenActivation activation = HiddenActivation.of(label);
        int count = 4001;
        float[] x = new float[count];
        float[] value = new float[count];
        float[] gradient = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (i - 2000) * 0.01f;
            gradient[i] = 1 + i % 3;
        }
        activation.apply(x, value, count);
        activation.backward(activation.slopesFollowFromValues() ? value : x, value, gradient, count);
        for (int i = 0; i < count; i++) {
            double expected = activation.value(x[i]);
            assertThat((double) value[i])
                    .as("%s at %s", label, x[i])
                    .isCloseTo(expected, within(5e-7 * Math.max(1, Math.abs(expected))));
            double slope = activation.derivative(x[i]) * (1 + i % 3);
            assertThat((double) gradient[i])
                    .as("derivative of %s at %s", label, x[i])
                    .isCloseTo(slope, within(2e-6 * Math.max(1, Math.abs(slope))));
        }
    }

    @ParameterizedTest
    @MethodSource("labels")
    void valuesMayReplaceTheirArguments(String label) {
        float[] x = {-30, -3, -1, -0.1f, 0, 0.1f, 1, 3, 30};
        float[] value = new float[x.length];
        HiddenActivation.of(label).apply(x, value, x.length);
        HiddenActivation.of(label).apply(x, x, x.length);
        assertThat(x).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsAreReadBack(String label) {
        HiddenActivation activation = HiddenActivation.of(label);
        assertThat(HiddenActivation.of(activation.label()))
                .isEqualTo(activation)
                .hasSameHashCodeAs(activation)
                .hasToString(activation.label());
    }

    @Test
    void usualParametersNeedNotBeSaid() {
        assertThat(HiddenActivation.of("leakyrelu(0.01)").label()).isEqualTo("leakyrelu");
        assertThat(HiddenActivation.of("LeakyReLU( 0.2 )").label()).isEqualTo("leakyrelu(0.2)");
        assertThat(HiddenActivation.of("rrelu(0.1, 0.3)").parameters()).containsExactly(0.1, 0.3);
        assertThat(HiddenActivation.of("elu(2)").label()).isEqualTo("elu(2)");
        assertThat(HiddenActivation.of("Tanh")).isEqualTo(HiddenActivation.TANH).isNotEqualTo(HiddenActivation.RELU);
        assertThat(HiddenActivation.known()).contains("gelu", "leakyrelu(0.01)", "prelu(0.25)", "serlu");
    }

    @Test
    void learntSlopesAreThoseOfTheirUnits() {
        HiddenActivation prelu = HiddenActivation.prelu(0.5f, -1);
        float[] x = {-2, -2, 3, 3}; // two rows of two units
        float[] value = new float[4];
        float[] gradient = {1, 1, 1, 1};
        prelu.apply(x, value, 4);
        prelu.backward(x, value, gradient, 4);
        assertThat(value).containsExactly(-1, 2, 3, 3);
        assertThat(gradient).containsExactly(0.5f, -1, 1, 1);
        assertThat(prelu.units()).isEqualTo(2);
        assertThat(HiddenActivation.of("prelu(0.5,-1)")).isEqualTo(prelu);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cosine         | need an activation among identity, sigmoid, tanh,",
                "leakyrelu(     | need an activation among",
                "leakyrelu()    | need slope in the brackets but got 'leakyrelu()'",
                "leakyrelu(1,2) | need slope in the brackets but got 'leakyrelu(1,2)'",
                "elu(NaN)       | need alpha in the brackets but got",
                "tanh(1)        | need no parameter in the brackets but got",
                "prelu(a)       | need slope of every unit in the brackets but got",
                "rrelu(0.5)     | need smallest slope, largest slope in the brackets but got",
                "rrelu(0.5,0.1) | need a smallest slope of at most the largest but got 0.5 and 0.1"
            })
    void whatCannotBeReadIsRefused(String label, String message) {
        assertThatThrownBy(() -> HiddenActivation.of(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void functionsThatNormaliseThemselvesKeepMeanAndVariance() {
        for (String label : List.of("selu", "serlu")) {
            HiddenActivation activation = HiddenActivation.of(label);
            double mean = 0;
            double square = 0;
            double step = 1e-3;
            for (double x = -12; x < 12; x += step) {
                double weight = step * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
                mean += weight * activation.value(x);
                square += weight * activation.value(x) * activation.value(x);
            }
            assertThat(mean).as(label).isCloseTo(0, within(1e-6));
            assertThat(square).as(label).isCloseTo(1, within(1e-6));
        }
    }
}
