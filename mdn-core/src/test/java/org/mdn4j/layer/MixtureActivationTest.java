package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mdn4j.layer.Networks.normal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The activation function by itself, and what arrays it can read and write. */
class MixtureActivationTest {

    private final MixtureLayout layout = MixtureLayout.of("gaussian", 3, 2);
    private final MixtureActivation activation = new MixtureActivation(layout);

    @ParameterizedTest
    @EnumSource
    void backpropAgreesWithCentralDifferences(PositiveFunction function) {
        MixtureActivation positive = new MixtureActivation(layout.withVariances(function, 0.1));
        INDArray raw = normal(1, DataType.DOUBLE, 4, 15);
        INDArray epsilon = normal(2, DataType.DOUBLE, 4, 15);

        INDArray gradient = positive.backprop(raw, epsilon).getFirst();

        double h = 1e-6;
        for (int j = 0; j < 15; j++) {
            INDArray up = raw.dup();
            up.getColumn(j).addi(h);
            INDArray down = raw.dup();
            down.getColumn(j).subi(h);
            INDArray difference = positive.getActivation(up, true).sub(positive.getActivation(down, true));
            INDArray expected = difference.muli(epsilon).sum(1).divi(2 * h);
            assertThat(expected.sub(gradient.getColumn(j)).amaxNumber().doubleValue())
                    .isLessThan(1e-8);
        }
    }

    @Test
    void theInputIsOverwrittenAsDl4jExpects() {
        INDArray raw = normal(1, DataType.FLOAT, 4, 15);
        assertThat(activation.getActivation(raw, false)).isSameAs(raw);
        assertThat(raw.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3))
                        .sum(1)
                        .getDouble(0))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void arraysOfAnyMemoryOrderGiveTheSame() {
        INDArray plain = normal(1, DataType.DOUBLE, 4, 15);
        INDArray expected = activation.getActivation(plain.dup('c'), false);
        INDArray transposed = plain.transpose().dup('c').transpose();
        INDArray part = Nd4j.hstack(Nd4j.ones(DataType.DOUBLE, 4, 2), plain)
                .get(NDArrayIndex.all(), NDArrayIndex.interval(2, 17));
        INDArray below = Nd4j.vstack(Nd4j.ones(DataType.DOUBLE, 2, 15), plain)
                .get(NDArrayIndex.interval(2, 6), NDArrayIndex.all());

        assertThat(activation.getActivation(plain.dup('f'), false)).isEqualTo(expected);
        assertThat(activation.getActivation(transposed, false)).isEqualTo(expected);
        assertThat(activation.getActivation(part, false)).isEqualTo(expected);
        assertThat(activation.getActivation(below, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE", "HALF", "BFLOAT16"})
    void theTypeOfTheInputIsKept(DataType type) {
        INDArray activated =
                activation.getActivation(normal(1, DataType.FLOAT, 4, 15).castTo(type), false);
        assertThat(activated.dataType()).isEqualTo(type);
        assertThat(activated
                        .castTo(DataType.FLOAT)
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3))
                        .sum(1)
                        .getDouble(2))
                .isCloseTo(1, within(0.02));
    }
}
